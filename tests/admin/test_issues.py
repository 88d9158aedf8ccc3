"""Editors write, try out, schedule and send issues."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from mail.models import Delivery
from newsletter.actions import issues
from newsletter.models import Issue, Stage
from tests.admin.conftest import list_of, page, save, text_of
from tests.factories import OrganisationFactory
from tests.newsletter.factories import IssueFactory, SubscriberFactory

pytestmark = pytest.mark.django_db


def send_page(issue):
    return page(issue, "send")


def press(client, issue, way, **fields):
    """Presses a button of the page on which an issue is sent, as it stands now."""
    form = BeautifulSoup(client.get(send_page(issue)).content, "html.parser")
    seen = form.select_one("[name=seen]")
    sent = {"way": way, "seen": seen["value"] if seen else "", **fields}
    return client.post(send_page(issue), sent, follow=True)


def at(moment):
    local = timezone.localtime(moment)
    return {"at_0": f"{local:%Y-%m-%d}", "at_1": f"{local:%H:%M:%S}"}


# Writing


@pytest.mark.usefixtures("editor")
def test_an_editor_writes_an_issue(client):
    save(client, list_of(Issue, "add"), subject="Hello", body="## New\n\nText.")
    assert Issue.objects.get().body_html == "<h2>New</h2>\n<p>Text.</p>\n"


@pytest.mark.usefixtures("editor")
def test_the_mail_is_shown_as_it_is_written_in_both_forms(client):
    written = {"subject": "Hello", "body": "## New\n\n[Ours](/what-is-dsi)", "language": "en"}
    html = client.post(reverse("admin:newsletter_issue_mail_written", args=["html"]), written)
    assert '<a href="http://127.0.0.1:8000/what-is-dsi"' in html.text
    assert "style-src 'sha256-" in html["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in html["Content-Security-Policy"]
    assert html["X-Frame-Options"] == "SAMEORIGIN"
    text = client.post(reverse("admin:newsletter_issue_mail_written", args=["text"]), written)
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert text.text.startswith("Hello\n\nNew\n---\n\nOurs (http://127.0.0.1:8000/what-is-dsi)")


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("fields", [{"body": "a\0b"}, {"body": "a" * 100_001}, {"language": "xx-unknown"}])
def test_unfit_texts_are_refused(client, fields):
    assert client.post(reverse("admin:newsletter_issue_mail_written", args=["html"]), fields).status_code == 400


@pytest.mark.usefixtures("editor")
def test_the_form_has_the_mail_beside_it_and_a_button_without_scripts(client):
    response = client.get(page(IssueFactory()))
    form = BeautifulSoup(response.content, "html.parser")
    assert len(form.select("iframe[sandbox=allow-same-origin]")) == len(form.select("iframe")) == 2
    for button in form.select("noscript button[formtarget]"):
        assert form.select_one(f"iframe[name={button['formtarget']}]")
    assert "frame-src 'self'" in response["Content-Security-Policy"]


def test_the_mail_of_an_issue_is_for_editors_alone(client, moderator):
    for address in (
        page(IssueFactory(), "mail", "html"),
        reverse("admin:newsletter_issue_mail_written", args=["html"]),
    ):
        assert client.get(address).status_code == 404
        client.logout()
        assert client.get(address).status_code == 302
        client.force_login(moderator)


# Drafting


@pytest.mark.usefixtures("editor")
def test_an_editor_drafts_from_the_directory(client):
    OrganisationFactory(name="Harbour")
    address = reverse("admin:newsletter_issue_draft")
    assert "There is 1." in text_of(client.get(address))
    fields = {"period": "week", "language": "en", "most_organisation": 5}
    assert "There is 1." in text_of(client.post(address, {**fields, "count": "1"}))
    response = client.post(address, {**fields, "make": "1"})
    issue = Issue.objects.get()
    assert response["Location"] == page(issue)
    assert "[Harbour](/org/" in issue.body


@pytest.mark.usefixtures("editor")
def test_a_draft_without_a_period_is_refused(client):
    response = client.post(reverse("admin:newsletter_issue_draft"), {"period": "own", "language": "en", "make": "1"})
    assert "Give this day, or choose another period." in text_of(response)
    assert not Issue.objects.exists()


# Trying out and sending


def test_a_test_goes_to_the_editor_alone(client, editor, django_capture_on_commit_callbacks):
    SubscriberFactory()
    with django_capture_on_commit_callbacks(execute=True):
        response = press(client, IssueFactory(), "test")
    assert f"on its way to {editor.email}" in text_of(response)
    assert [sent.to for sent in mail.outbox] == [[editor.email]]


def test_without_a_mail_address_a_sentence_says_so(client, sign_in):
    sign_in("Editor", email="")
    issue = IssueFactory()
    assert "has no mail address" in text_of(client.get(send_page(issue)))
    press(client, issue, "test")
    assert not Delivery.objects.exists()


@pytest.mark.usefixtures("editor")
def test_before_sending_it_is_said_to_whom_and_what_is_wrong(client):
    SubscriberFactory.create_batch(2), SubscriberFactory(language="de")
    told = text_of(client.get(send_page(IssueFactory(body="[x](/nothing/here)"))))
    for words in (
        "It would go to 3 people",
        "English: 2",
        "Deutsch: 1",
        "Readers find no page of ours at",
        "Send to 3 people",
    ):
        assert words in told


@pytest.mark.usefixtures("editor")
def test_a_sent_issue_has_figures_and_is_never_changed_or_deleted(client):
    SubscriberFactory()
    issue = IssueFactory()
    told = text_of(press(client, issue, "send"))
    assert "The issue is on its way" in told
    assert "Waiting 1" in told
    assert "Nobody counts who opens a mail" in told
    assert client.get(page(issue, "delete")).status_code == 404
    client.post(list_of(Issue), {"action": "delete_selected", "_selected_action": [issue.pk], "post": "yes"})
    response = client.post(page(issue), {"subject": "Other", "body": "Typed meanwhile"})
    assert "Nothing was saved." in text_of(response)
    assert "Typed meanwhile" in text_of(response)
    assert Issue.objects.get().subject == issue.subject
    assert press(client, issue, "send").status_code == 200
    assert Delivery.objects.count() == 1


@pytest.mark.usefixtures("editor")
def test_what_changed_since_the_page_was_opened_is_not_sent(client):
    issue = IssueFactory()
    for seen in ("", "2026-01-01T00:00:00.000000+0000"):
        assert "Nothing was done." in text_of(press(client, issue, "send", seen=seen))
    assert not Issue.objects.sent().exists()


@pytest.mark.usefixtures("editor")
def test_an_issue_is_scheduled_in_the_time_of_the_site_and_taken_back(client):
    issue, time = IssueFactory(), timezone.now() + timedelta(days=2)
    assert "In the time of Europe/Brussels" in text_of(client.get(send_page(issue)))
    told = text_of(press(client, issue, "schedule", **at(time)))
    assert f"{timezone.localtime(time):%-d %B %Y at %H:%M}" in told
    assert "Nothing was saved." in text_of(client.post(page(issue), {"subject": "Other"}))
    press(client, issue, "unschedule")
    assert Issue.objects.get().stage == Stage.DRAFT


@pytest.mark.usefixtures("editor")
def test_a_time_that_has_passed_is_refused(client):
    issue = IssueFactory()
    told = text_of(press(client, issue, "schedule", **at(timezone.now() - timedelta(minutes=1))))
    assert "This time has passed." in told
    assert Issue.objects.get().stage == Stage.DRAFT


def test_who_may_not_send_sees_no_button_and_can_send_nothing(client, editor):
    group = editor.groups.get()
    group.permissions.remove(group.permissions.get(codename="send_issue"))
    issue = IssueFactory()
    told = text_of(client.get(send_page(issue)))
    assert "Send a test to me" in told
    assert "Send now" not in told
    for way in ("send", "schedule", "unschedule"):
        assert press(client, issue, way).status_code == 404


def test_the_list_shows_figures_in_few_queries(client, editor, django_assert_max_num_queries):
    SubscriberFactory.create_batch(2)
    for _ in range(3):
        issues.send(IssueFactory(), by=editor)
    with django_assert_max_num_queries(12):
        told = text_of(client.get(list_of(Issue)))
    assert told.count("Sent on") == 3
    assert "Readers Sent Waiting Given up Came back Unsubscribed" in told


@pytest.mark.usefixtures("editor")
def test_every_way_to_send_carries_the_token_of_its_page(client):
    shown = BeautifulSoup(client.get(send_page(IssueFactory())).content, "html.parser")
    forms = [form for form in shown.select("main form, #content form") if form.get("method") == "post"]
    assert len(forms) >= 3
    assert [form for form in forms if not form.select_one("[name=csrfmiddlewaretoken]")] == []
