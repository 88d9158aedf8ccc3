import re
from ipaddress import ip_network

import pytest

pytestmark = pytest.mark.django_db
OURS = "[0-9a-f]{32}"


def identifier(client, given: str) -> str:
    return client.get("/robots.txt", headers={"X-Request-ID": given})["X-Request-ID"]


def test_every_answer_has_an_identifier_of_its_own(client):
    found = {client.get(address)["X-Request-ID"] for address in ("/robots.txt", "/nothing-here", "/static/none.css")}
    assert len(found) == 3
    assert all(re.fullmatch(OURS, one) for one in found)


def test_the_identifier_of_a_front_is_taken_over(client, settings):
    settings.TRUSTED_PROXIES = {ip_network("127.0.0.1")}
    assert identifier(client, "front-1234") == "front-1234"


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "with space", "ana@example.org", "line\\nbreak1"])
def test_what_is_no_identifier_is_not(client, settings, given):
    settings.TRUSTED_PROXIES = {ip_network("127.0.0.1")}
    assert re.fullmatch(OURS, identifier(client, given))


def test_without_a_front_nobody_chooses_it(client):
    assert re.fullmatch(OURS, identifier(client, "front-1234"))


def test_requests_are_logged_where_that_is_asked_for(client, settings, caplog):
    caplog.set_level("INFO")
    client.get("/robots.txt")
    assert [one for one in caplog.records if one.name.endswith("operating.requests")] == []
    settings.LOG_REQUESTS = True
    answer = client.get("/themes/nothing?q=Ana", REMOTE_ADDR="203.0.113.77")
    (record,) = (one for one in caplog.records if one.name.endswith("operating.requests"))
    assert (record.getMessage(), record.status) == ("Answered.", answer.status_code)
    assert record.milliseconds > 0
