"""What the home page tells: how much there is, the themes and the networks, all counted as their lists count."""

from django.urls import reverse

from core.models import FocusArea
from core.palette import FOCUS_COLOURS
from organisations.search import OrganisationKind
from search.kinds import kind_named
from search.snapshot import Snapshot

NETWORKS = 16


def numbers(snapshot: Snapshot) -> list[dict]:
    """How many there are of each kind, those that there are none of left out, and in how many countries."""
    kinds = [kind_named(name) for name in ("organisation", "project", "casestudy")]
    counted = [(len(snapshot.listed(kind.name)), kind.one, kind.several, kind.list_address) for kind in kinds]
    counted.append((len(countries(snapshot)), "country", "countries", kinds[0].list_address))
    return [
        {"count": count, "words": one if count == 1 else several, "address": address}
        for count, one, several, address in counted
        if count
    ]


def countries(snapshot: Snapshot) -> list[str]:
    """The codes of countries that have an organisation or a project in a list."""
    listed = snapshot.listed("organisation") | snapshot.listed("project")
    # Scopes such as "europe" stand among the values, too.
    return [
        code for code in snapshot.values("country") if len(code) == 2 and snapshot.holding("country", code) & listed
    ]


def focus_areas(snapshot: Snapshot) -> list[dict]:
    projects = snapshot.listed("project")
    return [
        {
            "name": area.name,
            "slug": area.slug,
            "definition": area.definition,
            "colour": FOCUS_COLOURS.get(area.slug, "slate"),
            "count": projects.intersection_cardinality(snapshot.holding("focus_area", area.slug)),
            "address": f"{reverse('projects:list')}?focus_area={area.slug}",
        }
        for area in (FocusArea.objects.all() if projects else ())
    ]


def areas_of_impact(snapshot: Snapshot) -> list[dict]:
    listed = snapshot.listed("project") | snapshot.listed("casestudy")
    return [
        {
            "name": name,
            "slug": slug,
            "count": listed.intersection_cardinality(snapshot.holding("area_of_impact", slug)),
            "address": f"{reverse('projects:list')}?area_of_impact={slug}",
        }
        for slug, name in facet_labels(snapshot, "area_of_impact").items()
        if listed
    ]


def networks(snapshot: Snapshot) -> list[dict]:
    """The largest networks, by name."""
    listed = snapshot.listed("organisation")
    found = [
        {
            "name": name,
            "count": listed.intersection_cardinality(snapshot.holding("network", slug)),
            "address": f"{reverse('organisations:list')}?network={slug}",
        }
        for slug, name in facet_labels(snapshot, "network").items()
    ]
    largest = sorted((network for network in found if network["count"]), key=lambda network: -network["count"])
    return sorted(largest[:NETWORKS], key=lambda network: network["name"].casefold())


def facet_labels(snapshot: Snapshot, name: str) -> dict[str, str]:
    return snapshot.labels(next(facet for facet in OrganisationKind.facets if facet.name == name))
