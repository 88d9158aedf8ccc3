"""The number of database queries of a page does not grow with what it shows, and is at most ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import AreaOfImpact, FocusArea, Technology
from search.upkeep import catch_up
from tests.factories import NetworkFactory, ParticipationFactory, TagFactory
from tests.pages.kinds import KINDS, LISTS

pytestmark = pytest.mark.django_db
MOST = 10
# Of a list, and of one that was asked for before.
MOST_OF_A_LIST, MOST_WHEN_READ = 9, 7


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code in (200, 301)
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


def counts(client, addresses) -> dict[str, int]:
    """The queries of each page the second time that it is asked for; the first time they are few, too."""
    catch_up()
    first = {name: queries(client, address) for name, address in addresses.items()}
    assert {name: count for name, count in first.items() if count > MOST} == {}
    return {name: queries(client, address) for name, address in addresses.items()}


def test_details_and_the_home_page_need_few_queries_however_much_there_is(client, grow):
    counted = []
    for size in (2, 20):
        family = grow(size)
        counted.append(counts(client, {"home": "/"} | {kind: family[kind].get_absolute_url() for kind in KINDS}))
    assert counted[0] == counted[1]


NARROWED = [
    "/organisations?tag=tag-1&tag=none&tag_all=on&country=none&lifecycle=ended&archived=on&initial=o&sort=projects",
    "/organisations?tag_find=a&network_find=b&country=nowhere",
    "/organisations?q=other&sort=newest",
    "/projects?q=other+project&tag=none",
    "/projects?q=toher+prjoect+xyzzy&tag=none&focus_area=open-data&status=ended",
    "/organisations?view=map",
    "/organisations?tag=8&helpTag=18&techTag=8&openTag=8&netwTag=8",
]
ALL_LISTS = [*LISTS.values(), *NARROWED]


def test_lists_need_few_queries_however_long_they_are(client, grow):
    for size in (2, 20):
        grow(size)
        catch_up()
        client.get(LISTS["project"])
        counted = {address: (queries(client, address), queries(client, address)) for address in ALL_LISTS}
        most = (MOST_OF_A_LIST, MOST_WHEN_READ)
        assert {address: pair for address, pair in counted.items() if pair[0] > most[0] or pair[1] > most[1]} == {}


@pytest.mark.parametrize("address", LISTS.values())
def test_lists_need_few_queries_after_a_change_and_in_a_new_process(client, grow, address, monkeypatch):
    grow(2)
    catch_up()
    client.get(address)
    grow(3)
    catch_up()
    assert queries(client, address) <= MOST_OF_A_LIST
    monkeypatch.setattr("search.snapshot._held", {})
    assert queries(client, address) <= MOST_OF_A_LIST


@pytest.mark.parametrize("address", ["/", "/search?q=other", *LISTS.values()])
def test_no_page_asks_the_database_for_what_is_kept_in_the_cache(client, grow, address):
    grow(1)
    catch_up()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert [query["sql"] for query in captured if 'FROM "cache"' in query["sql"]] == []
