"""Model fields shared by all kinds of entry."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, TextField, Value, When
from django.utils import formats
from django.utils.translation import gettext_lazy as _

PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def validate_partial_date(value: str) -> None:
    """Refuses what is not an existing year, month or day in ISO 8601 reduced precision."""
    match = PARTIAL_DATE.fullmatch(value)
    try:
        year, month, day = (int(part or 1) for part in match.groups())
        datetime.date(year, month, day)
    except (AttributeError, ValueError):
        raise ValidationError(
            _("Write a year, a year and month, or a full date: 2012, 2012-05 or 2012-05-14."), code="partial_date"
        ) from None


class PartialDateField(models.CharField):
    """A date of which the year, the month or the day is known: "2012", "2012-05", "2012-05-14" (ISO 8601).

    Sorts by time as text, and compares at the coarser of two precisions by comparing prefixes.
    """

    default_validators = [validate_partial_date]

    def __init__(self, *args, **kwargs):
        kwargs |= {"max_length": 10, "db_collation": "C", "blank": kwargs.get("blank", True)}
        kwargs.setdefault("help_text", "As much as is known: 2012, 2012-05 or 2012-05-14.")
        super().__init__(*args, **kwargs)


def spoken_partial_date(value: str) -> str:
    """The date for a reader, no more precise than it is known: "2012", "May 2012", "14 May 2012"."""
    parts = [int(part) for part in value.split("-")] if value else []
    pattern = {1: "Y", 2: "YEAR_MONTH_FORMAT", 3: "DATE_FORMAT"}.get(len(parts))
    return formats.date_format(datetime.date(*[*parts, 1, 1][:3]), pattern) if pattern else ""


def label_of(field: str, choices: type[models.TextChoices]) -> Case:
    """What a field with choices says to a reader, told by the database."""
    labels = (When(**{field: value}, then=Value(str(label))) for value, label in choices.choices)
    return Case(*labels, default=Value(""), output_field=TextField())
