"""The four kinds of entry as the API shows them: what is loaded of them, and in which shape."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.text import capfirst

from blog.views import PostPage
from casestudies.views import CaseStudyPage
from core.models import Entry
from core.views import EntryPage
from newsletter.followed import FILTERS
from opendata.api.addresses import NAMES
from opendata.api.parameters import Parameter
from opendata.api.shapes import entries as shapes
from opendata.api.vocabularies import BY_PARAMETER
from organisations.views import OrganisationPage
from projects.views import ProjectPage
from search.facets import INITIAL, NOT_STATED, ChoiceFacet, Facet
from search.filters import RELEVANCE, FacetedFilter
from search.kinds import Kind, kind_named
from search.query import LONGEST, MOST_PARTS

WORDS = Parameter(
    "q",
    f"Words to search for, with “phrases”, -without and or: at most {LONGEST} letters and {MOST_PARTS} words.",
    {"type": "string", "minLength": 1, "maxLength": LONGEST},
)
FACETS = Parameter("facets", "Whether to tell what the list can be narrowed by.", {"type": "string", "enum": ["on"]})


@dataclass(frozen=True)
class ApiKind:
    page: type[EntryPage]
    brief: type[shapes.EntryInList]
    whole: type[shapes.EntryInList]
    # The number of related entries that is told with each.
    counted: str = ""

    @property
    def model(self) -> type[Entry]:
        return self.page.model

    @property
    def kind(self) -> Kind:
        return kind_named(self.model.kind_name())

    @property
    def segment(self) -> str:
        return NAMES[self.kind.name]

    @property
    def one(self) -> str:
        """What it is called in the document: "case_study"."""
        return self.kind.one.replace(" ", "_")

    @property
    def several(self) -> str:
        return self.segment.replace("-", "_")

    @property
    def title(self) -> str:
        return str(capfirst(self.kind.several))

    @property
    def filterset(self) -> type[FacetedFilter]:
        return FILTERS[self.kind.name]

    def loaded(self) -> QuerySet:
        """Published entries with all that lists tell of each, in one query."""
        found = self.model.objects.published().for_page()
        return getattr(found, f"with_{self.counted}")() if self.counted else found

    def listed(self, numbers: Sequence[int]) -> list[Entry]:
        """Those of these numbers that are published, in the same order, without their texts."""
        texts = self.model.rendered_fields
        found = self.loaded().defer(*texts, *texts.values()).in_bulk(numbers)
        # An entry may have gone since the index was read.
        return [found[number] for number in numbers if number in found]

    def parameters(self) -> list[Parameter]:
        """What narrows and sorts its list, as on its page."""
        narrowing = [parameter for facet in self.kind.facets for parameter in parameters_of(facet, self.kind)]
        sorts = (RELEVANCE, *self.filterset.sorts)
        usual = f"`{self.filterset.sorts[0]}`"
        by_letter = INITIAL in self.filterset.base_filters
        return [
            WORDS,
            *narrowing,
            *([INITIAL_LETTER] if by_letter else []),
            switch("archived", "Also what is kept as a record only."),
            switch("ended", "Also what has ended."),
            Parameter(
                "sort",
                f"The order; usually {usual}, or `{RELEVANCE}` where there are words to search for.",
                {"type": "string", "enum": list(sorts)},
            ),
        ]


INITIAL_LETTER = Parameter(
    INITIAL,
    "The group of names by their first letter.",
    {"type": "string", "pattern": "^([a-z]{1,20}|0-9)$"},
    vocabulary="initials",
)


def switch(name: str, description: str) -> Parameter:
    return Parameter(name, description, {"type": "string", "enum": ["on"]})


def parameters_of(facet: Facet, kind: Kind) -> list[Parameter]:
    """The parameters of a facet: its values, and whether all of them are wanted."""
    missing = f" `{NOT_STATED}` stands for {kind.several} that say nothing." if facet.may_be_missing else ""
    if isinstance(facet, ChoiceFacet):
        values = [*(str(value) for value, _ in facet.choices), *([NOT_STATED] if facet.may_be_missing else [])]
        schema = {"type": "string", "enum": values}
    else:
        schema = {"type": "string", "minLength": 1, "maxLength": 120}
    vocabulary = BY_PARAMETER.get(facet.name, "")
    described = f"{facet.label}. May be given several times, which widens the list.{missing}"
    made = [Parameter(facet.name, described, schema, is_list=True, vocabulary=vocabulary)]
    if facet.may_need_all:
        made.append(switch(f"{facet.name}_all", f"Only what holds all values of `{facet.name}`, not any."))
    return made


KINDS = {
    kind.segment: kind
    for kind in (
        ApiKind(OrganisationPage, shapes.OrganisationInList, shapes.Organisation, "project_count"),
        ApiKind(ProjectPage, shapes.ProjectInList, shapes.Project, "organisation_count"),
        ApiKind(CaseStudyPage, shapes.CaseStudyInList, shapes.CaseStudy),
        ApiKind(PostPage, shapes.PostInList, shapes.Post),
    )
}
