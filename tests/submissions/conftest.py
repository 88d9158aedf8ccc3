import pytest
from django.core.cache import caches

from tests.submissions.visitor import Visitor


@pytest.fixture
def visitor(client, django_capture_on_commit_callbacks):
    """Somebody without scripts; mails that their posts cause are sent."""
    return Visitor(client, lambda: django_capture_on_commit_callbacks(execute=True))


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    """What other tests counted in this process; what they counted in the database went with them."""
    caches["process"].clear()
