"""Keys in addresses: what the database holds of them opens nothing."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from core.keys import hash_of
from newsletter.models import Subscriber
from submissions.models import Submission
from tests.submissions.factories import SubmissionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission():
    return SubmissionFactory()


@pytest.fixture
def subscriber():
    return Subscriber.objects.create(address="ana@example.org")


def columns(row) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT kept::text FROM {row._meta.db_table} kept WHERE id = %s", [row.pk])
        return cursor.fetchone()[0].strip("()").split(",")


@pytest.mark.parametrize("kind", ["submission", "subscriber"])
def test_a_key_opens_its_row_and_stands_in_no_column(kind, request):
    row = request.getfixturevalue(kind)
    assert type(row).objects.at_key(row.key) == row
    sign = row.key.partition("-")[2]
    assert len(sign) == 43
    assert sign not in "".join(columns(row))


@pytest.mark.parametrize("kind", ["submission", "subscriber"])
def test_nothing_that_the_database_holds_opens_anything(kind, request):
    row = request.getfixturevalue(kind)
    for held in filter(None, columns(row)):
        for key in (held, f"{row.pk}-{held}"):
            assert type(row).objects.at_key(key) is None


@pytest.mark.parametrize("change", ["0{}", "{}x", "{}-", " {}", "+{}"])
def test_a_key_is_taken_as_it_is(submission, change):
    assert Submission.objects.at_key(change.format(submission.key)) is None


@pytest.mark.parametrize("key", ["", "-", "9" * 5000 + "-x", "²-x", "\0", "1-\0", "\ud800"])
def test_what_is_no_key_opens_nothing(submission, key):
    assert Submission.objects.at_key(key) is None


def test_a_key_of_one_kind_opens_no_other(submission):
    subscriber = Subscriber.objects.create(pk=submission.pk, address="ana@example.org", seed=submission.seed)
    assert Submission.objects.at_key(subscriber.key) is None


def test_changing_the_key_closes_the_one_of_before(submission):
    submission.former_key_hash = hash_of("of-an-old-mail")
    before = submission.key
    submission.change_key()
    submission.save()
    assert Submission.objects.at_key(submission.key) == submission
    assert Submission.objects.at_key(before) is Submission.objects.at_key("of-an-old-mail") is None


def test_a_key_lasts_as_long_as_the_secret_of_before_is_kept(subscriber, settings):
    key = subscriber.key
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert Subscriber.objects.at_key(key) == subscriber
    assert subscriber.key != key
    settings.SECRET_KEY_FALLBACKS = []
    assert Subscriber.objects.at_key(key) is None


@pytest.mark.parametrize(
    ("kind", "migration"),
    [
        ("submission", "submissions.migrations.0005_hash_keys"),
        ("subscriber", "newsletter.migrations.0003_hash_keys"),
    ],
)
def test_links_in_mails_of_before_still_open(kind, migration, request):
    row = request.getfixturevalue(kind)
    # As the release before kept it.
    type(row).objects.update(former_key_hash="of-an-old-mail", seed="the same for all")
    import_module(migration).hash_keys(apps, None)
    assert type(row).objects.at_key("of-an-old-mail") == row
    row.refresh_from_db()
    assert row.former_key_hash == hash_of("of-an-old-mail")
    assert row.seed != "the same for all"
