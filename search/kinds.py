"""What search knows of a kind of entry: only what the kind's own app registers here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.urls import reverse

from core.models import Entry, is_published
from search.facets import Facet


@dataclass
class Description:
    """What can be found of one entry."""

    # The entry's name first, then former ones, acronyms and the like.
    names: list[str]
    # Tags and other terms of vocabularies.
    terms: list[str]
    # Names of linked entries.
    linked: list[str] = field(default_factory=list)
    # The text, as HTML.
    html: list[str] = field(default_factory=list)
    # Web addresses of its own.
    addresses: list[str] = field(default_factory=list)
    # What stands beside the name in results: a type, a date.
    note: str = ""
    # Values by the names of their facets.
    values: dict[str, list[str]] = field(default_factory=dict)
    ended: bool = False
    project_count: int = 0


class Kind:
    """One kind of entry; a subclass for each in its app's `search.py`, registered by `@register`."""

    model: type[Entry]
    # Heading of its section among results.
    title: str
    facets: tuple[Facet, ...] = ()
    # What a change of other rows touches: label of their model, and how an entry leads to them.
    touched_by: tuple[tuple[str, str], ...] = ()
    # What an entry takes from others: a name for it, the relation to them and what to take of each.
    linked: dict[str, tuple[str, str]] = {}
    # Order of the sections.
    position: int = 0

    @property
    def name(self) -> str:
        return self.model._meta.model_name

    @property
    def one(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def several(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @property
    def results(self) -> str:
        """What its results are called: "34 organisation results"."""
        return self.one

    @property
    def nothing(self) -> str:
        """What its empty section says."""
        return f"No {self.several} found"

    @property
    def list_address(self) -> str:
        return reverse(f"{self.model._meta.app_label}:list")

    @property
    def label(self) -> str:
        """As changes name it: "organisations.organisation"."""
        return self.model._meta.label_lower

    def entries(self) -> QuerySet:
        """All entries with what `describe` needs of their own; the index takes the published ones."""
        raise NotImplementedError

    def describe(self, entry: Entry, linked: dict[str, list[str]]) -> Description:
        """What can be found of an entry; `linked` has what it takes from others, by the names of `Kind.linked`."""
        raise NotImplementedError

    def linked_of(self, numbers: Sequence[int]) -> dict[str, dict[int, list[str]]]:
        """What `linked` names, by the numbers of entries: by way of public ones only, in order, each once."""
        # One query for all entries; loading the entries around each as objects takes ten times as long.
        entries = self.model.objects.filter(pk__in=numbers)
        found: dict[str, dict[int, list[str]]] = {}
        for name, (relation, taken) in self.linked.items():
            path = f"{relation}__{taken}"
            reached = entries.filter(is_published(f"{relation}__"), **{f"{path}__isnull": False})
            held = found.setdefault(name, {})
            for number, value in reached.order_by("pk", path).values_list("pk", path).distinct():
                held.setdefault(number, []).append(value)
        return found


_kinds: dict[str, Kind] = {}


def register(kind: type[Kind]) -> type[Kind]:
    made = kind()
    _kinds[made.name] = made
    return kind


def kinds() -> list[Kind]:
    """All kinds in the order of their sections."""
    return sorted(_kinds.values(), key=lambda kind: kind.position)


def kind_named(name: str) -> Kind:
    return _kinds[name]


def names_of(entries: Iterable) -> list[str]:
    return [entry.name for entry in entries]
