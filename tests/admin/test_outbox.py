"""The outbox as administrators see it."""

import pytest
from django.core import mail as sent
from django.utils import timezone

from mail.models import Delivery

pytestmark = pytest.mark.django_db
LIST = "/admin/mail/delivery/"


def mail(key, **fields):
    return Delivery.objects.create(
        key=key, to=f"{key}@example.org", subject=f"About {key}", text="https://site/secret", html="secret", **fields
    )


def shown(client, **query):
    return {delivery.key for delivery in client.get(LIST, query).context["cl"].result_list}


@pytest.mark.usefixtures("administrator")
def test_mails_are_found_by_state_and_by_the_whole_address(client):
    now = timezone.now()
    mail("waits"), mail("sent", sent_at=now), mail("failed", failed_at=now), mail("back", sent_at=now, bounced_at=now)
    assert [shown(client, state=state) for state in ("unsent", "failed", "returned")] == [
        {"waits"},
        {"failed"},
        {"back"},
    ]
    assert shown(client, q=" FAILED@example.org ") == {"failed"}
    assert shown(client, q="example.org") == set()


@pytest.mark.usefixtures("administrator")
def test_what_was_written_to_others_is_not_shown_and_cannot_be_changed(client):
    address = f"{LIST}{mail('one').pk}/change/"
    page = client.get(address).text
    assert "About one" in page
    assert "secret" not in page
    assert client.post(address, {}).status_code == 404


@pytest.mark.usefixtures("administrator")
def test_what_was_given_up_is_tried_again(client, django_capture_on_commit_callbacks):
    failed = mail("failed", failed_at=timezone.now(), attempts=20)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            LIST, {"action": "try_again", "_selected_action": [failed.pk, mail("sent", sent_at=timezone.now()).pk]}
        )
    assert [message.to for message in sent.outbox] == [["failed@example.org"]]


@pytest.mark.parametrize("role", ["Editor", "Moderator"])
def test_only_administrators_see_it(client, sign_in, role):
    sign_in(role)
    assert client.get(LIST).status_code == 404
