"""Takes the synthetic entries out again."""

from django.db import connection, transaction
from django.db.models import Model

from core.models import Entry, EntryQuerySet, Network, Tag, Term
from dsi_directory.synthetic.entries import FLOOR, MARKER
from dsi_directory.synthetic.generate import analyse
from dsi_directory.synthetic.terms import delete_unused, uses
from organisations.models import Organisation
from projects.models import Project

KINDS = (Project, Organisation)


def synthetic(model: type[Entry]) -> EntryQuerySet:
    return model.objects.filter(number__gt=FLOOR, text_source=MARKER).order_by()


@transaction.atomic
def remove() -> int:
    """Removes all synthetic entries, and the tags and networks that only they use; gives the number of entries."""
    terms = {model: _used(model) for model in (Tag, Network)}
    removed = sum(_remove(synthetic(model)) for model in KINDS)
    for model, keys in terms.items():
        delete_unused(model, keys)
    # Before the tables are known to be empty: for empty ones the checks would be planned without indexes.
    connection.check_constraints()
    analyse()
    return removed


def _remove(entries: EntryQuerySet) -> int:
    """Past the ORM's collecting and history: that would load every row and keep a record of each."""
    numbers = entries.values("number")
    for relation in entries.model._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.related_model is not entries.model:
            _delete(relation.related_model, **{f"{relation.field.name}__in": numbers})
    _delete(entries.model.history.model, number__in=numbers)
    return entries._raw_delete(connection.alias)


def _delete(model: type[Model], **conditions) -> None:
    model._base_manager.filter(**conditions)._raw_delete(connection.alias)


def _used(model: type[Term]) -> set[int]:
    """The keys of the terms that synthetic entries hold."""
    keys: set[int] = set()
    for use in uses(model):
        if use.related_model in KINDS:
            held = synthetic(use.related_model).values("number")
            keys.update(model.objects.filter(**{f"{use.name}__in": held}).values_list("pk", flat=True))
    return keys


def synthetic_count() -> int:
    return sum(synthetic(model).count() for model in KINDS)
