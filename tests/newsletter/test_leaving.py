"""Leaving with one click, by a person or by a mail program as RFC 8058 has it."""

import pytest

from mail.models import Delivery
from newsletter import links
from newsletter.actions.joining import Search
from newsletter.links import Topic
from newsletter.models import Subscriber
from tests.newsletter.conftest import ANA
from tests.submissions.sending import soup

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
BODIES = {
    FORM: b"List-Unsubscribe=One-Click",
    MULTIPART: b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    "text/plain": b"",
}


def address_of(subscriber, topic=Topic.NEWSLETTER) -> str:
    return links.list_headers(subscriber, topic)["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")


@pytest.mark.parametrize("content_type", BODIES)
def test_a_mail_program_needs_one_post_without_a_cookie(client, join, content_type):
    subscriber = join()
    client.handler.enforce_csrf_checks = True
    for _ in range(2):
        response = client.generic("POST", address_of(subscriber), BODIES[content_type], content_type)
        assert (response.status_code, bool(response.cookies)) == (200, False)
        assert "/newsletter/signup" in response.text
    assert not Subscriber.objects.exists()


def test_opening_the_link_only_shows_a_button(client, join):
    subscriber = join()
    page = soup(client.get(address_of(subscriber)))
    assert len(page.select("main form[method=post] button")) == 1
    assert Subscriber.objects.of_newsletter().exists()


def test_it_works_during_a_pause_and_for_unknown_keys(client, join):
    subscriber = join()
    Subscriber.objects.update(paused_until="9999-12-31T00:00Z")
    assert client.post(address_of(subscriber)).status_code == 200
    assert not Subscriber.objects.exists()
    for method in (client.get, client.post):
        assert method("/newsletter/unsubscribe/nobody/newsletter").status_code == 200
    assert client.post("/newsletter/unsubscribe/nobody/nonsense").status_code == 404


def test_what_is_still_to_be_sent_of_the_topic_is_taken_back(client, join):
    subscriber = join(search=Search())
    for topic in Topic:
        headers = links.list_headers(subscriber, topic)
        Delivery.objects.create(key=topic, to=ANA, subject="News", text="Hi", headers=headers)
    client.post(address_of(subscriber))
    assert not Delivery.objects.filter(key="newsletter").exists()
    assert Delivery.objects.filter(key="alerts").exists()
    assert Subscriber.objects.exists()
