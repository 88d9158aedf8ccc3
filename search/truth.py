"""The last word on what may be shown: the entries', not the index's."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from search.kinds import kinds


def is_public_now() -> Q:
    """Documents of entries that are public at this moment, whatever the index has taken in.

    The index may lag by a moment after very many changes at once, and then must show nothing that has been hidden.
    """
    conditions = (
        Q(Exists(kind.model.objects.published().filter(pk=OuterRef("number"))), kind=kind.name) for kind in kinds()
    )
    return reduce(or_, conditions)
