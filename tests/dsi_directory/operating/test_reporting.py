import json
import logging
import subprocess
import sys

import psycopg
import pytest
import sentry_sdk
from django.conf import settings as site
from sentry_sdk.transport import Transport

from dsi_directory.operating import endings, reporting

ANA = "ana.perez@example.org"


class Kept(Transport):
    """Keeps reports instead of sending them."""

    def __init__(self, options=None):
        super().__init__(options)
        self.reports = []

    def capture_envelope(self, envelope):
        self.reports.append(envelope.get_event())


@pytest.fixture
def reports():
    transport = Kept()
    reporting.start("https://key@errors.example/1", "https://directory.example", transport=transport)
    yield transport.reports
    sentry_sdk.get_global_scope().set_client(None)


def read(row):
    local = f"of {ANA}"
    raise ValueError(f"{row} {local}")


@pytest.mark.django_db
def test_an_error_on_a_page_is_reported_without_the_person(reports, client, monkeypatch):
    monkeypatch.setattr("dsi_directory.views.current", lambda: read("Ana"))
    client.raise_request_exception = False
    client.cookies["name"] = "Ana"
    answer = client.get(f"/de/?q={ANA}", REMOTE_ADDR="203.0.113.77", headers={"Referer": "https://a.example/ana"})
    (report,) = reports
    (error,) = report["exception"]["values"]
    assert (error["type"], error["value"], error["stacktrace"]["frames"][-1]["function"]) == ("ValueError", "", "read")
    assert report["tags"] == {"request_id": answer["X-Request-ID"], "page": "home"}
    assert report["logentry"] == {"message": "Internal Server Error: home"}
    told = json.dumps({**report, "exception": [{"value": error["value"]}]}).lower()
    assert [secret for secret in ("ana", "203.0.113.77", "cookie", "referer", "headers") if secret in told] == []
    assert all("vars" not in frame for frame in error["stacktrace"]["frames"])


def test_where_an_error_came_from_is_reported(reports):
    try:
        try:
            raise psycopg.OperationalError(f"no answer\nDETAIL: of {ANA}")
        except psycopg.Error as first:
            raise KeyError(ANA) from first
    except KeyError:
        logging.getLogger("x").exception("It failed for %s.", ANA)
    (report,) = reports
    errors = [(one["type"], one["value"]) for one in report["exception"]["values"]]
    assert errors == [("OperationalError", "no answer"), ("KeyError", "")]
    assert ANA not in json.dumps(report)


def test_what_ends_a_command_is_reported(reports, caplog):
    error = ZeroDivisionError(ANA)
    endings.logged(type(error), error, None)
    assert reports[0]["exception"]["values"][0]["type"] == "ZeroDivisionError"
    assert ANA not in json.dumps(reports)


def test_warnings_and_what_strangers_try_are_not_reported(reports):
    logging.getLogger("x").warning("It is slow.")
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header")
    assert reports == []


def test_nothing_is_imported_where_nobody_gets_reports_or_figures():
    script = "import sys, dsi_directory.wsgi; print({'sentry_sdk', 'prometheus_client'} & set(sys.modules))"
    command = [sys.executable, "-c", script]
    assert (
        subprocess.run(command, cwd=site.BASE_DIR, capture_output=True, text=True, env={"DEBUG": "1"}).stdout
        == "set()\n"
    )
