import re

import pytest
from django.core import mail

from newsletter.actions import joining

ANA = "ana@example.org"


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    """Asks for mail, and gives the mails that this sends."""

    def ask(address=ANA, **wish):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            joining.ask(address, came_from="/", **({"language": "en", "newsletter": True} | wish))
        return [message.body for message in mail.outbox]

    return ask


@pytest.fixture
def join(ask):
    """Makes a subscriber in the way that people do."""
    return lambda address=ANA, **wish: joining.confirm(token_in(ask(address, **wish)[0]))


def token_in(text: str) -> str:
    return re.search(r"/newsletter/confirm/(\S+)", text)[1]
