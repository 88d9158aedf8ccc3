"""What editors do to entries of any kind, and what is tidied up after them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from core.models import Entry, EntryQuerySet, Picture, State
from core.models.picture import remove_files
from core.versions import key_of, lost_targets, relations_of, rows_before

# Within this time, all that goes with one deletion has gone.
AT_ONCE = timedelta(seconds=5)


def publish(entries: EntryQuerySet, by=None) -> list[Entry]:
    """Publishes drafts, pending and archived ones and gives them; `published_at` is set at the first time only."""
    return _set_state(entries.exclude(state=State.PUBLISHED), State.PUBLISHED, by)


def archive(entries: EntryQuerySet, by=None) -> list[Entry]:
    """Archives the published ones and gives them: they keep their addresses and leave the lists."""
    return _set_state(entries.filter(state=State.PUBLISHED), State.ARCHIVED, by)


@transaction.atomic
def _set_state(entries: EntryQuerySet, state: State, by) -> list[Entry]:
    changed = list(entries.order_by("number").select_for_update(of=("self",)))
    for entry in changed:
        entry.state = state
        # Read by django-simple-history when the entry is saved.
        entry._history_user = by
        entry._change_reason = f"{state.label} from the list"
        entry.save()
    return changed


@transaction.atomic
def bring_back(deletion, rows: Iterable[tuple[type[Model], str]] = (), by=None) -> Entry:
    """Makes a deleted entry anew from the record of its deletion, under its number; what was public is a draft.

    `rows` names the models whose rows belong to it, each with the field that points at the entry.
    """
    last = deletion.instance_type.history.filter(number=key_of(deletion)).exclude(history_type="-").first()
    entry = deletion.instance
    entry._history_user, entry._change_reason = by, "Brought back after deletion"
    if entry.is_public_state:
        entry.state = State.DRAFT
    forget_what_is_gone(entry)
    entry.save(force_insert=True)
    for name, keys in (relations_of(last) if last else {}).items():
        getattr(entry, name).set(keys)
    # The rows went just before the entry did.
    moment = max(
        last.history_date + timedelta(microseconds=1) if last else deletion.history_date,
        deletion.history_date - AT_ONCE,
    )
    for model, link in rows:
        bring_back_rows(model, link, entry, moment)
    return entry


def forget_what_is_gone(entry: Entry) -> None:
    """Empties the fields whose targets no longer exist, and those whose place another entry has taken."""
    for field in lost_targets(entry):
        setattr(entry, field.name, None)
    for constraint in entry._meta.total_unique_constraints:
        try:
            constraint.validate(type(entry), entry)
        except ValidationError:
            for name in constraint.fields:
                setattr(entry, name, None)


def bring_back_rows(model: type[Model], link: str, entry: Entry, moment: datetime) -> None:
    had, _ = rows_before(model, link, entry.pk, moment)
    for row in had.values():
        if not lost_targets(row):
            row.save(force_insert=True)


def clean_pictures(keep_for: timedelta, dry_run: bool = False) -> tuple[int, int]:
    """Removes pictures that no entry shows and files of no picture, both older than `keep_for`; gives how many."""
    before = timezone.now() - keep_for
    unused = Picture.objects.unused().filter(created_at__lt=before)
    kept = {name for picture in Picture.objects.all() for name in picture.file_names()}
    stray = [name for name in stored_names("pictures") if name not in kept and is_older(name, before)]
    counts = unused.count(), len(stray)
    if not dry_run:
        unused.delete()
        remove_files(stray)
    return counts


def stored_names(folder: str) -> Iterator[str]:
    """The names of all files kept in a folder and the folders in it."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for inner in folders:
        yield from stored_names(f"{folder}/{inner}")


def is_older(name: str, moment: datetime) -> bool:
    return default_storage.get_modified_time(name) < moment
