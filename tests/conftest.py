import datetime
import gc
from unittest.mock import ANY

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

# A busy machine is slow now and then, which says nothing of the code.
hypothesis_settings.register_profile("unhurried", deadline=None, max_examples=25)
hypothesis_settings.load_profile("unhurried")

# The folders of tests that look at entries and do not edit them.
READING = {"pages", "search", "api", "downloads"}

pytest_plugins = ["tests.counting"]


class UndefinedVariable(str):
    """What Django prints for an undefined template variable: in tests, a failure with the variable's name."""

    is_told = False

    def __bool__(self):
        return self.is_told

    def __contains__(self, item):
        # Django asks for "%s" to know whether the name is to be filled in.
        return item == "%s" or super().__contains__(item)

    def __mod__(self, name):
        raise AssertionError(f"The template uses an undefined variable: {name}")


def pytest_addoption(parser):
    parser.addoption("--cluster", action="store_true", help="Only `make test-cluster` does this.")


def pytest_ignore_collect(collection_path, config):
    """Leaves out what starts servers of its own, for minutes."""
    is_left_out = collection_path.name == "cluster" and not config.getoption("--cluster")
    return is_left_out or None


def pytest_configure():
    # Once for all tests: each change of this setting throws away the templates that are compiled.
    from django.conf import settings

    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
    # That a password takes long to check says nothing of what is tested.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_report_header():
    from dsi_directory.embedded_postgres.binaries import find_binaries, version_of

    return f"PostgreSQL {version_of(find_binaries())}"


def pytest_collection_finish():
    """Garbage is looked for less often, and not among what stays: that takes a seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(autouse=True)
def _undefined_variables_fail(request, monkeypatch):
    # The templates of the admin and of signing in come from Django and allauth, which count on undefined ones.
    monkeypatch.setattr(UndefinedVariable, "is_told", "admin" not in request.path.parts)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """Each test keeps its pictures in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _database_is_not_known_to_be_away(monkeypatch):
    from core import outage

    monkeypatch.setattr(outage, "_known", outage.Known())


@pytest.fixture
def versions():
    """Entries have their versions where else nobody looks at them."""


@pytest.fixture(autouse=True)
def _what_is_only_read_has_no_versions(request, settings):
    """These take a third of the time of tests that make entries to look at them."""
    is_read = READING.intersection(request.path.parts) and "versions" not in request.fixturenames
    settings.SIMPLE_HISTORY_ENABLED = not is_read


@pytest.fixture
def _bucket_is_gone(settings):
    """Pictures lie in a bucket on a port at which nobody answers."""
    from dsi_directory import media

    gone = media.bucket("s3+http://key:secret@127.0.0.1:1/bucket")
    settings.STORAGES = settings.STORAGES | {"default": gone}


@pytest.fixture
def fill_disk(settings):
    """Leaves room for so many files of pictures; gives what lies there."""

    def fill(room: int):
        filling = {"BACKEND": "tests.disks.FillingUp", "OPTIONS": {"room": room}}
        settings.STORAGES = settings.STORAGES | {"default": filling}
        return lambda: [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]

    return fill


@pytest.fixture
def one_connection():
    """Requests past Django's own client stay within the transaction of the test, as those of that client do."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def png():
    """A small uploaded PNG picture."""
    import io

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(buffer, "PNG")
    return SimpleUploadedFile("picture.png", buffer.getvalue(), content_type="image/png")


@pytest.fixture(autouse=True)
def _switch_of_submissions_is_known(monkeypatch):
    """As in a process that has read the switch just now, so that the queries of a page are always the same."""
    from submissions import doors
    from submissions.models import Door, Subject

    long_ago = timezone.now() - datetime.timedelta(days=1000)
    known = [Door(subject=subject, changed_at=long_ago) for subject in Subject.values]
    for door in known:
        door.shown_messages = []
    monkeypatch.setattr(doors, "_read", (float("inf"), ANY, known))
