"""What the home page tells: how much there is, the themes and the networks, all counted as the lists count."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import npgettext_lazy

from core.models import FocusArea
from core.text import counted, fold
from dsi_directory import topics
from search.facets import AREA_OF_IMPACT, COUNTRY, FOCUS_AREA, NETWORK
from search.kinds import kind_named
from search.snapshot import Snapshot

NETWORKS = 16
COUNTRIES = npgettext_lazy("below a large number", "country", "countries", "number")


def numbers(snapshot: Snapshot) -> list[dict]:
    """How many there are of each kind, those that there are none of left out, and in how many countries."""
    kinds = [kind_named(name) for name in ("organisation", "project", "casestudy")]
    held = [(len(snapshot.listed(kind.name)), kind.phrases.noun, kind.list_address) for kind in kinds]
    placed = snapshot.listed("organisation") | snapshot.listed("project")
    held.append((len(topics.largest(snapshot, COUNTRY, placed)), COUNTRIES, reverse("countries")))
    return [
        {"count": count, "words": counted(count, noun), "address": address} for count, noun, address in held if count
    ]


def focus_areas(snapshot: Snapshot) -> list[dict]:
    """The focus areas with their projects; none while there is no project."""
    projects = snapshot.listed("project")
    return [
        {
            "topic": topics.Topic(FOCUS_AREA, area.slug, area.said, area),
            "note": in_projects(projects.intersection_cardinality(snapshot.holding(FOCUS_AREA.name, area.slug))),
        }
        for area in (FocusArea.objects.all() if projects else ())
    ]


def areas_of_impact(snapshot: Snapshot) -> list[topics.Amount]:
    """The areas of impact with their projects, as the focus areas."""
    projects = snapshot.listed("project")
    found = topics.amounts(snapshot, AREA_OF_IMPACT, projects) if projects else ()
    return [replace(amount, note=in_projects(amount.count)) for amount in found]


def in_projects(number: int) -> str:
    """So many projects, in words; nothing for none."""
    return kind_named("project").counted(number) if number else ""


def networks(snapshot: Snapshot) -> list[topics.Amount]:
    """The largest networks, by name, with how many organisations belong to each."""
    largest = topics.largest(snapshot, NETWORK, snapshot.listed("organisation"), NETWORKS)
    return sorted(largest, key=lambda network: fold(network.name))
