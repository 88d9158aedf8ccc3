import pytest
from pyroaring import BitMap

from search.matching import match
from search.models import Document
from search.query import Part, Term, parse
from search.ranking import MOST, best_of, chosen_from, ranked
from search.snapshot import current
from search.weighing import Weighed, levels, weight
from tests.factories import OrganisationFactory, ProjectFactory, TagFactory

pytestmark = pytest.mark.django_db


def in_order(text, at_most=10):
    """Names of what a search finds, best first."""
    query, snapshot = parse(text), current()
    matches = match(query, snapshot)
    found = ranked(query, matches, matches.found, at_most)
    names = Document.objects.in_bulk(found)
    return [names[number].name for number in found]


def test_a_whole_name_is_always_first():
    OrganisationFactory(name="Open Knowledge, open data, open", summary="open knowledge " * 9)
    OrganisationFactory(name="Open Knowledge")
    assert in_order("open knowledge")[0] == "Open Knowledge"


def test_an_acronym_is_a_whole_name():
    OrganisationFactory(name="HOT air", summary="hot " * 9)
    OrganisationFactory(name="Humanitarian Team").names.create(name="H.O.T.", kind="acronym")
    assert in_order("hot") == ["Humanitarian Team", "HOT air"]


def test_an_address_is_first():
    OrganisationFactory(name="petities.nl fan", summary="petities.nl " * 9)
    OrganisationFactory(name="Owner", website="https://www.petities.nl")
    assert in_order("petities.nl")[0] == "Owner"


def test_names_come_before_texts_and_beginnings_before_other_places():
    OrganisationFactory(name="Text", summary="open data " * 20)
    OrganisationFactory(name="Global open data index")
    OrganisationFactory(name="Open data Berlin")
    assert in_order("open data") == ["Open data Berlin", "Global open data index", "Text"]


def test_shorter_names_come_first():
    OrganisationFactory(name="Open data network of the north")
    OrganisationFactory(name="Open data net")
    assert in_order("open data") == ["Open data net", "Open data network of the north"]


def test_words_as_written_come_before_begun_ones_and_other_forms():
    for name in ("Maps", "Mappings", "Mapping for all"):
        OrganisationFactory(name=name)
    assert in_order("mapping") == ["Mapping for all", "Mappings", "Maps"]


def test_tags_count_more_than_bodies():
    OrganisationFactory(name="Body", body="robots " * 3)
    OrganisationFactory(name="Tagged").tags.add(TagFactory(name="robots"))
    assert in_order("robots") == ["Tagged", "Body"]


def test_all_words_come_before_some():
    OrganisationFactory(name="Waag")
    OrganisationFactory(name="Both", summary="waag rotterdam")
    OrganisationFactory.create_batch(9)
    assert in_order("waag rotterdam") == ["Both", "Waag"]


def test_names_within_the_search_come_first_among_those_with_some_words():
    OrganisationFactory(name="Smart Citizen Kit Amsterdam")
    OrganisationFactory(name="Smart Citizen Kit")
    assert in_order("smart citizen kit kangaroo")[0] == "Smart Citizen Kit"


def test_ties_are_in_the_order_of_names():
    for name in ("Gamma", "Alpha", "Beta"):
        OrganisationFactory(name=name, summary="robots")
    assert in_order("robots") == ["Alpha", "Beta", "Gamma"]


def test_only_the_best_of_the_given_are_ranked():
    for number in range(5):
        OrganisationFactory(name=f"Lab {number}")
    ProjectFactory(name="Lab")
    query, snapshot = parse("lab"), current()
    matches = match(query, snapshot)
    found = ranked(query, matches, snapshot.of_kind("organisation"), 3)
    assert len(found) == 3
    assert BitMap(found) <= snapshot.of_kind("organisation")


def test_several_groups_take_one_query(django_assert_num_queries):
    for factory in (OrganisationFactory, ProjectFactory):
        factory(name="Lab")
    query, snapshot = parse("lab"), current()
    matches = match(query, snapshot)
    kinds = ("organisation", "project", "post")
    with django_assert_num_queries(1):
        groups = best_of(query, matches, [matches.found & snapshot.of_kind(kind) for kind in kinds], 5)
    assert [len(group) for group in groups] == [1, 1, 0]


def test_candidates_are_the_best_tiers_then_the_newest():
    OrganisationFactory(name="Lab")
    matches = match(parse("lab"), current())
    (exact,) = matches.exact
    matches.tiers.append(BitMap(range(exact + 1, exact + 1000)))
    chosen = chosen_from(BitMap(range(exact + 1000)), matches, MOST)
    assert len(chosen) == MOST
    assert (min(chosen), max(chosen)) == (exact, exact + 999)


def test_words_weigh_more_the_fewer_hold_them():
    everything = BitMap(range(1000))
    assert weight(everything, everything) == 1
    assert weight(BitMap([1]), everything) == 10


def test_levels_go_from_much_to_little_of_a_search():
    part, rare, common, none = Part((Term("word"),)), BitMap([1]), BitMap([1, 2, 3]), BitMap()
    weighed = [Weighed(part, 3, rare, none), Weighed(part, 2, common, none)]
    assert levels(weighed) == [BitMap([1]), BitMap([2, 3])]
    assert levels([Weighed(part, 9, rare, none), Weighed(part, 2, common, none)]) == [BitMap([1])]
    assert levels([]) == []
