import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from blog.filters import PostFilter
from organisations.filters import OrganisationFilter
from search.snapshot import Snapshot

pytestmark = pytest.mark.django_db

HELD = {
    "kind": {"organisation": BitMap(range(6)), "post": BitMap([6, 7])},
    "country": {"DE": BitMap([0, 1]), "ES": BitMap([2, 3]), "none": BitMap([4, 5])},
    "type": {"business": BitMap([0, 2, 4]), "research": BitMap([1])},
    "year": {"2012": BitMap([0]), "1999": BitMap([1])},
    "lifecycle": {"active": BitMap([0]), "ended": BitMap([5])},
    "ended": {"yes": BitMap([5])},
    "state": {"archived": BitMap([4])},
    "initial": {"a": BitMap([0, 2]), "cyrillic": BitMap([1])},
}
CANONICAL = "country=DE&country=ES&type=business&archived=on&ended=on&sort=newest&initial=a"


def asked(query: str, filters=OrganisationFilter):
    return filters(QueryDict(query), Snapshot(1, BitMap(range(8)), HELD))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2, 3]),
        ("country=DE&country=ES&type=business", [0, 2]),
        ("country=none", []),
        ("country=none&archived=on", [4]),
        ("country=none&archived=on&ended=on", [4, 5]),
        ("country=none&lifecycle=ended", [5]),
        ("lifecycle=ended&lifecycle=active", [0, 5]),
        ("initial=cyrillic", [1]),
        ("year=2012&year=1999&type=research", [1]),
        ("kind=post&state=archived", [0, 1, 2, 3]),
    ],
)
def test_values_of_a_facet_are_alternatives_and_facets_add_up(query, found):
    assert list(asked(query).counting.found) == found


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("country=XX&country=DE", ["Country “XX”"]),
        ("country=de", ["Country “de”"]),
        ("language=none", ["Language “none”"]),
        ("year=1987&year=%D9%A3", ["Founded in “1987”", "Founded in “٣”"]),
        ("tag=a%00b", ["Tag “a�b”"]),
        ("tag=" + "x" * 5000, [f"Tag “{'x' * 40}…”"]),
        ("tag_all=yes", ["Tag “yes”"]),
        ("q=a%00b", ["search words"]),
        ("sort=best", ["order"]),
        ("ended=1&archived=0", ["choice about archived ones", "choice about ended ones"]),
        ("initial=zz", ["first letter"]),
        ("&".join(f"tag={number}x" for number in range(9)), [*(f"Tag “{number}x”" for number in range(5)), "4 more"]),
        ("country=&tag=&q=&sort=&initial=&archived=&tag_all=&tag_find=%00&utm_source=x&page=2", []),
        ("country_all=on&type_find=%F0%9F%92%A5", []),
    ],
)
def test_what_is_not_understood_is_told(query, told):
    assert asked(query).ignored == told


@pytest.mark.parametrize(
    "query",
    [
        CANONICAL,
        "&".join(reversed(CANONICAL.split("&"))),
        f"{CANONICAL}&{CANONICAL}&page=3&nonsense=1&type=&country_find=a",
        f"type=nonsense&{CANONICAL}&sort=newest&tag_all=on",
    ],
)
def test_an_address_has_one_order(query):
    assert asked(query).address().urlencode() == CANONICAL


def test_an_address_can_be_changed():
    query = asked(CANONICAL)
    assert query.address(country="ES", initial=None, archived=None).urlencode() == (
        "country=ES&type=business&ended=on&sort=newest"
    )
    assert query.address(**dict.fromkeys(query.cleaned)).urlencode() == "sort=newest"


@pytest.mark.parametrize(
    ("query", "filters", "order", "kept"),
    [
        ("", OrganisationFilter, "name", ""),
        ("sort=name", OrganisationFilter, "name", ""),
        ("sort=relevance", OrganisationFilter, "name", ""),
        ("sort=projects", OrganisationFilter, "projects", "sort=projects"),
        ("q=a", OrganisationFilter, "relevance", "q=a"),
        ("q=a&sort=name", OrganisationFilter, "name", "q=a&sort=name"),
        ("q=a&sort=relevance", OrganisationFilter, "relevance", "q=a"),
        ("q=-a", OrganisationFilter, "name", "q=-a"),
        ("", PostFilter, "newest", ""),
        ("sort=projects", PostFilter, "newest", ""),
        ("sort=name", PostFilter, "name", "sort=name"),
    ],
)
def test_the_usual_order_needs_no_parameter(query, filters, order, kept):
    assert asked(query, filters).order == order
    assert asked(query, filters).address().urlencode() == kept


def test_an_order_of_another_kind_is_told():
    assert asked("sort=projects", PostFilter).ignored == ["order"]


def test_without_words_the_order_stays_as_it_was_chosen():
    assert asked("q=a&sort=newest").address(q=None).urlencode() == "sort=newest"
    assert asked("q=a&sort=name").address(q=None).urlencode() == ""


parameters = st.sampled_from(
    ["country", "type", "tag", "tag_all", "year", "lifecycle", "sort", "initial", "archived", "ended", "q"]
)
values = st.one_of(st.sampled_from(["DE", "ES", "none", "on", "business", "2012", "ended", "newest", "a"]), st.text())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(pairs=st.lists(st.tuples(parameters.filter(lambda name: name != "q"), values), max_size=8))
def test_an_address_leads_to_the_same_list(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    snapshot = Snapshot(1, BitMap(range(8)), HELD)
    first = OrganisationFilter(data, snapshot)
    again = OrganisationFilter(first.address(), snapshot)
    assert again.address().urlencode() == first.address().urlencode()
    assert again.counting.found == first.counting.found
    assert again.ignored == []
