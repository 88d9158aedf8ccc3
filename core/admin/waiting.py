"""What the admin's home page says of each kind of entry."""

from heapq import merge
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.text import capfirst

from core.admin.needs import needs_of
from core.models import State
from core.versions import key_of

SHOWN = 5
RECENT = 15


def what_waits(kind) -> dict:
    """Of one kind, given by its ModelAdmin: what waits for a decision, what is unfinished, what wants care."""
    entries = kind.model.objects.order_by()
    needs = {name: need for name, need in needs_of(kind).items() if name != "scheduled"}
    published = Q(state=State.PUBLISHED, merged_into=None)
    counts = entries.aggregate(
        pending=Count("pk", filter=Q(state=State.PENDING)),
        drafts=Count("pk", filter=Q(state=State.DRAFT)),
        **{f"need_{name}": Count("pk", filter=published & need.condition) for name, need in needs.items()},
    )
    return {
        "title": capfirst(kind.opts.verbose_name_plural),
        "address": list_address(kind),
        "pending": {"count": counts["pending"], "address": list_address(kind, state__exact=State.PENDING)},
        "drafts": {"count": counts["drafts"], "address": list_address(kind, state__exact=State.DRAFT)},
        "oldest_drafts": links(kind, entries.filter(state=State.DRAFT).order_by("changed_at", "number")),
        "scheduled": links(
            kind, entries.filter(state=State.PUBLISHED, published_at__gt=Now()).order_by("published_at")
        ),
        "needs": [
            {
                "label": need.label,
                "count": counts[f"need_{name}"],
                "address": list_address(kind, state__exact=State.PUBLISHED, needs=name),
            }
            for name, need in needs.items()
            if counts[f"need_{name}"]
        ],
    }


def list_address(kind, **filters) -> str:
    address = reverse(f"admin:{kind.opts.app_label}_{kind.opts.model_name}_changelist")
    return f"{address}?{urlencode(filters)}" if filters else address


def links(kind, entries) -> list[dict]:
    """The first few of the entries, each with the way to its form."""
    change = f"admin:{kind.opts.app_label}_{kind.opts.model_name}_change"
    few = entries.only("number", "name", "changed_at", "published_at")[:SHOWN]
    return [{"entry": entry, "address": reverse(change, args=[entry.pk])} for entry in few]


def recent_changes(kinds: list) -> list[dict]:
    """The latest lines of all histories together: who, what, when; a deleted entry has no address."""
    histories = ([change(kind, record) for record in latest_of(kind)] for kind in kinds)
    lines = merge(*histories, key=lambda line: line["when"], reverse=True)
    # Somebody who saves an entry five times has changed it once.
    once = {(line["kind"], line["number"], line["what"], line["who"]): line for line in reversed(list(lines))}
    return sorted(once.values(), key=lambda line: line["when"], reverse=True)[:RECENT]


def latest_of(kind):
    fields = ("number", "name", "history_date", "history_type", "history_user__username")
    return kind.model.history.select_related("history_user").only(*fields)[: 3 * RECENT]


def change(kind, record) -> dict:
    history = f"admin:{kind.opts.app_label}_{kind.opts.model_name}_history"
    return {
        "who": record.history_user,
        "what": record.get_history_type_display().lower(),
        "when": record.history_date,
        "name": record.name,
        "number": record.number,
        "kind": kind.opts.verbose_name,
        "address": "" if record.history_type == "-" else reverse(history, args=[key_of(record)]),
    }
