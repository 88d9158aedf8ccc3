"""The forms in which people ask for mail: at the end of each page, and on a page of their own."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.guards import limits
from newsletter.models import Alert, Subscriber
from tests.newsletter.conftest import ANA, token_in
from tests.submissions.sending import errors, values_in

SIGNUP, SENT = "/newsletter/signup", "/newsletter/signup/sent"
WISH = {"address": ANA, "topics": ["newsletter", "alerts"], "language": "de"}
MOST_QUERIES = 6

pytestmark = pytest.mark.django_db


def sign_up(client, **fields):
    return client.post(SIGNUP, WISH | fields)


@pytest.mark.parametrize("form", ["footer form", "main form[action='/newsletter/signup']"])
def test_the_short_forms_sign_up_without_a_cookie(client, django_capture_on_commit_callbacks, form):
    client.handler.enforce_csrf_checks = True
    data = values_in(BeautifulSoup(client.get("/").content, "html.parser").select_one(form))
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            SIGNUP, data | {"address": "Ana@Example.org "}, headers={"Referer": "http://testserver/?x"}
        )
    assert (response.status_code, response["Location"], bool(response.cookies)) == (302, SENT, False)
    assert "/newsletter/confirm/" in mail.outbox[0].body
    subscriber = Subscriber.objects.get()
    assert (subscriber.address, subscriber.came_from, subscriber.language) == (ANA, "/", "en")


def test_known_and_unknown_get_the_same_answer_for_the_same_work(client, join):
    join("known@example.org")
    answers = []
    for address in ("known@example.org", "new@example.org"):
        with CaptureQueriesContext(connection) as captured:
            response = sign_up(client, address=address)
        answers.append((response.status_code, response["Location"], response.content, len(captured)))
    assert answers[0] == answers[1]
    assert answers[0][-1] <= MOST_QUERIES


def test_few_queries_are_needed_the_worker_being_asked_to_send_among_them(
    client, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with CaptureQueriesContext(connection) as captured, django_capture_on_commit_callbacks(execute=True):
        sign_up(client)
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert "dbtaskresult" in asked[-1]
    assert len(asked) <= MOST_QUERIES


def test_both_topics_and_the_language_are_kept(client):
    sign_up(client)
    assert Subscriber.objects.get().language == "de"
    assert Alert.objects.get().is_of_everything


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"address": ""}, "Write your mail address"),
        ({"address": "ana"}, "no mail address yet"),
        ({"address": "ana@exаmple.org"}, "different alphabets"),
        ({"address": "ana@example.org\nBcc: x@example.org"}, "hidden character"),
        ({"address": "a" * 10_000_000}, "too long"),
        ({"topics": []}, "Choose at least one"),
        ({"topics": ["nonsense"]}, "Choose from what is offered"),
        ({"language": "xx"}, "Choose one of these languages"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client, fields, sentence):
    response = sign_up(client, **fields)
    assert response.status_code == 422
    assert sentence in " ".join(errors(response))
    page = BeautifulSoup(response.content, "html.parser")
    kept = values_in(page.select_one("main form"))["address"][0]
    assert (WISH | fields)["address"].startswith(kept.replace("\r\n", "\n"))
    assert len(response.content) < 50_000
    assert not Subscriber.objects.exists()


def test_a_program_that_fills_in_everything_hears_nothing_of_it(client):
    assert sign_up(client, subject_line="Buy")["Location"] == SENT
    assert not Subscriber.objects.exists()


def test_who_asks_too_often_has_to_wait_and_loses_nothing(client, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "mail", (0, 0, 0))
    response = sign_up(client)
    assert (response.status_code, ANA in response.text) == (429, True)
    assert "Nothing is lost" in response.text


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("http://testserver/organisations?q=private", "/organisations"),
        ("http://testserver/newsletter/signup", "/newsletter/signup"),
        ("http://evil.example/organisations", ""),
        ("http://testserver/nothing/at/all", ""),
        ("http://testserver/org/7/" + "a" * 500, ""),
        ("http://testserver/org/7/\0", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_of_the_page_it_came_from_only_a_path_of_ours_is_kept(client, referer, page):
    client.post(SIGNUP, WISH, headers={"Referer": referer})
    assert Subscriber.objects.get().came_from == page


def test_saying_yes_takes_a_button(client, ask):
    token = token_in(ask()[0])
    shown = client.get(f"/newsletter/confirm/{token}")
    assert (shown.status_code, shown["Referrer-Policy"]) == (200, "no-referrer")
    assert not Subscriber.objects.confirmed().exists()
    for _ in range(2):
        done = client.post(f"/newsletter/confirm/{token}")
        assert (done.status_code, "you will hear from us" in done.text) == (200, True)
    assert Subscriber.objects.confirmed().count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("token", ["x", "WzEsMl0:1:x", "%00", "é"])
def test_a_link_that_is_forged_leads_to_the_form(client, method, token):
    response = getattr(client, method)(f"/newsletter/confirm/{token}")
    assert (response.status_code, SIGNUP in response.text) == (404, True)


def test_a_link_is_too_old_after_seven_days(client, ask, monkeypatch):
    token = token_in(ask()[0])
    monkeypatch.setattr("newsletter.links.DAYS", -1)
    assert "too old" in client.post(f"/newsletter/confirm/{token}").text
    assert not Subscriber.objects.confirmed().exists()


def test_the_link_to_the_preferences_is_sent_to_whoever_has_them(client, join, django_capture_on_commit_callbacks):
    join()
    mail.outbox.clear()
    answers = set()
    for address in (ANA, ANA, "nobody@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            answers.add(client.post("/newsletter/link", {"address": address}).content)
    assert len(answers) == 1
    assert [message.to for message in mail.outbox] == [[ANA]]
    assert "/newsletter/preferences/" in mail.outbox[0].body


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["address", "topics", "language", "subject_line"]), st.text(max_size=60)))
def test_whatever_is_sent_gets_an_answer(client, fields):
    limits.Tally.objects.all().delete()
    assert sign_up(client, **fields).status_code in (302, 422)
