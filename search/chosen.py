"""What is chosen in a list, as things to take away again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext

from core.text import counted, initial_label, quoted
from search.facets import ENDED, Facet
from search.filters import ARCHIVED, Choice, FacetedFilter


@dataclass(frozen=True)
class Chip:
    """Something chosen, and the query of the list without it."""

    label: str
    text: str
    query: QueryDict


@dataclass(frozen=True)
class LeftOut:
    """Entries that the list does without, or holds because they were asked for; the query of the other choice."""

    # "2 ended organisations are left out."
    sentence: str
    count: int
    is_shown: bool
    query: QueryDict


def left_out(asked: FacetedFilter) -> list[LeftOut]:
    phrases, made = asked.kind.phrases, []
    sentences = {
        ENDED: (phrases.ended_left_out, phrases.ended_shown),
        ARCHIVED: (phrases.archived_left_out, phrases.archived_shown),
    }
    for word, (without, with_them) in sentences.items():
        is_shown = bool(asked.cleaned[word])
        count = asked.counting.kept_back(word)
        if without and (is_shown or count):
            sentence = str(with_them) if is_shown else counted(count, without)
            made.append(LeftOut(sentence, count, is_shown, asked.address(**{word: None if is_shown else "on"})))
    return made


def chips(asked: FacetedFilter) -> list[Chip]:
    """Words, values and letter, in the order of their parameters."""
    words = [Chip("", quoted(asked.words.text), asked.address(q=None))] if asked.words else []
    values = [chip for facet, choice in asked.chosen for chip in value_chips(asked, facet, choice)]
    return [*words, *values, *letter_chips(asked)]


def value_chips(asked: FacetedFilter, facet: Facet, choice: Choice) -> Iterator[Chip]:
    labels = asked.labels[facet.name]
    for value in choice.values:
        others = [other for other in choice.values if other != value]
        changes = {facet.name: others} if others else {facet.name: None, f"{facet.name}_all": None}
        yield Chip(facet.label, labels[value], asked.address(**changes))


def letter_chips(asked: FacetedFilter) -> list[Chip]:
    letter = asked.initial_letter
    return [Chip(gettext("First letter"), initial_label(letter), asked.address(initial=None))] if letter else []
