"""What stands in the headers of a mail."""

import pytest
from django.core import mail as sent

from mail.message import message_id
from mail.models import Delivery, Mailing
from mail.sending import send

pytestmark = pytest.mark.django_db


def sent_mail(**fields):
    words = {"subject": "Hello", "text": "Hi.", "html": "<p>Hi.</p>"}
    Delivery.objects.create(**{"key": "one", "to": "ana@example.org"} | words | fields)
    send()
    return sent.outbox[0].message()


def test_a_mail_has_a_text_and_html_and_says_that_nobody_wrote_it():
    message = sent_mail()
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "text/html"]
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"]


def test_what_many_get_was_written_by_a_person():
    mailing = Mailing.objects.create(name="issue 1", subject="News", text="Hi.", html="<p>Hi.</p>")
    message = sent_mail(mailing=mailing, subject="", headers={"List-Unsubscribe": "<https://site/x>"})
    assert (message["Auto-Submitted"], message["List-Unsubscribe"]) == (None, "<https://site/x>")


def test_each_try_has_the_same_number_that_gives_nothing_away():
    assert message_id("alert:7:ana@example.org") == message_id("alert:7:ana@example.org") != message_id("other")
    assert sent_mail()["Message-ID"] == message_id("one")
    assert message_id("one").endswith("@127.0.0.1>")
    assert "ana" not in message_id("alert:7:ana@example.org")


def test_answers_and_returned_mails_go_where_the_operator_says(settings):
    settings.MAIL_REPLY_TO, settings.MAIL_RETURN_PATH = "office@site.example", "returned@site.example"
    message = sent_mail()
    assert (message["From"], message["Reply-To"]) == (settings.DEFAULT_FROM_EMAIL, "office@site.example")
    assert sent.outbox[0].from_email == "returned@site.example"


def test_a_domain_in_another_script_is_written_as_mail_servers_know_it():
    assert sent_mail(to="ana@bücher.example")["To"] == "ana@xn--bcher-kva.example"
