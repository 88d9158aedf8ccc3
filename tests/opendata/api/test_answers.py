"""What all answers have in common: validators, limits, headers for scripts elsewhere, and problems in words."""

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from core.guards import rates
from core.guards.rates import Rate
from opendata.api import base, views
from search.upkeep import catch_up
from tests.opendata.api.addresses import everything
from tests.pages.test_query_counts import enrich

LIST = "/api/v1/organisations"


def test_nothing_is_read_where_nothing_has_changed(client, family):
    for address in everything(family):
        etag = client.get(address)["ETag"]
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address, headers={"If-None-Match": etag})
        assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
        # What is counted for the limit, and the version of the content.
        assert len(captured) == 2, address


def test_an_answer_is_new_after_a_change(client, family):
    etag = client.get(LIST)["ETag"]
    family["organisation"].name = "Renamed"
    family["organisation"].save()
    response = client.get(LIST, headers={"If-None-Match": etag})
    assert response.json()["results"][0]["name"] == "Renamed"
    assert client.get(f"{LIST}?limit=5")["ETag"] != client.get(LIST)["ETag"]


def test_who_counts_on_another_state_is_told(client, family):
    assert client.get(LIST, headers={"If-Match": '"other"'}).status_code == 412


@pytest.mark.parametrize("size", [1, 6])
def test_few_queries_are_asked_however_much_there_is(client, make_family, relate, size):
    central, others = make_family("Central"), [make_family(f"Other {number}") for number in range(size)]
    for number, other in enumerate(others):
        relate(central, other)
        enrich(central, number)
    catch_up()
    for address in (*everything(central), f"{LIST}?q=other+organisation&sort=projects&tag=none&facets=on"):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert len(captured) <= 10, address


def test_answers_may_be_kept_and_know_no_visitor(client, family):
    for address in everything(family):
        response = client.get(address, headers={"Cookie": f"session={'a' * 32}"})
        assert response["Cache-Control"] == "public, max-age=60, s-maxage=1, stale-while-revalidate=1"
        assert response["Vary"] == "Accept, origin"
        assert response["Content-Type"] == "application/json"
        assert not response.cookies


def test_a_browser_is_given_lines_to_read(client, family):
    page = client.get(LIST, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.text.startswith('{\n  "count": 1,')
    assert page["ETag"] != client.get(LIST)["ETag"]
    assert client.get(LIST).text.startswith('{"count":1,')


def test_scripts_of_any_site_may_read(client, family):
    response = client.get(LIST, headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert {"ETag", "Link", "RateLimit", "Retry-After"} <= set(response["Access-Control-Expose-Headers"].split(", "))
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    preflight = client.options(LIST, headers={**asked, "Access-Control-Request-Headers": "if-none-match"})
    assert preflight["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Origin" not in client.get("/account/login/", headers=asked)


def test_methods_are_told_and_others_refused(client, family):
    head, options = client.head(LIST), client.options(LIST)
    assert (head.status_code, head.content, options.status_code) == (200, b"", 204)
    assert options["Allow"] == "GET, HEAD, OPTIONS"
    client.handler.enforce_csrf_checks = True
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE"):
        response = client.generic(method, LIST, b"\xff", "application/x-www-form-urlencoded; charset=utf-16")
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS"), method
        assert response.json()["title"] == "Method Not Allowed"


@pytest.fixture
def clock(monkeypatch):
    now = [1_800_000_030.0]
    monkeypatch.setattr(rates.time, "time", lambda: now[0])
    monkeypatch.setattr("core.guards.limits.time.time", lambda: now[0])
    monkeypatch.setattr(base, "RATE", Rate(in_a_minute=2, in_a_day=4))
    return now


def test_a_device_is_told_what_is_left_and_when_to_come_back(client, clock):
    first = client.get("/api/v1", REMOTE_ADDR="198.51.100.7")
    assert first["RateLimit-Policy"] == '"minute";q=2;w=60, "day";q=4;w=86400'
    assert first["RateLimit"] == '"minute";r=1;t=30, "day";r=3;t=57570'
    client.get("/api/v1", REMOTE_ADDR="198.51.100.7")
    refused = client.get("/api/v1", REMOTE_ADDR="::ffff:198.51.100.7")
    assert (refused.status_code, refused["Retry-After"]) == (429, "30")
    assert refused["RateLimit"] == '"minute";r=0;t=30, "day";r=2;t=57570'
    assert "Please wait 30 seconds" in refused.json()["detail"]
    assert client.get("/api/v1", REMOTE_ADDR="198.51.100.8").status_code == 200


def test_a_day_has_its_limit_too(client, clock):
    statuses = []
    for _ in range(5):
        statuses.append(client.get("/api/v1").status_code)
        clock[0] += 60
    assert statuses == [200, 200, 200, 200, 429]
    assert client.get("/api/v1")["Retry-After"] == str(57_570 - 5 * 60)


def test_all_that_goes_wrong_is_a_problem(client, monkeypatch):
    client.raise_request_exception = False
    broken = {"/api/v1/nothing": 404, "/api/v1/organisations/x": 404, "/api/v1/organisations/9999999999": 404}
    assert {address: client.get(address).status_code for address in broken} == broken
    assert client.post("/api/v1/nothing").status_code == 404
    many = client.get(LIST, QUERY_STRING="&".join(f"a{number}=1" for number in range(1001)))
    asked = client.get(LIST, headers={"Accept": "image/png"})
    answers = {400: many, 406: asked}
    for status, error in ((500, ValueError()), (503, OperationalError())):
        monkeypatch.setattr(views.IndexView, "answer", lambda *args, error=error: (_ for _ in ()).throw(error))
        answers[status] = client.get("/api/v1")
    for status, response in answers.items():
        assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
        assert response.json()["type"].startswith("http://127.0.0.1:8000/api#")
        assert response.json()["detail"]
    assert answers[503]["Retry-After"] == "120"


def test_a_slash_too_many_leads_to_the_address(client):
    response = client.get(f"{LIST}/?limit=5", headers={"Origin": "https://elsewhere.example"})
    assert (response.status_code, response["Location"]) == (301, f"{LIST}?limit=5")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/")["Location"] == "/api/v1"
