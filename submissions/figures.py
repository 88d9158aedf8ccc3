"""What became of what people sent, in numbers that tell of nobody. Only what is decided is counted."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Aggregate, Case, Count, ExpressionWrapper, F, FloatField, OuterRef, Q, Subquery, When
from django.db.models.fields.json import KT
from django.db.models.functions import Extract, ExtractYear
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.text import grouped
from submissions import reasons
from submissions.models import Event, Kind, Stage, Submission
from submissions.reports import Problem

# A smaller group might tell of a person.
SMALLEST = 3
UNTOLD = "–"
DAY = 24 * 60 * 60
KINDS = {
    Kind.JOIN: _("New entries"),
    Kind.CORRECTION: _("Corrections"),
    Kind.REPORT: _("Reports of problems"),
    Kind.OBJECTION: _("Objections"),
}
OUTCOMES = (Stage.ACCEPTED, Stage.DECLINED, Stage.SPAM)


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True)
class Row:
    """One line of a table: how much was decided and how often each way, in words that tell no small number."""

    name: str
    total: str
    outcomes: list[str]
    days: str


@dataclass(frozen=True)
class Table:
    id: str
    title: str
    head: str
    rows: list[Row]
    tells_days: bool = True


class Reason(NamedTuple):
    name: str
    kind: str
    times: str


@dataclass(frozen=True)
class Figures:
    tables: list[Table]
    reasons: list[Reason]
    smallest = SMALLEST


def figures() -> Figures:
    """All figures, in two queries."""
    lines = list(by_outcome())
    return Figures([*tables_of_years(), *tables_of_reports(lines)], reasons_of(lines))


def tables_of_years() -> list[Table]:
    """What was decided in each year, the newest first."""
    took = ExpressionWrapper(Extract(F("decided_at") - F("received_at"), "epoch") / DAY, output_field=FloatField())
    counted = (
        Submission.objects.decided()
        .order_by()
        .values("kind", year=ExtractYear("decided_at"))
        .annotate(
            **{stage: Count("pk", filter=Q(stage=stage)) for stage in OUTCOMES},
            # Spam is seen at a glance, and would make all the rest look quick.
            days=Median(Case(When(~Q(stage=Stage.SPAM), then=took))),
        )
    )
    years: dict[int, dict[str, Row]] = {}
    for line in counted:
        numbers = [line[stage] for stage in OUTCOMES]
        years.setdefault(line["year"], {})[line["kind"]] = row(KINDS[line["kind"]], numbers, line["days"])
    return [
        Table(
            f"decided-{year}",
            gettext("Decided in %(year)s") % {"year": year},
            gettext("Kind"),
            [rows[kind] for kind in KINDS if kind in rows],
        )
        for year, rows in sorted(years.items(), reverse=True)
    ]


def by_outcome():
    """How many there are of each kind, outcome, reported problem and reason of declining."""
    decisions = Event.objects.filter(submission=OuterRef("pk"), kind=Event.Kind.DECLINED)
    of_last = decisions.order_by("-pk").values("reason")[:1]
    return (
        Submission.objects.decided()
        .order_by()
        .values("kind", "stage", problem=KT("answers__report__problem__0"), reason=Subquery(of_last))
        .annotate(count=Count("pk"))
    )


def tables_of_reports(lines: list[dict]) -> list[Table]:
    """What was reported, and how that was decided, in all years."""
    counts = Counter()
    for line in lines:
        if line["kind"] == Kind.REPORT:
            counts[line["problem"], line["stage"]] += line["count"]
    numbers = {problem.label: [counts[problem, stage] for stage in OUTCOMES] for problem in Problem}
    rows = [row(name, of_each) for name, of_each in numbers.items() if any(of_each)]
    title = gettext("Reports by what was wrong")
    return [Table("reports", title, gettext("Problem"), rows, tells_days=False)] if rows else []


def reasons_of(lines: list[dict]) -> list[Reason]:
    """Why new entries and corrections were declined in all years, the most frequent reason first."""
    counts = Counter()
    for line in lines:
        if line["stage"] == Stage.DECLINED and line["kind"] in (Kind.JOIN, Kind.CORRECTION):
            counts[reasons.public_label(line["reason"]), KINDS[line["kind"]]] += line["count"]
    # In an order that does not tell small numbers apart.
    ordered = sorted(counts.items(), key=lambda item: (-item[1] if item[1] >= SMALLEST else 0, *map(str, item[0])))
    return [Reason(name, kind, said(count)) for (name, kind), count in ordered]


def row(name: str, numbers: list[int], days: float | None = None) -> Row:
    """A line with no number in it, and none that follows from the others, that is too small to be told."""
    total = sum(numbers)
    if total < SMALLEST:
        return Row(name, few(), [UNTOLD for _ in numbers], UNTOLD)
    told = sum(number for number in numbers if not is_small(number))
    decided = numbers[0] + numbers[1]
    return Row(
        name,
        said(total) if told == total else gettext("more than %(count)s") % {"count": grouped(max(told, SMALLEST - 1))},
        [said(number) for number in numbers],
        in_days(days) if days is not None and decided >= SMALLEST else UNTOLD,
    )


def is_small(number: int) -> bool:
    return 0 < number < SMALLEST


def said(number: int) -> str:
    return few() if is_small(number) else grouped(number)


def few() -> str:
    return gettext("fewer than %(smallest)s") % {"smallest": SMALLEST}


def in_days(days: float) -> str:
    return grouped(round(days)) if days >= 1 else gettext("less than 1")
