"""What editors do to entries of any kind."""

from django.db import transaction

from core.models import Entry, EntryQuerySet, State


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
