"""docs/privacy.md names every column that may hold a person, and what forgets it; nothing else stands in it."""

import re
from datetime import timedelta
from fnmatch import fnmatch
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import models
from django.utils import timezone

from dsi_directory import retention
from tests.factories import UserFactory

RECORD = (Path(settings.BASE_DIR) / "docs" / "privacy.md").read_text()
ROWS = [line.strip("| ").split(" | ") for line in RECORD.splitlines() if line.startswith("| ") and "`" in line]
COLUMNS = {column for row in ROWS for column in re.findall(r"`([\w*]+\.\w+)`", row[1])}
# Tables that are there for people: all that is neither a number, a time nor a choice counts.
OF_PEOPLE = {"account", "mfa", "usersessions", "sessions", "admin", "django_tasks_database"}
TABLES = {
    "auth_user",
    "mail_delivery",
    "newsletter_alert",
    "newsletter_subscriber",
    "newsletter_suppression",
    "newsletter_told",
    "submissions_event",
    "submissions_reopeningwish",
    "submissions_statement",
    "submissions_submission",
    "submissions_submittedpicture",
}
WRITTEN = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
# What says nothing of anybody: a word of ours, or how work is queued.
WORDS_OF_OURS = {"language", "stage", "part", "use", "subject", "entry_kind", "status", "queue_name", "backend_name"}
WORDS_OF_OURS |= {"submissions_submission.kind", "submissions_event.kind"}


def columns():
    for kind in apps.get_models(include_auto_created=True):
        for field in kind._meta.concrete_fields:
            yield kind, field, f"{kind._meta.db_table}.{field.column}"


def may_hold_a_person(kind, field, name) -> bool:
    if isinstance(field, models.EmailField | models.GenericIPAddressField):
        return True
    if field.is_relation:
        return field.related_model is get_user_model()
    is_theirs = kind._meta.app_label in OF_PEOPLE or kind._meta.db_table in TABLES
    is_ours = (field.name in WORDS_OF_OURS and kind._meta.db_table != "mail_delivery") or name in WORDS_OF_OURS
    return is_theirs and isinstance(field, WRITTEN) and not is_ours and not isinstance(field, models.UUIDField)


def test_every_column_that_may_hold_a_person_is_recorded():
    held = {name for kind, field, name in columns() if may_hold_a_person(kind, field, name)}
    assert {name for name in held if not any(fnmatch(name, column) for column in COLUMNS)} == set()


def test_every_recorded_column_is_there():
    there = {name for *_, name in columns()}
    assert {column for column in COLUMNS if not any(fnmatch(name, column) for name in there)} == set()


def test_every_row_is_whole():
    assert len(ROWS) > 20
    assert {row[0]: len(row) for row in ROWS} == {row[0]: 7 for row in ROWS}
    assert all(cell.strip() for row in ROWS for cell in row)


def test_every_row_has_something_that_forgets_it_and_every_chore_a_row():
    known = {*retention.ALL, "personal_data erase", "editors, in the post", "nothing: it tells nobody"}
    named = {name for row in ROWS for name in row[6].split("; ")}
    assert named - known == set()
    assert set(retention.ALL) - named == set()


@pytest.mark.django_db
def test_the_log_of_the_admin_is_forgotten_after_two_years(capsys):
    for days in (729, 731):
        entry = LogEntry.objects.create(user=UserFactory(), object_repr="x", action_flag=2)
        LogEntry.objects.filter(pk=entry.pk).update(action_time=timezone.now() - timedelta(days=days))
    call_command("retention", dry_run=True)
    assert "old entries of the admin's log forgotten: 1" in capsys.readouterr().out
    call_command("retention")
    assert LogEntry.objects.count() == 1


@pytest.mark.django_db
def test_on_a_site_whose_jobs_run_nothing_is_left(capsys):
    call_command("retention")
    capsys.readouterr()
    call_command("retention", dry_run=True)
    shown = capsys.readouterr().out
    assert shown.startswith("Not done, only counted: drafts forgotten: 0; ")
    assert set(re.findall(r": (\d+)", shown)) == {"0"}
