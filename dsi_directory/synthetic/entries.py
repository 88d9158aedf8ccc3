"""The fields and relations of synthetic entries, as rows for the database."""

import datetime
import random

from core.models import State
from core.text import initial_for, slug_for, sort_key_for
from dsi_directory.synthetic import places, words
from dsi_directory.synthetic.terms import Terms
from organisations.models import Lifecycle
from projects.models import Role, Status

MARKER = "Synthetic entry"
FLOOR = 10_000_000
FIRST_DAY = datetime.datetime(2014, 1, 1, tzinfo=datetime.UTC)
LAST_YEAR = 2025
SECONDS = 12 * 365 * 24 * 60 * 60
STATES = (State.PUBLISHED, State.ARCHIVED, State.DRAFT, State.PENDING)
ROLES = (*Role.values, Role.DELIVERY_LEAD, Role.DELIVERY_PARTNER, Role.DELIVERY_PARTNER, Role.UNKNOWN)

Row = dict[str, object]


class Writer:
    """Makes up entries, one after another; the same ones for the same seed."""

    def __init__(self, seed: str, terms: Terms):
        self.chance = random.Random(seed)  # noqa: S311 - texts, not secrets
        self.terms = terms
        # The newest published entry of each kind, for others to be merged into.
        self.standing: dict[str, int] = {}
        self.names: set[str] = set()

    def organisation(self, number: int) -> Row:
        row = self._entry("organisation", number)
        row["founded"] = self._partial_date(1950, LAST_YEAR) if self.chance.random() < 0.85 else ""
        row["lifecycle"] = self.chance.choices((*Lifecycle.values, ""), (70, 7, 8, 15))[0]
        row["type_id"] = self.terms.one("type", self.chance) if self.chance.random() < 0.95 else None
        row["size_id"] = self.terms.one("size", self.chance) if self.chance.random() < 0.9 else None
        row["tags"] = self.terms.some("tags", self.chance.choice((0, 1, 2, 3, 3, 4, 5)), self.chance)
        row["networks"] = self.terms.some("networks", self.chance.choice((0, 0, 0, 1, 1, 2)), self.chance)
        return row

    def project(self, number: int, organisations: range) -> Row:
        row = self._entry("project", number)
        if self.chance.random() < 0.6:
            row["social_impact"], row["social_impact_html"] = words.short_text(row["language"], self.chance)
        row |= self._time()
        for vocabulary, counts in (
            ("focus_areas", (1, 1, 1, 2, 3)),
            ("areas_of_impact", (0, 1, 1, 2, 3)),
            ("technologies", (0, 1, 2, 2, 4)),
            ("helps", (0, 0, 1, 2)),
            ("tags", (0, 1, 2, 3, 4)),
        ):
            row[vocabulary] = self.terms.some(vocabulary, self.chance.choice(counts), self.chance)
        row["participations"] = self._participations(organisations)
        return row

    def _entry(self, kind: str, number: int) -> Row:
        chance = self.chance
        place = places.place(chance)
        town = place.get("locality", "Europe")
        language = places.language(place.get("country", ""), chance)
        name = self._name(f"{kind}_names", language, town)
        body, body_html = words.body(language, name, town, chance)
        created = FIRST_DAY + datetime.timedelta(seconds=chance.randrange(SECONDS))
        slug = slug_for(name, fallback=kind)
        return {
            "number": number,
            "name": name,
            "slug": slug,
            "sort_key": sort_key_for(name)[:255],
            "initial": initial_for(name),
            "summary": words.phrase(language, "summaries", chance),
            "body": body,
            "body_html": body_html,
            "language": language,
            "website": f"https://{kind}-{number}.example/" if chance.random() < 0.8 else "",
            "text_source": MARKER,
            "created_at": created,
            "changed_at": created,
            "checked_on": created.date() if chance.random() < 0.5 else None,
            **place,
            **self._state(kind, number, created),
        }

    def _name(self, patterns: str, language: str, town: str) -> str:
        """A name; one that there is already only when nothing else comes up, as in real data."""
        for _ in range(4):
            name = words.phrase(language, patterns, self.chance, town=town)
            if name not in self.names:
                break
        self.names.add(name)
        return name

    def _state(self, kind: str, number: int, created: datetime.datetime) -> Row:
        """About three in a hundred are not simply published."""
        state = self.chance.choices(STATES, (97.4, 0.7, 0.7, 0.7))[0]
        fields = {"state": state.value, "published_at": created if state in (State.PUBLISHED, State.ARCHIVED) else None}
        if self.chance.random() < 0.005 and kind in self.standing:
            return fields | {"merged_into_id": self.standing[kind]}
        if state is State.PUBLISHED:
            self.standing[kind] = number
        return fields

    def _partial_date(self, first_year: int, last_year: int) -> str:
        """A year, a month or a day, years late in the range more often."""
        years = last_year - first_year
        year = last_year - int(years * self.chance.random() ** 2)
        parts = (f"{year}", f"{self.chance.randrange(1, 13):02}", f"{self.chance.randrange(1, 29):02}")
        return "-".join(parts[: self.chance.choice((1, 1, 1, 2, 3))])

    def _time(self) -> Row:
        """Start, end and status; an end lies in a later year than its start."""
        if self.chance.random() < 0.2:
            return {"status": self.chance.choice((Status.PLANNED.value, ""))}
        started = self._partial_date(2004, LAST_YEAR - 1)
        if self.chance.random() < 0.6:
            return {"started": started, "status": Status.RUNNING.value}
        year = int(started[:4])
        return {
            "started": started,
            "ended": self._partial_date(year + 1, min(year + 6, LAST_YEAR)),
            "status": Status.ENDED.value,
        }

    def _participations(self, organisations: range) -> list[tuple[int, str]]:
        """One to four organisations with their roles; a few organisations take part in very much."""
        count = self.chance.choice((1, 1, 1, 2, 2, 3, 4))
        numbers = {organisations[int(len(organisations) * self.chance.random() ** 2)] for _ in range(count)}
        return [(number, self.chance.choice(ROLES)) for number in sorted(numbers)]
