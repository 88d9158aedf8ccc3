"""Everybody reads pages and mails in one language: the links in a mail lead to pages in the language of the mail."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from core.models import FocusArea
from mail.models import Delivery
from newsletter import checking, issue_mail
from newsletter.actions import issues
from newsletter.actions.alerts import send_digests
from newsletter.models import Issue, Subscriber
from tests.factories import ProjectFactory
from tests.newsletter.conftest import token_in
from tests.newsletter.factories import IssueFactory, SubscriberFactory, alert, subscriber_with
from tests.translations.marked import LANGUAGE, everything_marked

pytestmark = pytest.mark.django_db


def page(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def paths(text: str) -> set[str]:
    """The first parts of all addresses of our own."""
    return {f"/{part}" for part in re.findall(r"https?://[^/\s]+/([^/\s]+)", text)}


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/fr", "fr")])
def test_forms_ask_for_mails_in_the_language_of_their_page(client, prefix, language):
    for address in ("/newsletter/signup", "/alerts/new"):
        chosen = page(client, f"{prefix}{address}").select_one("select[name=language] option[selected]")
        assert chosen["value"] == language
    form = page(client, f"{prefix}/organisations").select_one(".signup")
    assert form["action"] == f"{prefix}/newsletter/signup"
    assert form.select_one("[name=language]")["value"] == language


def test_all_links_of_a_mail_lead_to_its_language(ask, client):
    (text,) = ask(language="fr")
    assert paths(text) == {"/fr"}
    assert all("/fr/" in link["href"] for link in BeautifulSoup(html_of(mail.outbox[0]), "html.parser").select("a"))
    assert client.get(f"/fr/newsletter/confirm/{token_in(text)}").status_code == 200


def html_of(message) -> str:
    return message.alternatives[0].content


def test_the_consent_that_is_kept_is_the_one_that_was_read(ask, client):
    (text,) = ask(language=LANGUAGE)
    address = f"/{LANGUAGE}/newsletter/confirm/{token_in(text)}"
    with everything_marked():
        read = page(client, address).select_one("main").text
        client.post(address)
    kept = Subscriber.objects.get().consent_text
    assert kept.startswith("⟦I want to get the mails")
    assert kept in read


def test_a_digest_speaks_one_language_and_marks_texts_in_others():
    subscriber_with(alert("project", "focus_area=open-data"), language="de")
    entry = ProjectFactory(name="Air <1>", summary="In our street", language="en")
    entry.focus_areas.add(FocusArea.objects.get(slug="open-data"))
    send_digests()
    delivery = Delivery.objects.get()
    assert "Offene Daten" in delivery.text
    assert paths(delivery.text) == {"/de"}
    assert "/de/newsletter/unsubscribe/" in delivery.headers["List-Unsubscribe"]
    foreign = BeautifulSoup(delivery.html, "html.parser").select("span[lang=en][dir=ltr]")
    assert [span.text for span in foreign] == ["Air <1>", "In our street"]
    assert "Air <1>\nIn our street\n" in delivery.text


def test_an_issue_leads_each_reader_to_pages_in_their_language():
    SubscriberFactory(language="fr")
    issue = IssueFactory(language="es")
    issues.send(issue, by=None)
    delivery = Delivery.objects.get()
    assert {"/fr"} == paths(" ".join(delivery.personal.values()))
    assert delivery.headers["List-Archive"].endswith("/es/newsletter>")
    assert f"/es/newsletter/{issue.pk}/" in delivery.mailing.text


def test_an_issue_in_a_language_that_pages_lack_leads_to_english_ones():
    assert issue_mail.address(IssueFactory(language="ar", sent=True)).count("/newsletter/") == 1
    assert paths(issue_mail.words(Issue(subject="مرحبا", language="ar")).text) == {"/newsletter"}


def test_links_in_any_language_are_looked_at():
    written = (
        "[1](/fr/organisations) [2](/fr/) [3](/fr) [4](/fr/no-such-page) [5](/fr/admin/) [6](/de/projects?country=ES)"
    )
    broken = checking.broken_links(Issue(body=written))
    assert [address.rpartition("/fr")[2] for address in broken] == ["/no-such-page", "/admin/"]
