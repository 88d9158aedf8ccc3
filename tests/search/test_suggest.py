import pytest
from hypothesis import HealthCheck, given, settings

from search.snapshot import current
from search.suggest import suggestions
from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory
from tests.search.test_query import hostile

pytestmark = pytest.mark.django_db


def suggested(text, kind="organisation"):
    """Names suggested of one kind."""
    return [item.name for section in suggestions(text) if section.kind.name == kind for item in section.items]


@pytest.mark.parametrize(
    "text", ["fa", "FAB", "fab l", "fabl", "fab-lab", "fablab bar", "lab barc", "barcel", "fàb", "fab  lab barcelona"]
)
def test_a_name_is_suggested_from_each_of_its_words_on(text):
    OrganisationFactory(name="Fab Lab Barcelona")
    OrganisationFactory(name="Nesta")
    assert suggested(text) == ["Fab Lab Barcelona"]


@pytest.mark.parametrize("text", ["", "f", "é", " ", "\0", "..", "xy", "%", "unheard"])
def test_nothing_is_suggested_for_too_little_or_what_no_name_goes_on_like(text):
    OrganisationFactory(name="Fab Lab Barcelona")
    assert suggestions(text) == []


def test_there_is_a_section_for_each_kind_in_order():
    for factory in (OrganisationFactory, ProjectFactory, CaseStudyFactory, PostFactory):
        factory(name="Open work")
    OrganisationFactory(name="Open lab")
    sections = suggestions("op")
    assert [(section.kind.name, len(section.items)) for section in sections] == [
        ("post", 1),
        ("project", 1),
        ("organisation", 2),
        ("casestudy", 1),
    ]


def test_whole_names_come_first_then_beginnings_then_later_words():
    for name in ("A map", "Mapping", "Map", "Map of needs"):
        OrganisationFactory(name=name)
    assert suggested("map") == ["Map", "Map of needs", "Mapping", "A map"]


def test_at_most_five_of_a_kind_are_suggested_and_each_once():
    for number in range(8):
        OrganisationFactory(name=f"Lab lab lab {number}")
    assert suggested("lab") == [f"Lab lab lab {number}" for number in range(5)]


def test_other_names_are_suggested_too():
    OrganisationFactory(name="Waag Futurelab").names.create(name="Waag Society", kind="former")
    assert suggested("waag s") == ["Waag Futurelab"]


def test_names_like_a_misspelt_one_are_suggested_where_none_begins_so():
    OrganisationFactory(name="Framasoft")
    assert suggested("framasfot") == ["Framasoft"]


def test_archived_and_hidden_entries_are_not_suggested():
    for trait in ("draft", "pending", "scheduled", "archived"):
        OrganisationFactory(name="Nesta", **{trait: True})
    assert suggestions("nesta") == []
    assert suggestions("nseta") == []


def test_what_was_typed_is_marked_and_all_else_escaped():
    OrganisationFactory(name="Nésta <b>", country="FR", language="fr")
    (item,) = suggestions("nes")[2].items
    assert item.name_html == "<mark>Nés</mark>ta &lt;b&gt;"
    assert (item.place, item.language) == ("France", "fr")
    assert item.path.startswith("/org/")


def test_suggestions_take_few_queries(django_assert_max_num_queries):
    OrganisationFactory(name="Nesta")
    current()
    with django_assert_max_num_queries(3):
        assert suggestions("nest")


@given(hostile)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_typed(text):
    assert suggestions(text) == []
