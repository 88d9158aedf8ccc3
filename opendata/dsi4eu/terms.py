"""Finds the terms that imported entries name, and makes the tags and networks that are new.

Editors rename terms and change their slugs. So what an earlier import called by a slug is remembered by its key:
a term in an imported record's `written` is a pair of the slug and the key.
"""

from collections.abc import Iterable, Mapping

from core.models import Network, Tag, Term
from core.text import slug_for
from opendata.dsi4eu.values import WantedTerm

Pair = list[str | int | None]
GROWING = (Network, Tag)


class Terms:
    """The terms of one vocabulary."""

    def __init__(self, model: type[Term], remembered: Mapping[str, int]):
        self.model = model
        self.grows = model in GROWING
        self.remembered = remembered
        self.names: dict[int, str] = {}
        self._slugs: dict[str, int] = {}
        self._numbers: dict[int, int] = {}
        terms = list(model.objects.order_by("pk"))
        for term in terms:
            self._know(term)
        for term in terms:
            for name in (term.name, *term.former_names):
                self._slugs.setdefault(slug_for(name, fallback=model._meta.model_name, max_length=120), term.pk)

    def _know(self, term: Term) -> None:
        self.names[term.pk] = term.name
        self._slugs[term.slug] = term.pk
        for number in term.legacy_numbers:
            self._numbers.setdefault(number, term.pk)

    def pairs(self, wanted: Iterable[WantedTerm], written: Iterable[Pair]) -> list[Pair]:
        """Slug and key of each, by slug; the key is None for a term to be made, or one gone from the main lists."""
        earlier = {slug: key for slug, key in written if key is not None}
        return [[term.slug, earlier.get(term.slug) or self._find(term)] for term in _each_once(wanted)]

    def _find(self, term: WantedTerm) -> int | None:
        known = self.remembered.get(term.slug)
        if known in self.names:
            return known
        by_number = (self._numbers[number] for number in term.numbers if number in self._numbers)
        return self._slugs.get(term.slug) or next(by_number, known)

    def make(self, wanted: Iterable[WantedTerm], pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs with the keys of the terms that had to be made."""
        made = zip(_each_once(wanted), pairs, strict=True)
        return [[slug, key or self._find(term) or self._create(term)] for term, (slug, key) in made]

    def _create(self, wanted: WantedTerm) -> int | None:
        if not self.grows:
            return None
        term = self.model(name=wanted.name, slug=wanted.slug, legacy_numbers=list(wanted.numbers))
        term.save()
        self._know(term)
        return term.pk

    def lost(self, pairs: Iterable[Pair]) -> list[str]:
        """Slugs of terms that an editor has removed from our lists."""
        return [slug for slug, key in pairs if key not in self.names and (key or not self.grows)]

    def lacks(self, pairs: Iterable[Pair]) -> bool:
        """Whether some have to be made."""
        return self.grows and any(key is None for _, key in pairs)

    def keys(self, pairs: Iterable[Pair]) -> set[int]:
        """The keys of those that exist."""
        return {key for _, key in pairs if key in self.names}

    def named(self, keys: Iterable[int]) -> str:
        return " | ".join(sorted(self.names[key] for key in keys))


def _each_once(wanted: Iterable[WantedTerm]) -> list[WantedTerm]:
    first: dict[str, WantedTerm] = {}
    for term in wanted:
        first.setdefault(term.slug, term)
    return [first[slug] for slug in sorted(first)]
