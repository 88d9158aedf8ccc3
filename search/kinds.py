"""What search knows of a kind of entry: only what the kind's own app registers here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from django.db.models import Model, Q, QuerySet

from core.models import Entry, Term, is_published
from core.text import counted
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
    # Values by the names of their facets.
    values: dict[str, list[str]] = field(default_factory=dict)
    ended: bool = False
    project_count: int = 0


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """What pages say of the entries of a kind: whole phrases, as words bend differently in each language.

    Those with a number are of `ngettext_lazy(…, "number")` and show it as `count`.
    """

    # "1,228 organisations"; the same without the number, which stands above it; and as a way to all of them.
    counted: str
    noun: str
    all_of: str
    # "View all 34 organisation results".
    view_all: str
    see_all: str
    nothing: str
    none_yet: str
    none_other: str
    # Headings of the list on a map and as a table.
    on_map: str
    as_table: str
    # Of an entry whose page has gone.
    removed: str
    # What its list does without, with the number; and that it holds them. Only some kinds have entries that ended.
    archived_left_out: str
    archived_shown: str
    ended_left_out: str = ""
    ended_shown: str = ""


class Kind:
    """One kind of entry; a subclass for each in its app's `search.py`, registered by `@register`."""

    model: type[Entry]
    # Heading of its section among results.
    title: str
    phrases: Phrases
    # What its feed and its part of the sitemap are called in addresses.
    feed: str
    facets: tuple[Facet, ...] = ()
    # What is taken from rows around an entry: a name for it, and the paths to one or more fields of the same rows.
    taken: dict[str, tuple[str, ...]] = {}
    # Facets whose values other entries lend: the paths to them, and further paths for where the ones before find none.
    lent: dict[str, tuple[tuple[str, ...], ...]] = {}
    # Other paths that `describe` follows from the entry itself.
    followed: tuple[str, ...] = ()
    # The facet whose value stands beside the name in results, and whether the day of publication does, too.
    noted: str = ""
    is_dated: bool = False
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

    def counted(self, number: int) -> str:
        """So many of it, in words: "1,228 organisations"."""
        return counted(number, self.phrases.counted)

    @property
    def list_address(self) -> str:
        return self.model.list_path()

    @property
    def label(self) -> str:
        """As changes name it: "organisations.organisation"."""
        return self.model._meta.label_lower

    def entries(self) -> QuerySet:
        """All entries with what `describe` needs of their own; the index takes the published ones."""
        return self.model.objects.all()

    def describe(self, entry: Entry, around: dict[str, list]) -> Description:
        """What can be found of an entry; `around` has what `taken` names, a list each."""
        raise NotImplementedError

    def around(self, numbers: Sequence[int]) -> dict[str, dict[int, list]]:
        """What `taken` and `lent` name, by the numbers of entries: from other entries only where they are public."""
        # One query for all entries; loading what is around each as objects takes several times as long.
        taken = {name: self._held(numbers, paths) for name, paths in self.taken.items()}
        return taken | {facet: self._lent(numbers, ways) for facet, ways in self.lent.items()}

    def _held(self, numbers: Sequence[int], paths: tuple[str, ...]) -> dict[int, list]:
        # All in one filter: a second one would join the rows anew, so that one public row lets hidden ones through.
        condition = _is_public_along(self.model, paths[0]) & Q(**{f"{paths[0]}__isnull": False})
        rows = self.model.objects.filter(condition, pk__in=numbers).order_by("pk", *paths).distinct()
        held = defaultdict(list)
        for number, *values in rows.values_list("pk", *paths):
            held[number].append(values[0] if len(values) == 1 else tuple(values))
        return held

    def _lent(self, numbers: Sequence[int], ways: tuple[tuple[str, ...], ...]) -> dict[int, list[str]]:
        held = defaultdict(list)
        for paths in ways:
            missing = [number for number in numbers if number not in held]
            for path in paths:
                for number, values in self._held(missing, (path,)).items():
                    held[number] += filter(None, values)
        return held

    @cached_property
    def touched_by(self) -> set[tuple[str, str]]:
        """What a change of other rows touches: label of their model, and how an entry leads to them."""
        lent = (path for ways in self.lent.values() for paths in ways for path in paths)
        paths = {*chain.from_iterable(self.taken.values()), *lent, *self.followed}
        reached = {step for path in paths for step in _steps(self.model, path)}
        return {(model._meta.label_lower, way) for model, way in reached if issubclass(model, Entry | Term)}


def _steps(model: type[Model], path: str) -> Iterator[tuple[type[Model], str]]:
    """The models that a path to a field leads through, each with the way to it."""
    relations = path.split("__")[:-1]
    for length, relation in enumerate(relations, start=1):
        model = model._meta.get_field(relation).related_model
        yield model, "__".join(relations[:length])


def _is_public_along(model: type[Model], path: str) -> Q:
    """Whether the entries that a path leads through are public, each of them."""
    entries = (way for reached, way in _steps(model, path) if issubclass(reached, Entry))
    return Q(*(is_published(f"{way}__") for way in entries))


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


def term_paths(relation: str) -> tuple[str, ...]:
    """What is taken of the terms of a relation: slugs for facets, names in all languages for words."""
    return f"{relation}__slug", f"{relation}__name", f"{relation}__translated_names"


# A term as `term_paths` takes it.
Taken = tuple[str, str, list[str]]


def taken_of(term: Term | None) -> Taken:
    """A term at hand; nothing for none."""
    return (term.slug, term.name, term.translated_names) if term else ("", "", [])


def slugs(terms: Iterable[Taken]) -> list[str]:
    return [slug for slug, *_ in terms]


def names(terms: Iterable[Taken]) -> list[str]:
    return [each for _, name, translated in terms for each in (name, *translated)]
