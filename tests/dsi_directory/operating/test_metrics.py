import pytest
from django.db import OperationalError
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from dsi_directory.operating import metrics
from submissions.models import Submission

pytestmark = pytest.mark.django_db
TOKEN = "a-token-that-is-long-enough"


@pytest.fixture
def watched(settings, client):
    settings.METRICS_TOKEN = TOKEN
    return client


def figures(client) -> dict:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}", "Host": "10.0.0.1"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    families = text_string_to_metric_families(answer.text)
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value for family in families for sample in family.samples
    }


def test_nothing_is_there_unless_it_is_asked_for(client):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    assert "MeasuredRequests" not in str(client.handler._middleware_chain)


@pytest.mark.parametrize("header", ["", "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer é"])
def test_nobody_without_the_token_learns_of_it(watched, header):
    answer = watched.get("/metrics", headers={"Authorization": header})
    assert answer.status_code == 404
    assert "dsi_requests" not in answer.text


def test_requests_are_counted_by_page_method_and_status(watched):
    def counted(page, method, status):
        labels = (("method", method), ("page", page), ("status", status))
        return figures(watched).get(("dsi_requests_total", *labels), 0)

    before = counted("submissions:status", "GET", "4xx"), counted("none", "other", "4xx")
    watched.get("/submissions/a-secret-key?mail=ana@example.org")
    watched.generic("BREW", "/no/such/page")
    assert counted("submissions:status", "GET", "4xx") == before[0] + 1
    assert counted("none", "other", "4xx") == before[1] + 1
    assert not any(secret in str(figures(watched)) for secret in ("a-secret-key", "ana@", "/no/such"))


def test_times_are_counted_and_nothing_stays_in_flight(watched):
    watched.get("/robots.txt")
    found = figures(watched)
    assert sum(value for (name, *_), value in found.items() if name == "dsi_request_seconds_count") > 0
    assert found[("dsi_requests_in_flight",)] == 0


def test_what_waits_is_told(watched):
    before = figures(watched)[("dsi_queue_waiting", ("queue", "submissions"))]
    now = timezone.now()
    Submission.objects.create(kind="report", stage="received", received_at=now)
    found = figures(watched)
    assert found[("dsi_queue_waiting", ("queue", "submissions"))] == before + 1
    assert found[("dsi_database_up",)] == 1


def test_where_pages_come_from_is_told(watched, settings):
    settings.PAGES_ARE_KEPT = True

    def counted():
        found = figures(watched)
        sources = [("dsi_pages_total", ("source", source)) for source in ("drawn", "kept", "not modified")]
        return [found.get(source, 0) for source in sources]

    before = counted()
    tag = watched.get("/themes?page=kept")["ETag"]
    watched.get("/themes?page=kept")
    watched.get("/themes?page=kept", headers={"If-None-Match": tag})
    assert [now - then for now, then in zip(counted(), before, strict=True)] == [1, 1, 1]
    assert figures(watched)[("dsi_requests_total", ("method", "GET"), ("page", "themes"), ("status", "3xx"))] > 0


def test_figures_of_the_processes_are_told_without_a_database(watched, monkeypatch):
    def gone(*given):
        raise OperationalError

    monkeypatch.setattr(metrics.OfTheSite, "look_up", gone)
    found = figures(watched)
    assert found[("dsi_database_up",)] == 0
