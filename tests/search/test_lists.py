import pytest
from django.http import QueryDict

from organisations.filters import OrganisationFilter
from organisations.models import Organisation
from search.lists import Found
from search.query import parse
from search.results import find
from search.snapshot import current
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def found(query: str = "") -> Found:
    return Found(OrganisationFilter(QueryDict(query), current()))


@pytest.mark.parametrize("query", ["", "q=neighbours"])
@pytest.mark.parametrize("change", [{"state": "draft"}, {"published_at": "2999-01-01T00:00Z"}, None])
def test_an_entry_that_goes_while_a_list_is_made_is_left_out(query, change):
    stays, goes = OrganisationFactory(name="Stays"), OrganisationFactory(name="Goes")
    listed = found(query)
    entries = Organisation.objects.filter(pk=goes.pk)
    entries.update(**change) if change else entries.delete()
    assert len(listed) == 2
    assert listed[0:24] == [stays]


def test_a_slice_holds_entries_in_order():
    made = [OrganisationFactory(name=f"Number {number}") for number in range(5)]
    assert found()[1:3] == made[1:3]
    assert found("sort=newest")[0:2] == [made[4], made[3]]
    assert found()[5:29] == found("country=DE")[0:24] == []


@pytest.mark.parametrize("words", ["maps", "open maps", "Ghent", "maps -open", "mpas", "-maps", '"open maps" or ghent'])
def test_a_list_holds_what_the_search_over_everything_counts(words):
    for name, facts in [
        ("Open maps", {}),
        ("Maps of Ghent", {"lifecycle": "ended"}),
        ("Old maps", {"archived": True}),
        ("Maps and data", {"country": "BE"}),
        ("Hidden maps", {"draft": True}),
    ]:
        OrganisationFactory(name=name, **facts)
    section = next(section for section in find(parse(words)).best() if section.kind.name == "organisation")
    assert len(found(section.list_address.partition("?")[2])) == section.count
