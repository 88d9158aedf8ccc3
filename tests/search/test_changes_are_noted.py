"""Every table that documents are made of has the triggers that note its changes."""

import pytest
from django.apps import apps
from django.db import connection

from core.models import Entry, Term
from search.triggers import EVENTS, NoteChanges


def watched() -> set[tuple[str, str]]:
    """Tables and columns that triggers watch for all events."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'search%'"
        )
        names = set(cursor.fetchall())
    columns = {(table, name.removeprefix("search_").rpartition("_")[0]) for table, name in names}
    return {
        (table, column)
        for table, column in columns
        if all((table, f"search_{column}_{event}") in names for event in EVENTS)
    }


def to_be_watched() -> set[tuple[str, str]]:
    """Keys of entries and terms, and the columns that point at entries."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if model.__name__.startswith("Historical") or model._meta.app_label == "opendata":
            continue
        if issubclass(model, Entry | Term):
            found.add((model._meta.db_table, model._meta.pk.column))
        for field in model._meta.concrete_fields:
            if field.is_relation and issubclass(field.related_model, Entry) and not field.one_to_one:
                found.add((model._meta.db_table, field.column))
    return found


@pytest.mark.django_db
def test_every_table_that_documents_are_made_of_is_watched():
    missing = to_be_watched() - watched()
    # What a post speaks of does not hold the post's name.
    assert missing == {
        ("blog_post_organisations", "organisation_id"),
        ("blog_post_projects", "project_id"),
        ("blog_post_case_studies", "casestudy_id"),
        # What people have sent is in no document.
        ("submissions_submission", "organisation_id"),
        ("submissions_submission", "project_id"),
    }


@pytest.mark.django_db
def test_triggers_can_be_taken_back():
    operation = NoteChanges("core_picture", "id", "core.picture")
    with connection.schema_editor() as editor:
        operation.database_forwards("search", editor, None, None)
        assert ("core_picture", "id") in watched()
        operation.database_backwards("search", editor, None, None)
    assert ("core_picture", "id") not in watched()
    assert operation.describe() == "Note changes of core_picture for the index of search"
