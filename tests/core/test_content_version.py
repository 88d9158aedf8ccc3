"""The version of the content: another one after every change in public, whoever makes it and in whatever order."""

import datetime
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.test import RequestFactory
from django.utils import timezone, translation

from core import content_version
from core.content_version import current, etag
from core.models import ContentChange, Network, Tag
from core.watching import TRIGGER
from dsi_directory.models import Page
from organisations.models import Organisation
from search import snapshot
from search.facets import NETWORK
from tests.factories import OrganisationFactory, TagFactory

pytestmark = pytest.mark.django_db
# Apps and models of which no public page shows anything.
PRIVATE = {
    # People who sign in, and what the processes need.
    "account", "admin", "auth", "contenttypes", "mfa", "sessions", "usersessions", "django_tasks_database",
    "core.tally", "core.contentchange",
    # Mails and who gets them.
    "mail", "newsletter.alert", "newsletter.subscriber", "newsletter.suppression", "newsletter.told",
    # What people sent. The page of its figures is drawn anew each time.
    "submissions.event", "submissions.reopeningwish", "submissions.statement", "submissions.submission",
    "submissions.submittedpicture",
    # The index, but for its revision, which changes with all of it.
    "search.arrival", "search.change", "search.document", "search.name", "search.value", "search.word",
}  # fmt: skip


@pytest.fixture
def organisation():
    return OrganisationFactory()


def test_every_table_is_watched_or_known_to_be_private():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [TRIGGER])
        watched = {table for (table,) in cursor.fetchall()}
    shown, private = set(), set()
    for model in apps.get_models(include_auto_created=True):
        named = {model._meta.label_lower, model._meta.app_label} & PRIVATE
        private |= named
        if not named and not model.__name__.startswith("Historical"):
            shown.add(model._meta.db_table)
    assert watched == shown
    assert private == PRIVATE


def raw(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: OrganisationFactory(),
        lambda one: one.save(),
        lambda one: one.delete(),
        lambda one: Organisation.objects.update(name="Other"),
        lambda one: Tag.objects.bulk_create([Tag(name="bulk", slug="bulk")]),
        lambda one: one.tags.add(TagFactory()),
        lambda one: raw("UPDATE dsi_directory_page SET title = 'Other'"),
        lambda one: raw("TRUNCATE dsi_directory_page, dsi_directory_pagetranslation"),
    ],
    ids=["add", "save", "delete", "update", "bulk", "relation", "raw", "truncate"],
)
def test_every_way_to_change_something_gives_another_version(organisation, change):
    seen = {current(), current()}
    assert len(seen) == 1
    change(organisation)
    assert current() not in seen | {None}


def test_a_transaction_leaves_one_mark_unless_somebody_in_it_asks(organisation):
    current()
    before = ContentChange.objects.count()
    for _ in range(3):
        organisation.save()
    assert ContentChange.objects.count() == before + 1


def test_what_is_undone_leaves_the_version_as_it_was(organisation):
    before = current()
    with transaction.atomic():
        organisation.save()
        transaction.set_rollback(True)
    assert current() == before
    organisation.save()
    assert current() != before


def test_tidying_changes_nothing_but_what_there_is_to_read(organisation, capsys):
    before = current()
    organisation.save()
    after = current()
    assert ContentChange.objects.count() > 1
    call_command("tend_content")
    assert "changes joined: " in capsys.readouterr().out
    assert ContentChange.objects.count() == 1
    assert current() == after != before
    assert content_version.tidy() == 0


def test_no_version_comes_back_after_an_old_backup_is_restored(organisation):
    seen = {current()}
    kept = list(ContentChange.objects.all())
    organisation.save()
    seen.add(current())
    ContentChange.objects.all().delete()
    ContentChange.objects.bulk_create(kept)
    assert current() in seen
    organisation.save()
    assert current() not in seen | {None}


def test_without_any_mark_nothing_can_be_said():
    Page.objects.create(title="First", slug="first")
    assert current() is not None
    ContentChange.objects.all().delete()
    assert current() is None


def test_time_alone_gives_another_version(organisation):
    OrganisationFactory(published_at=timezone.now() + datetime.timedelta(seconds=0.4))
    before = current()
    time.sleep(0.5)
    assert current() not in (before, None)
    assert Organisation.objects.published().count() == 2


def test_a_new_name_of_a_term_that_no_entry_has_is_seen(organisation):
    term = Network.objects.create(name="Old", slug="unused")
    assert snapshot.current().labels(NETWORK)["unused"] == "Old"
    before = current()
    Network.objects.filter(pk=term.pk).update(name="New")
    assert current() != before
    assert snapshot.current().labels(NETWORK)["unused"] == "New"


@pytest.mark.django_db(transaction=True)
def test_changes_that_end_in_another_order_than_they_began_are_all_seen_and_none_waits():
    begun, may_end = Event(), Event()

    def slowly():
        with transaction.atomic():
            Page.objects.create(title="Slow", slug="slow")
            begun.set()
            may_end.wait(10)
        connection.close()

    Page.objects.create(title="First", slug="first")
    seen = [current()]
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(slowly)
        begun.wait(10)
        seen.append(current())
        Page.objects.create(title="Quick", slug="quick")
        seen.append(current())
        content_version.tidy()
        may_end.set()
        slow.result()
    seen.append(current())
    assert seen[0] == seen[1]
    assert len({*seen[1:], None}) == 4


def asked(path="/", **headers):
    return RequestFactory().get(path, **headers)


def test_a_tag_is_of_one_address_language_and_site(organisation, settings):
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    tags = [
        etag(asked("/a")),
        etag(asked("/a?b=1")),
        etag(asked("/a"), "text/html"),
        etag(asked("/a", HTTP_HOST="localhost")),
    ]
    with translation.override("fr"):
        tags.append(etag(asked("/a")))
    settings.SITE_NAME = "Other"
    tags.append(etag(asked("/a")))
    assert len(set(tags)) == 6
    assert etag(asked("/a")) == tags[-1]


def test_while_developing_nothing_is_kept(organisation, settings):
    settings.DEBUG = True
    assert etag(asked()) is None


@pytest.mark.parametrize("sent", ['"b"', '"a"', 'W/"a"', 'W/"x", W/"b"', "*", ""])
def test_who_has_it_is_told_so(sent):
    answer = content_version.not_modified(asked(HTTP_IF_NONE_MATCH=sent), 'W/"b"')
    assert (answer is not None) == ("b" in sent)
