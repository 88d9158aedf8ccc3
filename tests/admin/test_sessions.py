"""Where people are signed in: listed, ended by themselves or by an administrator, and by time."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from dsi_directory import sessions
from tests.admin.conftest import list_of, text_of
from tests.admin.signing_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/account/sessions/"


@pytest.fixture(autouse=True)
def _counts_are_forgotten(_password_is_enough):
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def browsers(person):
    """Two that are signed in as the same person; the second stays signed in."""
    both = [Client(headers={"user-agent": f"Browser {number}"}, REMOTE_ADDR="192.0.2.77") for number in (1, 2)]
    sign_in(both[0])
    sign_in(both[1], remember="on")
    return both


def is_signed_in(browser) -> bool:
    return browser.get("/admin/").status_code == 200


def later(browser, key, hours):
    """As if the session of a browser had been opened, or used, some hours earlier."""
    session = browser.session
    session[key] -= hours * 3600
    session.save()


def test_every_session_stands_in_the_list(browsers):
    page = browsers[0].get(PAGE)
    words = text_of(page)
    assert "Browser 1: this one" in words
    assert "Browser 2: signed in" in words
    assert words.count("from the network of 192.0.2.0") == 2
    assert PAGE in browsers[0].get("/admin/").text


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.5 Mobile/15E148 Safari/604.1",
            "Mobile Safari on iOS",
        ),
        ("curl/8.7.1", "curl"),
        ("<b>Mine</b>", "<b>Mine</b>"),
        ("", "A browser that does not say its name"),
    ],
)
def test_a_browser_has_a_name_that_its_owner_knows(person, user_agent, name):
    browser = Client(headers={"user-agent": user_agent})
    sign_in(browser)
    assert f"{name}: this one" in text_of(browser.get(PAGE))


def test_the_account_begins_with_the_sessions(browsers):
    assert browsers[0].get("/account/").url == PAGE


def test_only_the_network_is_kept(browsers):
    assert {session.ip for session in UserSession.objects.all()} == {"192.0.2.0"}
    browsers[0].post("/account/password/change/", new_password())
    assert {session.ip for session in UserSession.objects.all()} == {"192.0.2.0"}


def test_one_session_is_ended_after_the_password_was_given(browsers):
    other = UserSession.objects.get(user_agent="Browser 2")
    asked = browsers[0].post(PAGE, {"session": other.pk})
    assert asked.headers["Location"].startswith("/account/reauthenticate/")
    assert is_signed_in(browsers[1])
    browsers[0].post(asked.headers["Location"], {"password": PASSWORD})
    assert not is_signed_in(browsers[1])
    assert is_signed_in(browsers[0])


def test_all_others_are_ended_at_once(browsers):
    browsers[0].post("/account/reauthenticate/", {"password": PASSWORD})
    assert "Other sessions that are over: 1." in text_of(browsers[0].post(PAGE, follow=True))
    assert [is_signed_in(browser) for browser in browsers] == [True, False]


@pytest.mark.parametrize(("number", "status"), [("999999", 404), ("x", 302), ("9" * 5000, 302)])
def test_nobody_ends_what_is_not_his(browsers, number, status):
    browsers[0].post("/account/reauthenticate/", {"password": PASSWORD})
    assert browsers[0].post(PAGE, {"session": number}).status_code == status
    assert all(map(is_signed_in, browsers))


def new_password(**changes):
    return {"oldpassword": PASSWORD, "password1": "harbour-lights-27", "password2": "harbour-lights-27"} | changes


def test_a_new_password_ends_all_others(browsers):
    browsers[0].post("/account/password/change/", new_password())
    assert [is_signed_in(browser) for browser in browsers] == [True, False]
    assert "Browser 2" not in text_of(browsers[0].get(PAGE))


def test_a_password_from_an_administrator_ends_them_all(browsers, admin_client, person):
    new = dict.fromkeys(("password1", "password2"), "harbour-lights-27")
    admin_client.post(f"/admin/auth/user/{person.pk}/password/", new)
    assert not UserSession.objects.filter(user=person).exists()
    assert [is_signed_in(browser) for browser in browsers] == [False, False]


def test_the_database_opens_no_session(browsers):
    held = [*Session.objects.values_list("session_key", flat=True)]
    held += UserSession.objects.values_list("session_key", flat=True)
    assert len(held) == 4
    for key in held:
        thief = Client()
        thief.cookies["session"] = key
        assert not is_signed_in(thief)


def test_an_administrator_ends_them_all(browsers, admin_client, person):
    chosen = {"action": "end_sessions", "_selected_action": [person.pk]}
    assert "1 signed out everywhere." in text_of(admin_client.post(list_of(person), chosen, follow=True))
    assert [is_signed_in(browser) for browser in browsers] == [False, False]
    assert "Ended all sessions." in text_of(admin_client.get(f"/admin/auth/user/{person.pk}/history/"))


@pytest.mark.parametrize(
    ("place", "key", "hours", "holds"),
    [
        (0, sessions.USED, 11, True),
        (0, sessions.USED, 13, False),
        (0, sessions.OPENED, 23, True),
        (0, sessions.OPENED, 25, False),
        (1, sessions.USED, 70, True),
        (1, sessions.USED, 74, False),
        (1, sessions.OPENED, 24 * 14 - 1, True),
        (1, sessions.OPENED, 24 * 14 + 1, False),
    ],
)
def test_a_session_ends_by_time(browsers, place, key, hours, holds):
    assert is_signed_in(browsers[place])
    later(browsers[place], key, hours)
    assert is_signed_in(browsers[place]) is holds


def test_who_does_not_stay_signed_in_is_forgotten_with_the_browser(browsers):
    lasting = [browser.cookies["session"]["max-age"] for browser in browsers]
    assert lasting == ["", 14 * 24 * 3600]


def test_use_is_noted_now_and_then(browsers, django_assert_num_queries):
    before = UserSession.objects.get(user_agent="Browser 1").last_seen_at
    browsers[0].get("/admin/")
    assert UserSession.objects.get(user_agent="Browser 1").last_seen_at == before
    later(browsers[0], sessions.USED, 1)
    browsers[0].get("/admin/")
    assert UserSession.objects.get(user_agent="Browser 1").last_seen_at > before


def test_what_is_noted_of_old_sessions_is_forgotten(browsers):
    UserSession.objects.filter(user_agent="Browser 1").update(created_at=timezone.now() - timedelta(days=15))
    assert sessions.forget_ended() == 1
    assert Session.objects.count() == 2


def test_the_page_says_when_a_session_ends(browsers):
    words = text_of(browsers[0].get(PAGE))
    assert "by itself: after 12 hours without use and after 24 hours in all;" in words
    assert "stay signed in, after 3 days without use and after 14 days in all." in words
