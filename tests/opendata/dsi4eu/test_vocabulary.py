import pytest

from opendata.dsi4eu import vocabulary
from opendata.dsi4eu.notes import Notes
from opendata.dsi4eu.records import Term


def terms(*names):
    return [Term(name=name) for name in names]


@pytest.mark.parametrize(
    ("term", "slug"),
    [
        (Term(5, "Government/Public Sector"), "public-sector"),
        (Term(name="Government/public sector"), "public-sector"),
        (Term(3), "research"),
        (Term(), ""),
        (Term(9, "Lamp shop"), ""),
    ],
)
def test_types_are_known_by_name_or_number(term, slug):
    assert vocabulary.organisation_type(term, Notes()) == slug


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ("6-10 people", "6-10"),
        ("43014", "6-10"),
        ("11–25", "11-25"),
        ("over-1000 people", "over-1000"),
        ("Over 1000", "over-1000"),
        ("", ""),
        ("a few", ""),
    ],
)
def test_sizes_are_known_in_all_spellings(given, slug):
    assert vocabulary.organisation_size(given, Notes()) == slug


def test_unknown_types_and_sizes_are_dropped_with_a_reason():
    notes = Notes()
    vocabulary.organisation_type(Term(9, "Lamp shop"), notes)
    vocabulary.organisation_size("a few", notes)
    assert [note.action for note in notes.written] == ["dropped", "dropped"]


def test_former_names_of_areas_of_impact_are_mapped():
    notes = Notes()
    found = vocabulary.areas_of_impact(terms("Health and wellbeing", "Participation and democracy", "Science"), notes)
    assert found.slugs == ("health-and-care", "digital-democracy", "science")
    assert [note.before for note in notes.written] == ["Health and wellbeing | Participation and democracy"]


def test_technologies_are_known_by_former_numbers_and_in_any_case():
    found = vocabulary.technologies([Term(72, "big data"), Term(933), Term(name="OPEN DATA"), Term(1631)], Notes())
    assert found.slugs == (
        "big-data",
        "crowdsourcing-crowdmapping-and-crowdfunding",
        "open-data",
        "ai-and-machine-learning",
    )


def test_a_name_counts_for_more_than_its_number():
    found = vocabulary.focus_areas([Term(4, "Open data")], Notes())
    assert found.slugs == ("open-data",)


def test_what_is_on_no_main_list_becomes_a_free_tag_as_it_is_spelled():
    found = vocabulary.areas_of_impact(terms("Transparancy", "transparancy", "Science"), Notes())
    assert found == vocabulary.Classified(("science",), ("Transparancy",))


def test_an_area_of_impact_among_the_technologies_is_dropped():
    notes = Notes()
    assert vocabulary.technologies(terms("Culture and arts"), notes) == vocabulary.Classified()
    assert [note.reason for note in notes.written] == ["An area of impact stood among the technologies."]


def test_numbers_and_mash_are_no_tags():
    notes = Notes()
    assert vocabulary.free_tags(terms("21", "aaa", " lamps; "), notes) == ("lamps",)
    assert [note.before for note in notes.written] == ["21", "aaa"]


def test_a_list_with_commas_is_split():
    assert vocabulary.free_tags(terms("lamps, lights,lamps"), Notes()) == ("lamps", "lights")


def test_a_main_term_with_commas_is_not_split():
    found = vocabulary.technologies(terms("Geotagging, GPS and GIS"), Notes())
    assert found == vocabulary.Classified(("geotagging-gps-and-gis",))


def test_networks_keep_their_numbers_unless_one_name_lists_several():
    found = vocabulary.networks([Term(4, "Lamp Net"), Term(2, "wires, bulbs"), Term(name="LAMP NET")], Notes())
    assert found == ((4, "Lamp Net"), (None, "wires"), (None, "bulbs"))


def test_distinct_tags_keep_the_first_spelling():
    assert vocabulary.distinct(["Co-creation", "lamps", "co creation"]) == ("Co-creation", "lamps")
