"""The number of database queries of a page does not grow with what it shows, and is at most ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import AreaOfImpact, FocusArea, Technology
from tests.factories import NetworkFactory, ParticipationFactory, TagFactory
from tests.pages.kinds import KINDS, LISTS

pytestmark = pytest.mark.django_db
MOST = 10


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def enrich(family, number):
    """Gives an entry of each kind one more of everything it can have."""
    organisation, project = family["organisation"], family["project"]
    organisation.names.create(name=f"Name {number}", kind="former")
    organisation.links.create(url=f"https://example.org/{number}")
    organisation.networks.add(NetworkFactory())
    project.focus_areas.set(FocusArea.objects.all()[:number])
    project.technologies.set(Technology.objects.all()[:number])
    project.helps.add(TagFactory())
    project.areas_of_impact.set(AreaOfImpact.objects.all()[:number])
    family["case study"].areas_of_impact.set(AreaOfImpact.objects.all()[:number])
    for entry in family.values():
        entry.tags.add(TagFactory())


@pytest.fixture
def grow(make_family, relate):
    family = make_family("Central")
    made = []

    def grow(count):
        while len(made) < count:
            other = make_family(f"Other {len(made)}")
            other["case study"].home_position = len(made) + 1 if len(made) < 6 else None
            other["case study"].save()
            relate(family, other)
            enrich(family, len(made))
            ParticipationFactory(organisation=family["organisation"], project=other["project"], role="evaluator")
            made.append(other)
        return family

    return grow


@pytest.mark.parametrize("kind", KINDS)
def test_details_need_few_queries_however_much_is_related(client, grow, kind):
    address = grow(2)[kind].get_absolute_url()
    few = queries(client, address)
    grow(20)
    assert queries(client, address) == few <= MOST


@pytest.mark.parametrize("address", ["/", *LISTS.values(), "/organisations?q=other&archived=on&initial=o"])
def test_lists_need_few_queries_however_long_they_are(client, grow, address):
    grow(2)
    few = queries(client, address)
    grow(20)
    assert queries(client, address) == few <= MOST


def test_a_page_that_is_not_found_needs_few_queries(client, db):
    with CaptureQueriesContext(connection) as captured:
        client.get("/nothing/here")
    assert len(captured) == 0
