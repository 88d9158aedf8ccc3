"""What editors do to entries of any kind, and what is tidied up after them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from core.models import Entry, EntryQuerySet, Picture, State
from core.models.picture import remove_files


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
