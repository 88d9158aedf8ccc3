"""What subscribers change, take with them and have erased, by the key in their mails."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mail.addresses import trace
from mail.models import Delivery, Mailing
from newsletter import links
from newsletter.actions.joining import Search
from newsletter.actions.preferences import FOR_EVER
from newsletter.links import Topic
from newsletter.models import Alert, Subscriber, Suppression
from tests.newsletter.conftest import ANA
from tests.submissions.sending import filled, soup

pytestmark = pytest.mark.django_db
OTHER = {"key": "other", "to": ANA, "subject": "We have received what you sent", "text": "Thank you."}


@pytest.fixture
def ana(join):
    return join(search=Search("project", "q=maps"))


def page_of(subscriber) -> str:
    return f"/newsletter/preferences/{subscriber.key}"


def choose(client, subscriber, **fields):
    return client.post(page_of(subscriber), filled(client, page_of(subscriber)) | fields, follow=True)


def test_nothing_chosen_anew_changes_nothing(client, ana):
    before = Subscriber.objects.values().get(), Alert.objects.values().get()
    assert "Kept." in choose(client, ana).text
    assert (Subscriber.objects.values().get(), Alert.objects.values().get()) == before
    assert not Suppression.objects.exists()


def test_the_language_and_how_often_are_changed(client, ana):
    choose(client, ana, language="ca", **{f"every-{Alert.objects.get().pk}": "day"})
    assert (Subscriber.objects.get().language, Alert.objects.get().every) == ("ca", "day")


@pytest.mark.parametrize(("chosen", "days"), [("month", 30), ("quarter", 91)])
def test_a_pause_ends_by_itself_or_by_hand(client, ana, chosen, days):
    choose(client, ana, pause=chosen)
    assert Subscriber.objects.get().paused_until.date() == (timezone.now() + timedelta(days=days)).date()
    assert not Subscriber.objects.reading().exists()
    assert "Go on with the pause until" in choose(client, ana).text
    choose(client, ana, pause="end")
    assert Subscriber.objects.reading().exists()


def test_a_pause_may_have_no_end(client, ana):
    choose(client, ana, pause="open")
    assert Subscriber.objects.get().paused_until == FOR_EVER
    assert "until I end it" in client.get(page_of(ana)).text


def test_the_newsletter_is_ended_and_wanted_again(client, ana):
    choose(client, ana, newsletter=[])
    assert (Subscriber.objects.get().wants_newsletter, Suppression.objects.count()) == (False, 1)
    choose(client, ana, newsletter="on", everything="on")
    assert Subscriber.objects.of_newsletter().exists()
    assert [alert.is_of_everything for alert in Alert.objects.all()] == [False, True]
    assert not Suppression.objects.exists()


def test_whoever_ends_the_last_of_it_has_left(client, ana):
    response = choose(client, ana, newsletter=[], **{f"every-{Alert.objects.get().pk}": "end"})
    assert "You get no more mails from us" in response.text
    assert not Subscriber.objects.exists()
    assert Suppression.objects.get().trace == trace(ANA)


@pytest.mark.parametrize("fields", [{"language": "xx"}, {"pause": "\0"}, {"pause": "end"}])
def test_what_is_not_offered_is_refused(client, ana, fields):
    response = choose(client, ana, **fields)
    # With another status the address would stand in the log, and with it the key.
    assert (response.status_code, "Choose from what is offered" in response.text) == (200, True)


@pytest.mark.parametrize("rest", ["", "/data.json", "/erase"])
def test_a_key_that_opens_nothing_leads_to_the_form(client, rest):
    for key in ("nobody", "%00"):
        response = client.get(f"/newsletter/preferences/{key}{rest}")
        assert (response.status_code, "/newsletter/signup" in response.text) == (404, True)


def test_pages_with_a_key_stay_private(client, ana):
    for rest in ("", "/data.json", "/erase"):
        response = client.get(page_of(ana) + rest)
        assert "no-store" in response["Cache-Control"]
        assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex", "no-referrer")
        assert not response.cookies


def sent_to_ana(subscriber):
    """An issue that went out, a digest that waits, and a mail of another matter."""
    mailing = Mailing.objects.create(name="issue 1", subject="News", text="Hi", html="Hi")
    ours = {"to": ANA, "headers": links.list_headers(subscriber, Topic.NEWSLETTER), "personal": {"p": "x"}}
    Delivery.objects.create(key="issue 1:1", mailing=mailing, sent_at=timezone.now(), **ours)
    Delivery.objects.create(key="digest", subject="New", text="Hi", **ours)
    Delivery.objects.create(**OTHER)


def test_everything_that_is_kept_can_be_taken_along(client, ana):
    sent_to_ana(ana)
    data = client.get(f"{page_of(ana)}/data.json")
    record = data.json()
    assert "attachment" in data["Content-Disposition"]
    assert (record["address"], record["alerts"][0]["query"], record["consent"]["page"]) == (ANA, "q=maps", "/")
    assert {mail["subject"] for mail in record["mails"]} >= {"News", "New"}
    assert OTHER["subject"] not in data.text


def test_erasing_takes_a_button_and_leaves_a_trace(client, ana):
    sent_to_ana(ana)
    assert len(soup(client.get(f"{page_of(ana)}/erase")).select("main button")) == 1
    assert Subscriber.objects.exists()
    assert "Erased" in client.post(f"{page_of(ana)}/erase").text
    assert not Subscriber.objects.exists()
    assert Suppression.objects.get().trace == trace(ANA)
    kept = {mail.key: (mail.to, mail.headers, mail.personal) for mail in Delivery.objects.all()}
    assert kept == {"issue 1:1": ("", {}, {}), "other": (ANA, {}, {})}
