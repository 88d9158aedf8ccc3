import pytest
from django.core import mail

from tests.submissions.visitor import Visitor


@pytest.fixture
def visitor(client, django_capture_on_commit_callbacks):
    """Somebody without scripts; mails that their posts cause are sent."""
    return Visitor(client, lambda: django_capture_on_commit_callbacks(execute=True))


@pytest.fixture
def mails(django_capture_on_commit_callbacks):
    """The mails of what a function does, by address."""

    def mails(do) -> dict[str, str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return {message.to[0]: f"{message.subject}\n{message.body}" for message in mail.outbox}

    return mails
