"""Subscribers in the admin: to look at, from a file and into one."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from newsletter.models import Subscriber, Suppression
from tests.admin.conftest import list_of, page, sent_by, text_of

pytestmark = pytest.mark.django_db
FILE = "address,consent date,consent text\nbo@example.org,2024-05-31,Yes.\nbo,2024-05-31,Yes.\n".encode("utf-8-sig")
IMPORT, EXPORT = list_of(Subscriber, "import"), list_of(Subscriber, "export")


@pytest.fixture
def ana():
    return Subscriber.objects.create(
        address="ana@example.org",
        wants_newsletter=True,
        confirmed_at=timezone.now(),
        consent_version="1",
        consent_text="I want it.",
    )


def upload():
    return SimpleUploadedFile("list.csv", FILE, content_type="text/csv")


def test_the_list_is_searched_and_narrowed(client, editor, ana):
    Subscriber.objects.create(address="new@example.org")
    for query, found in (
        ("q=ana", True),
        ("q=nobody", False),
        ("topic=newsletter&standing=reading&language__exact=en", True),
        ("standing=unconfirmed", False),
        ("standing=paused", False),
        ("topic=alerts", False),
    ):
        assert ("ana@example.org" in client.get(f"{list_of(Subscriber)}?{query}").text) is found


def test_the_proof_is_shown_and_nothing_can_be_written(client, administrator, ana):
    shown = client.get(page(ana))
    assert "I want it." in shown.text
    assert ana.key not in shown.text
    assert client.post(page(ana), {"address": "x@example.org"}).status_code == 404
    assert client.get(list_of(Subscriber, "add")).status_code == 404


def test_whoever_is_deleted_is_not_brought_back_by_a_file(client, editor, ana):
    client.post(page(ana, "delete"), {"post": "yes"})
    assert (Subscriber.objects.count(), Suppression.objects.count()) == (0, 1)


def test_an_import_is_shown_before_it_is_done(client, editor):
    preview = client.post(IMPORT, {"file": upload()})
    assert not Subscriber.objects.exists()
    for words in ("Nothing is written yet", "1 added", "1 refused", "no mail address yet"):
        assert words in text_of(preview)
    done = client.post(IMPORT, sent_by(preview) | {"yes": "Add"}, follow=True)
    assert "1 subscribers added" in text_of(done)
    assert Subscriber.objects.get().came_from == "Imported by edit"
    assert "example.org" not in str(LogEntry.objects.values("object_repr", "change_message").get())


@pytest.mark.parametrize("data", [{}, {"text": "x"}, {"text": "\0", "yes": "1"}])
def test_what_is_no_list_is_refused_with_a_sentence(client, editor, data):
    response = client.post(IMPORT, data)
    assert (response.status_code, "errornote" in response.text) == (200, True)


def test_an_export_takes_a_button_and_is_noted(client, administrator, ana):
    assert "1 in all" in text_of(client.get(EXPORT))
    response = client.post(EXPORT)
    assert "ana@example.org,en,yes," in response.getvalue().decode("utf-8-sig")
    assert LogEntry.objects.get().change_message == "Exported 1 subscribers to a file."


@pytest.mark.parametrize(("role", "status"), [("Moderator", (404, 404)), ("Editor", (200, 404))])
def test_only_who_may_takes_in_and_gives_out(client, sign_in, role, status):
    sign_in(role)
    assert (client.get(IMPORT).status_code, client.get(EXPORT).status_code) == status
