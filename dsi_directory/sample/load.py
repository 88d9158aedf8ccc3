"""Puts the entries of the sample files into the directory, and issues of the newsletter, once."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, transaction

from core.models import Entry, Picture
from core.models.picture import remove_files
from dsi_directory.sample import pictures
from dsi_directory.sample.build import Terms, build, check, violation
from dsi_directory.sample.issues import add_issues
from dsi_directory.sample.read import FOLDER, Item, read
from newsletter.models import Issue
from search.upkeep import catch_up

REASON = "Sample content"


@dataclass
class Loaded:
    """How many entries and issues of each model are new, and how many were there before."""

    created: Counter = field(default_factory=Counter)
    kept: Counter = field(default_factory=Counter)


def load(folder: Path = FOLDER, dry_run: bool = False) -> Loaded:
    """Creates the entries whose numbers are not taken; leaves the others as they are.

    Raises `BrokenSample`, and then nothing is written. A dry run checks everything and draws no pictures.
    """
    items = read(folder)
    loaded = Loaded()
    drawn: list[Picture] = []
    try:
        with transaction.atomic():
            terms = Terms()
            for item in items:
                _load_item(item, terms, loaded, None if dry_run else drawn)
            if issues := add_issues(folder, REASON):
                loaded.created[Issue] = issues
            transaction.set_rollback(dry_run)
    except BaseException:
        remove_files([name for picture in drawn for name in picture.file_names()])
        raise
    if not dry_run:
        catch_up()
    return loaded


def _load_item(item: Item, terms: Terms, loaded: Loaded, drawn: list[Picture] | None) -> None:
    if item.kind.model.objects.filter(number=item.number).exists():
        loaded.kept[item.kind.model] += 1
        return
    entry, relations = build(item, terms)
    entry._change_reason = REASON
    check(item, entry)
    if drawn is not None:
        pictures.add_to(entry, drawn)
    try:
        with transaction.atomic():
            _save(item, entry, relations)
    except IntegrityError as error:
        raise violation(item, error) from error
    loaded.created[item.kind.model] += 1


def _save(item: Item, entry: Entry, relations: dict[str, list]) -> None:
    """Saves the entry with all that hangs on it and one record in its history."""
    entry.skip_history_when_saving = True
    entry.save()
    participations = relations.pop("organisations", []) if item.kind.key == "projects" else []
    for name, related in relations.items():
        getattr(entry, name).set(related)
    del entry.skip_history_when_saving
    # Saved again so that the one record holds the terms too.
    entry.save()
    entry.history.update(history_type="+")
    _add(item, entry, "names", item.values.get("names", []))
    _add(item, entry, "links", [{"url": url} for url in item.values.get("links", [])])
    for participation in participations:
        role = {key: value for key, value in participation.items() if key == "role"}
        _add(item, entry, "participations", [{"organisation_id": participation["number"], **role}])


def _add(item: Item, entry: Entry, relation: str, rows: list[dict]) -> None:
    for values in rows:
        related = entry._meta.get_field(relation)
        record = related.related_model(**{related.field.name: entry}, **values)
        record._change_reason = REASON
        check(item, record)
        record.save()
