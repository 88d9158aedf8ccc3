"""The last word on what may be shown: the entries', not the index's."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from search.kinds import kinds
from search.models import Document
from search.snapshot import Snapshot


def public_among(ids: Collection[int], snapshot: Snapshot) -> Collection[int]:
    """Those documents that may be shown: all, unless the index is behind; then one query asks the entries.

    It is behind for a moment after very many changes at once, and must show nothing that was hidden by them.
    """
    if not snapshot.is_behind:
        return ids
    conditions = (
        Q(Exists(kind.model.objects.published().filter(pk=OuterRef("number"))), kind=kind.name) for kind in kinds()
    )
    public = set(Document.objects.filter(reduce(or_, conditions), id__in=ids).values_list("id", flat=True))
    return [number for number in ids if number in public]
