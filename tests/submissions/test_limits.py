"""How often one device, its network and one mail address may do something, whatever process is asked."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from core.guards import limits
from tests.factories import OrganisationFactory

AN_HOUR_STARTS = 1_800_000_000
DEVICE, NEIGHBOUR, ELSEWHERE = "198.51.100.7", "198.51.100.8", "203.0.113.9"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    now = [AN_HOUR_STARTS + 60.0]
    monkeypatch.setattr("core.guards.limits.time.time", lambda: now[0])
    return now


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(limits, "LIMITS", {"send": (3, 5, 2), "start": (3, 5, 0), "mail": (3, 5, 2)})


def asked_from(device=DEVICE, **meta):
    return RequestFactory().get("/", REMOTE_ADDR=device, **meta)


def passed(times, device=DEVICE, action="start", address=""):
    return [limits.allows(asked_from(device), action, address) for _ in range(times)].count(True)


@pytest.mark.django_db
def test_a_device_is_stopped_at_its_limit():
    assert passed(10) == 3


@pytest.mark.django_db
def test_a_network_is_stopped_at_its_limit_and_others_go_on():
    assert passed(3) + passed(3, NEIGHBOUR) == 5
    assert passed(3, ELSEWHERE) == 3


@pytest.mark.django_db
def test_a_device_that_is_refused_takes_no_place_of_its_network():
    assert passed(10) == 3
    assert passed(3, NEIGHBOUR) == 2


@pytest.mark.django_db
def test_a_mail_address_is_stopped_from_whatever_network():
    assert passed(3, action="send", address="ana@example.org") == 2
    assert passed(3, ELSEWHERE, "send", "ana@example.org") == 0
    assert passed(1, "192.0.2.1", "send", "bo@example.org") == 1


@pytest.mark.django_db
def test_the_next_hour_begins_anew(clock):
    passed(10)
    assert limits.seconds_left() == 3540
    clock[0] += limits.seconds_left()
    assert passed(10) == 3


@pytest.mark.django_db
def test_what_was_sent_today_is_known_for_the_network(clock):
    passed(3, action="send")
    clock[0] += limits.HOUR
    passed(1, NEIGHBOUR, "send")
    assert limits.sent_today(asked_from("198.51.100.99")) == 4
    assert limits.sent_today(asked_from(ELSEWHERE)) == 0


@pytest.mark.django_db
def test_nobody_stands_in_the_cache_in_clear():
    passed(2, action="send", address="ana@example.org")
    with connection.cursor() as cursor:
        cursor.execute('SELECT cache_key || value FROM "cache" UNION ALL SELECT name FROM core_tally')
        kept = "".join(row[0] for row in cursor.fetchall())
    assert "limit:send:" in kept
    assert not any(part in kept for part in (DEVICE, "198.51.100", "ana", "example.org"))


@pytest.mark.django_db
@pytest.mark.parametrize(("times", "expected"), [(0, 20), (1, 3), (2, 6)])
def test_the_operator_sets_how_many_times_as_much(settings, times, expected):
    settings.RATE_LIMITS = times
    assert passed(20) == expected


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_as_many_pass_as_there_are_places(monkeypatch):
    monkeypatch.setattr(limits, "LIMITS", {"start": (20, 100, 0)})

    def ask(_):
        try:
            return limits.allows(asked_from(), "start")
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(ask, range(50))).count(True) == 20


@pytest.mark.django_db
def test_one_query_counts_for_all(django_assert_num_queries):
    with django_assert_num_queries(1):
        limits.allows(asked_from(), "mail", "ana@example.org")


@pytest.mark.parametrize(
    ("device", "network"),
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("::ffff:198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("unknown", "unknown"),
    ],
)
def test_the_network_follows_from_the_address(device, network):
    assert limits.network_of(device) == network


def test_a_device_with_a_new_address_cannot_choose_another_within_its_own():
    one, other = (limits.senders(asked_from(f"2001:db8:1:2::{end}"), "")["device"] for end in (1, 2))
    assert one == other


@given(st.text())
def test_whatever_stands_for_an_address_has_a_key(device):
    assert len(limits.name_of("start", limits.network_of(device))) < 200


@pytest.mark.django_db
def test_who_is_refused_keeps_all_that_was_typed(client, monkeypatch):
    monkeypatch.setattr(limits, "LIMITS", {"send": (0, 0, 0)})
    address = f"/report/organisation/{OrganisationFactory().pk}/wrong"
    stamp = re.search(r'name="stamp" value="([^"]+)"', client.get(address).text)[1]
    typed = {"stamp": stamp, "text": "Kept <all> of it", "address": "ana@example.org"}
    response = client.post(address, typed)
    assert response.status_code == 429
    assert response["Retry-After"] == "3540"
    for words in ("Nothing is lost", "after 10:00", "Kept &lt;all&gt; of it", "ana@example.org"):
        assert words in response.text
