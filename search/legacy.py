"""Addresses of digitalsocial.eu, whose lists named terms by numbers: "?helpTag=18&techTag=8"."""

import re

from django.db.models import Q
from django.http import QueryDict

from search.facets import TermFacet
from search.kinds import Kind

# Parameter of the original site: our facet.
FACETS = {
    "tag": "tag",
    "helpTag": "area_of_impact",
    "techTag": "technology",
    "openTag": "focus_area",
    "netwTag": "network",
}
# Values of one parameter that are looked up.
MOST = 20


def translated(kind: Kind, data: QueryDict) -> QueryDict | None:
    """The query with our terms in the place of the numbers; None when it holds no number of a term."""
    query = data.copy()
    for name, facet in _term_facets(kind).items():
        numbers = [value for value in data.getlist(name)[:MOST] if re.fullmatch("[1-9][0-9]{0,8}", value)]
        if slugs := _slugs(facet, numbers) if numbers else {}:
            query.setlist(name, [value for value in data.getlist(name) if value not in slugs])
            query.setlist(facet.name, [*query.getlist(facet.name), *slugs.values()])
    return query if query != data else None


def leftovers(data: QueryDict) -> list[tuple[str, str]]:
    """Parameters of the original site that name nothing here, with their values."""
    return [(name, value) for name, facet in FACETS.items() if name != facet for value in data.getlist(name) if value]


def _term_facets(kind: Kind) -> dict[str, TermFacet]:
    facets = {facet.name: facet for facet in kind.facets if isinstance(facet, TermFacet)}
    return {name: facets[ours] for name, ours in FACETS.items() if ours in facets}


def _slugs(facet: TermFacet, numbers: list[str]) -> dict[str, str]:
    """Our slugs by those numbers that the original site had; a number that is a slug of ours stays one."""
    called = Q(slug__in=numbers) | Q(legacy_numbers__overlap=[int(number) for number in numbers])
    terms = list(facet.model.objects.filter(called).values_list("slug", "legacy_numbers"))
    found = {str(number): slug for slug, held in terms for number in held}
    ours = {slug for slug, _ in terms}
    return {number: found[number] for number in numbers if number in found and number not in ours}
