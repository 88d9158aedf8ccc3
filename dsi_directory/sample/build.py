"""Makes records of what stands in a sample file, and says in one sentence which key does not fit."""

import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from core.licences import Licence
from core.models import Entry, Network, State, Tag, Term
from core.text import slug_for
from dsi_directory.sample.kinds import LINKED_KINDS
from dsi_directory.sample.read import BrokenSample, Item

TEXT_SOURCE = "Sample content of the DSI Directory"
# Words that people add to; the other vocabularies are fixed.
FREE_VOCABULARIES = (Tag, Network)
FIELD_OF_KEY = {"precision": "coordinates_precision"}
KEY_OF_FIELD = {field: key for key, field in FIELD_OF_KEY.items()}


def build(item: Item, terms: "Terms") -> tuple[Entry, dict[str, list]]:
    """The unsaved entry, and what its many-to-many fields will hold."""
    entry = item.kind.model(state=State.PUBLISHED, text_source=TEXT_SOURCE, text_licence=Licence.CC_BY)
    relations = {}
    for key, value in item.values.items():
        if key in ("names", "links"):
            continue
        if key == "published_on":
            entry.published_at = _noon(item, value)
        elif key in LINKED_KINDS:
            relations[key] = value
        elif entry._meta.get_field(key := FIELD_OF_KEY.get(key, key)).many_to_many:
            relations[key] = [terms.find(item, key, text) for text in value]
        elif entry._meta.get_field(key).is_relation:
            setattr(entry, key, terms.find(item, key, value))
        else:
            setattr(entry, key, value)
    _free_home_position(entry)
    return entry, relations


def _noon(item: Item, day: str) -> datetime.datetime:
    try:
        return datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(12), datetime.UTC)
    except ValueError:
        raise item.broken(f'"published_on" is not a day such as 2026-05-31: {day}.') from None


def _free_home_position(entry: Entry) -> None:
    """An editor's choice for the home page goes before the sample's."""
    position = getattr(entry, "home_position", None)
    if position and type(entry).objects.filter(home_position=position).exists():
        entry.home_position = None


class Terms:
    """The vocabularies' terms by slug; tags and networks that are missing are made."""

    def __init__(self):
        self._terms: dict[type[Term], dict[str, Term]] = {}

    def find(self, item: Item, key: str, text: str) -> Term:
        model = item.kind.model._meta.get_field(key).related_model
        known = self._terms.get(model)
        if known is None:
            known = {key: term for term in model.objects.all() for key in (slug_for(term.name), term.slug)}
            self._terms[model] = known
        slug = slug_for(text)
        if slug not in known:
            if model not in FREE_VOCABULARIES:
                raise item.broken(f'"{key}" names "{text}", which is not one of {", ".join(sorted(known))}.')
            known[slug] = model.objects.create(name=text)
        return known[slug]


def check(item: Item, record: models.Model) -> None:
    """Refuses a record of which a form would refuse a field."""
    if isinstance(record, Entry):
        record.derive()
    try:
        # What the database checks anyway is not asked for beforehand: that would be half of all queries.
        record.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise item.broken(f'"{KEY_OF_FIELD.get(field, field)}": {messages[0]}') from error


def violation(item: Item, error: IntegrityError) -> BrokenSample:
    """What to say when the database refuses an entry or something that hangs on it."""
    name = error.__cause__.diag.constraint_name
    constraints = (constraint for model in apps.get_models() for constraint in model._meta.constraints)
    messages = (constraint.get_violation_error_message() for constraint in constraints if constraint.name == name)
    return item.broken(next(messages, str(error)))
