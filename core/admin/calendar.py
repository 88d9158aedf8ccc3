"""The calendar of publication: what was and will be published, month by month."""

import datetime
from calendar import Calendar

from django import forms
from django.db.models import Count, Window
from django.db.models.functions import RowNumber, TruncDate
from django.urls import reverse
from django.utils import timezone

from core.admin.waiting import list_address

# Of one kind on one day; the rest is in the kind's list.
SHOWN = 4
# When something that is added for a day comes out, unless its editor says otherwise.
HOUR = "09:00"


class MonthForm(forms.Form):
    month = forms.RegexField(r"\A(19[7-9]|20[0-9])[0-9]-(0[1-9]|1[0-2])\Z")

    def first_day(self) -> datetime.date:
        """The first day of the month that was asked for; of this month where none or no month was."""
        if self.is_valid():
            return datetime.date.fromisoformat(f"{self.cleaned_data['month']}-01")
        return timezone.localdate().replace(day=1)


def month_page(kinds: list, adding, first: datetime.date) -> dict:
    """What the page of a month shows of kinds, given by their ModelAdmins; days offer to add one of `adding`."""
    lines = {}
    for kind in kinds:
        for entry in published_in(kind, first):
            lines.setdefault(entry.day, []).append(line(kind, entry))
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return {
        "month": first,
        "previous": months_on(first, -1),
        "next": months_on(first, 1),
        "weeks": [[day(date, first, lines.get(date, []), adding) for date in week] for week in weeks],
        "today": timezone.localdate(),
    }


def months_on(first: datetime.date, count: int) -> datetime.date:
    month = first.year * 12 + first.month - 1 + count
    return datetime.date(month // 12, month % 12 + 1, 1)


def published_in(kind, first: datetime.date):
    """Entries with a time of publication in a month: the first few of each day, with how many it has."""
    start, end = (
        timezone.make_aware(datetime.datetime.combine(date, datetime.time.min)) for date in (first, months_on(first, 1))
    )
    day, order = TruncDate("published_at"), ("published_at", "number")
    return (
        kind.model.objects.filter(published_at__gte=start, published_at__lt=end, merged_into=None)
        .annotate(day=day, of_day=Window(Count("*"), [day]), turn=Window(RowNumber(), [day], order))
        .filter(turn__lte=SHOWN)
        .order_by(*order)
        .only("number", "name", "state", "published_at", "merged_into")
    )


def line(kind, entry) -> dict:
    return {
        "name": entry.name,
        "address": reverse(f"admin:{kind.opts.app_label}_{kind.opts.model_name}_change", args=[entry.pk]),
        "kind": kind.opts.verbose_name,
        "kinds": kind.opts.verbose_name_plural,
        "state": kind.state_now(entry),
        "at": entry.published_at,
        "is_public": entry.is_published,
        # Behind the last one shown: how many more there are, and where.
        "more": max(0, entry.of_day - SHOWN) if entry.turn == SHOWN else 0,
        "more_address": list_address(kind, published_at__date=entry.day),
    }


def day(date: datetime.date, first: datetime.date, lines: list[dict], adding) -> dict:
    add = adding and reverse(f"admin:{adding.opts.app_label}_{adding.opts.model_name}_add")
    return {
        "date": date,
        "is_outside": date.month != first.month,
        "lines": lines,
        "add": f"{add}?published_at={date}T{HOUR}" if add else "",
        "adding": adding.opts.verbose_name if adding else "",
    }
