"""Which organisations take part in which projects, as both files say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Linked(Protocol):
    number: int
    linked_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of organisation and project: those to keep, those that one file alone has, and those to a missing entry."""

    pairs: frozenset[tuple[int, int]]
    one_sided: frozenset[tuple[int, int]]
    dangling: frozenset[tuple[int, int]]


def find_links(organisations: Iterable[Linked], projects: Iterable[Linked]) -> Links:
    """All links to entries that exist, a link that only one file has included."""
    organisations, projects = list(organisations), list(projects)
    from_organisations = {(entry.number, linked) for entry in organisations for linked in entry.linked_numbers}
    from_projects = {(linked, entry.number) for entry in projects for linked in entry.linked_numbers}
    known = {entry.number for entry in organisations}, {entry.number for entry in projects}
    named = from_organisations | from_projects
    pairs = {pair for pair in named if pair[0] in known[0] and pair[1] in known[1]}
    return Links(frozenset(pairs), frozenset(pairs & (from_organisations ^ from_projects)), frozenset(named - pairs))
