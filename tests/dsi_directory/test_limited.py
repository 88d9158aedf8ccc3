"""Who asks for too much is told to wait, in the look of the site or as a problem, and nobody else is."""

import pytest
from django.contrib.auth.models import Group

from core.guards import limits, rates
from core.guards.rates import Rate
from core.models import Tally
from dsi_directory import limited
from search.upkeep import catch_up
from tests.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
DEVICE, OTHER = "198.51.100.7", "203.0.113.9"
PASSWORD = "not-secret-in-tests"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """An hour that begins when the test does, so that none ends in it."""
    now = [1_800_000_000.0]
    for module in (limits, rates):
        monkeypatch.setattr(f"{module.__name__}.time.time", lambda: now[0])
    return now


@pytest.fixture
def person():
    person = UserFactory(username="edit", is_staff=True)
    person.groups.add(Group.objects.get(name="Editor"))
    return person


@pytest.mark.parametrize(
    ("address", "action"),
    [
        ("/search?q=lamp", "search"),
        ("/fr/search?q=lamp", "search"),
        ("/search.json?term=lamp", "search"),
        ("/search/suggest?q=la", "suggest"),
        ("/search/suggest.json?q=la", "suggest"),
        ("/join/doubles?part=organisation&name=lamp", "suggest"),
        ("/join/organisations?find=lamp", "suggest"),
        ("/organisations?page=21", "deep"),
        ("/organisations?page=%D9%A3", "deep"),
        ("/search?q=lamp&page=21", "deep"),
        ("/downloads/organisations.csv", "download"),
        ("/export/projects.json", "download"),
    ],
)
def test_what_costs_much_has_a_limit(client, monkeypatch, address, action):
    monkeypatch.setitem(limited.RATES, action, Rate(1, 9))
    assert client.get(address).status_code in (200, 404)
    refused = client.get(address)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "no-store" in refused["Cache-Control"]
    if address.partition("?")[0].endswith("json"):
        assert refused["Content-Type"] == "application/problem+json"
        assert refused.json()["status"] == 429
    else:
        assert refused.context["until"]
        assert 'class="site' in refused.text


def test_others_go_on_and_so_does_who_waits(client, clock, monkeypatch):
    monkeypatch.setitem(limited.RATES, "search", Rate(1, 9))

    def asked(device):
        return client.get("/search?q=lamp", REMOTE_ADDR=device).status_code

    assert [asked("2001:db8::1"), asked("2001:db8::2"), asked("2001:db8:0:1::1")] == [200, 429, 200]
    assert [asked(DEVICE), asked(DEVICE), asked(OTHER)] == [200, 429, 200]
    clock[0] += 60
    assert asked(DEVICE) == 200


def test_what_people_read_and_what_is_kept_counts_nothing(client, settings):
    settings.PAGES_ARE_KEPT = True
    OrganisationFactory(name="Lamp")
    catch_up()
    for address in ("/", "/organisations", "/organisations?page=1&country=none", "/what-is-dsi", "/nothing"):
        client.get(address)
    assert not Tally.objects.exists()
    for _ in range(3):
        assert client.get("/search?q=lamp").status_code == 200
    assert set(Tally.objects.values_list("count", flat=True)) == {1}


def test_a_setting_takes_the_limits_away(client, settings, monkeypatch):
    monkeypatch.setitem(limited.RATES, "search", Rate(1, 1))
    settings.RATE_LIMITS = 0
    assert {client.get("/search?q=lamp").status_code for _ in range(3)} == {200}


def tries(client, login, times, address="/account/login/", device=DEVICE, **fields):
    data = {"login": login, "email": login, "password": "wrong", **fields}
    return [client.post(address, data, REMOTE_ADDR=device).status_code for _ in range(times)]


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(("address", "fine"), [("/account/login/", 200), ("/account/password/reset/", 302)])
def test_known_and_unknown_accounts_are_counted_alike(client, monkeypatch, address, fine):
    for action in ("sign_in", "reset"):
        monkeypatch.setitem(limits.LIMITS, action, (100, 100, 2))
    for login in ("edit@example.org", "nobody@example.org"):
        assert tries(client, login, 3, address) == [fine, fine, 429]
        assert tries(client, f" {login.upper()}", 1, address, OTHER) == [429]


@pytest.mark.usefixtures("person")
def test_a_device_is_stopped_whatever_accounts_it_tries(client, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "sign_in", (2, 100, 100))
    assert [tries(client, f"guess {number}", 1)[0] for number in range(3)] == [200, 200, 429]
    refused = client.post("/account/login/", {"login": "edit", "password": PASSWORD}, REMOTE_ADDR=DEVICE)
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert "after" in refused.text
    assert tries(client, "edit", 1, device=OTHER, password=PASSWORD) == [302]


def test_codes_are_counted_for_the_account_from_wherever_they_come(client, person, monkeypatch, settings):
    monkeypatch.setitem(limits.LIMITS, "second_factor", (100, 100, 2))
    client.force_login(person)
    for device in (DEVICE, OTHER):
        tries(client, "", 1, "/account/2fa/reauthenticate/", device, code="000000")
    assert tries(client, "", 1, "/account/2fa/reauthenticate/", "192.0.2.1", code="000000") == [429]


def test_a_class_and_a_hall_are_not_stopped(client):
    """Behind one address thirty pupils join twice, a hundred people ask for mail in an hour, three hundred search."""
    start, mail, search = limits.LIMITS["start"], limits.LIMITS["mail"], limited.RATES["search"]
    assert start[0] >= 2 * 30
    assert mail[0] >= 100
    assert search.in_a_minute >= 2 * 300
