"""What an editor asks of a draft from the directory."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from core import languages
from core.admin.widgets import DayInput, Ticks
from core.text import fold
from newsletter import drafting
from newsletter.models import Issue
from search.facets import AREA_OF_IMPACT, COUNTRY, FOCUS_AREA, vocabularies
from search.kinds import kind_named
from search.snapshot import current

MOST, LONGEST = 10, 100
DAYS = {"week": 7, "month": 30}
THEMES = {facet.name: facet for facet in (FOCUS_AREA, AREA_OF_IMPACT)}
OWN_DAYS = "own"


class DraftForm(forms.Form):
    period = forms.ChoiceField(label="What became public", widget=forms.RadioSelect)
    first_day = forms.DateField(required=False, widget=DayInput)
    last_day = forms.DateField(required=False, widget=DayInput)
    themes = forms.MultipleChoiceField(
        required=False, widget=Ticks, help_text="Entries with any of these. None: all entries."
    )
    country = forms.ChoiceField(required=False)
    language = forms.ChoiceField(
        label="Language of the issue",
        choices=languages.choices,
        help_text="Headings and subject stand in it where we have them; names and summaries stay as they are.",
    )

    def __init__(self, data=None):
        super().__init__(data, initial={"language": "en"})
        self.last_issue = Issue.objects.sent().first()
        self.fields["period"].choices = self.periods()
        self.initial["period"] = self.fields["period"].choices[0][0]
        self.fields["country"].choices = [("", "All countries"), *countries()]
        self.fields["themes"].choices = themes()
        for name in drafting.KINDS:
            self.fields[f"most_{name}"] = most_of(kind_named(name).several)

    def periods(self) -> list[tuple[str, str]]:
        issue = self.last_issue
        since = [("issue", f"Since the last issue, “{issue.subject}”")] if issue else []
        days = [(name, f"In the last {count} days") for name, count in DAYS.items()]
        return [*since, *days, (OWN_DAYS, "From the first day to the last day below")]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if cleaned.get("period") == OWN_DAYS and not self.errors:
            for name in ("first_day", "last_day"):
                if not cleaned[name]:
                    self.add_error(name, "Give this day, or choose another period.")
            if first and last and last < first:
                self.add_error("last_day", "It lies before the first day.")
        return cleaned

    def wanted(self) -> drafting.Wanted:
        """What a valid form asks for; without data, what it proposes."""
        proposed = {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
        said = self.cleaned_data if self.is_bound else proposed
        since, until = self.between(said)
        return drafting.Wanted(
            since=since,
            until=until,
            most={name: said[f"most_{name}"] or 0 for name in drafting.KINDS},
            themes=tuple((THEMES[facet], slug) for facet, slug in (value.split(":") for value in said["themes"] or ())),
            country=said["country"] or "",
            language=said["language"],
        )

    def tell_counts(self) -> None:
        """Says below each section how many entries there are for it."""
        wanted = self.wanted()
        for name in drafting.KINDS:
            count = drafting.found(kind_named(name), wanted).count()
            self[f"most_{name}"].help_text = f"There {'is' if count == 1 else 'are'} {count or 'none'}."

    def between(self, said: dict) -> tuple[datetime, datetime]:
        """From a moment to another; what is not public yet cannot be told, so it never lies in the future."""
        now = timezone.now()
        if said["period"] == OWN_DAYS:
            first, end = said["first_day"], said["last_day"] + timedelta(days=1)
            return at_midnight(first), min(at_midnight(end), now)
        if said["period"] == "issue":
            return self.last_issue.drafted_until or self.last_issue.sent_at, now
        return now - timedelta(days=DAYS[said["period"]]), now


def at_midnight(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def most_of(several: str) -> forms.IntegerField:
    limits = {"min_value": 0, "max_value": LONGEST, "required": False, "initial": MOST}
    return forms.IntegerField(label=several.capitalize(), **limits)


def countries() -> list[tuple[str, str]]:
    """Those that something is in, by name."""
    snapshot = current()
    names, used = snapshot.labels(COUNTRY), snapshot.values(COUNTRY.name)
    return sorted(((code, names[code]) for code in used if code in names), key=lambda country: fold(country[1]))


def themes() -> list[tuple[str, list[tuple[str, str]]]]:
    """Focus areas and areas of impact, each with its facet before its slug."""
    named = vocabularies([facet.model for facet in THEMES.values()])
    return [
        (facet.label, [(f"{facet.name}:{slug}", name) for slug, name in named[facet.model].items()])
        for facet in THEMES.values()
    ]
