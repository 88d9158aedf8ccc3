import pytest
from hypothesis import HealthCheck, given, settings

from search.near import differing, near_names, near_words, split
from search.query import parse
from search.snapshot import current
from search.spelling import mended, nearest_names
from tests.factories import OrganisationFactory
from tests.search.test_query import hostile

pytestmark = pytest.mark.django_db


def better(text):
    query = mended(parse(text), current())
    return query and str(query)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("framasfot", "framasoft"),
        ("framsoft", "framasoft"),
        ("frammasoft", "framasoft"),
        ("framazoft", "framasoft"),
        ("rfamasoft", "framasoft"),
        ("seoul inovation", "seoul innovation"),
        ("soeul inovation", "seoul innovation"),
        ("bugdit", "budgit"),
        ("algoritm watch", "algorithmwatch"),
        ("algoritmwatch", "algorithmwatch"),
        ("opendata", "open data"),
        ("inovation -paris", "innovation -paris"),
        ("fact-cheking", "fact checking"),
        ('"seoul inovation"', '"seoul innovation"'),
        ("xyzzy or framasfot", "xyzzy or framasoft"),
    ],
)
def test_misspelt_words_are_mended(typed, meant):
    for name in ("Framasoft", "Seoul Innovation Bureau", "BudgIT", "AlgorithmWatch", "Fact checking for all"):
        OrganisationFactory(name=name)
    OrganisationFactory(name="Data lab", summary="We open data.")
    assert better(typed) == meant


@pytest.mark.parametrize("text", ["", "-framasfot", "framasoft", "frama", "xyzzy", "petities.nl", "コード", "2017"])
def test_what_is_right_or_hopeless_is_left_alone(text):
    OrganisationFactory(name="Framasoft")
    assert better(text) is None


def test_short_words_differ_by_one_letter_only():
    OrganisationFactory(name="Nesta")
    assert better("nsta") == "nesta"
    assert better("nxxta") is None


def test_a_spelling_that_makes_a_whole_name_is_preferred():
    for number in range(5):
        OrganisationFactory(name=f"Museo {number}")
    OrganisationFactory(name="Museon")
    assert better("museol") == "museon"


def test_a_spelling_is_preferred_with_which_all_words_are_found():
    for number in range(5):
        OrganisationFactory(name=f"Center {number}")
    OrganisationFactory(name="Kit", summary="a geiger counter")
    assert better("geiger conter") == "geiger counter"


def test_a_word_that_hardly_anything_holds_gives_way_to_one_that_is_much_used():
    OrganisationFactory(name="Typo", summary="inovation")
    for number in range(10):
        OrganisationFactory(name=f"Lab {number}", summary="innovation Seoul")
    assert better("seoul inovation") == "seoul innovation"


def test_a_rare_word_is_not_mended_into_another_rare_one():
    OrganisationFactory(name="Volcano", summary="zooniverse")
    OrganisationFactory(name="Vulcano")
    assert better("volcano lab") is None


def test_words_that_make_nothing_found_together_are_not_guessed():
    OrganisationFactory(name="Zooniverse")
    OrganisationFactory(name="Vulcano")
    assert better("zooniverse volcano") is None


def test_mending_takes_few_queries(django_assert_max_num_queries):
    OrganisationFactory(name="Seoul Innovation Bureau")
    snapshot = current()
    with django_assert_max_num_queries(5):
        mended(parse("seoul inovation unheard"), snapshot)


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ("nesta", "nsta", 1),
        ("abcdef", "abcdfe", 1),
        ("abcdefg", "abcdxyg", 2),
        ("abcd", "abxy", None),
        ("nest", "vest", 1.5),
    ],
)
def test_letters_that_differ_are_counted(first, second, distance):
    assert differing(first, second) == distance


def test_near_words_come_nearest_first():
    OrganisationFactory(name="Counter counters contest")
    assert [word for _, word in near_words(["conter"], current())["conter"]] == ["counter", "contest"]


def test_words_are_split_in_every_place():
    assert split("opendata") == [("ope", "ndata"), ("open", "data"), ("opend", "ata")]


def test_the_nearest_names_are_given():
    for name in ("Open Knowledge Foundation", "Open State Foundation", "Waag"):
        OrganisationFactory(name=name)
    OrganisationFactory(name="Open Knowledge Foundation (old)", archived=True)
    current()
    names = [document.name for document in nearest_names("open knowlege foundation", 5, current())]
    assert names == ["Open Knowledge Foundation", "Open State Foundation"]


def test_nearest_names_take_one_query(django_assert_num_queries):
    snapshot = current()
    with django_assert_num_queries(1):
        assert nearest_names("framasoft", 5, snapshot) == []
    assert near_names("", 5, current()) == []


@given(hostile)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_mended(text):
    assert mended(parse(text), current()) is None
    assert nearest_names(text, 5, current()) == []
