"""Entries of one kind that may be the same under two spellings of a name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from opendata.dsi4eu.characters import fold


class Named(Protocol):
    number: int
    name: str


def double_names(entries: Iterable[Named]) -> list[tuple[int, ...]]:
    """Groups of numbers whose names differ at most in case, accents, signs, spaces and the order of words."""
    groups: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        words = fold(entry.name).split()
        groups["".join(words)].add(entry.number)
        # The space keeps a name in order from meeting another one's sorted words by accident.
        groups[" ".join(sorted(set(words)))].add(entry.number)
    found = {tuple(sorted(numbers)) for numbers in groups.values() if len(numbers) > 1}
    return sorted(group for group in found if not any(set(group) < set(other) for other in found))
