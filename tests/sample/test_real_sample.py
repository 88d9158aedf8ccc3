"""The sample files themselves."""

import re
import unicodedata

import pytest

from dsi_directory.sample.read import FOLDER, read


@pytest.fixture(scope="module")
def items():
    return read()


@pytest.mark.parametrize(
    ("kind", "least"), [("organisations", 55), ("projects", 75), ("case_studies", 15), ("posts", 12)]
)
def test_there_is_enough_of_each_kind(items, kind, least):
    assert sum(item.kind.key == kind for item in items) >= least


def test_they_come_from_many_countries_and_scripts(items):
    organisations = [item.values for item in items if item.kind.key == "organisations"]
    names = [name["name"] for values in organisations for name in [values, *values.get("names", [])]]
    letters = {letter for name in names for letter in name if letter.isalpha()}
    assert len({values.get("country") for values in organisations} - {None}) >= 25
    assert len({unicodedata.name(letter).split()[0] for letter in letters}) >= 4


def test_the_seoul_innovation_bureau_is_an_organisation_and_case_study_78(items):
    seoul = next(item for item in items if item.values["name"] == "Seoul Innovation Bureau")
    study = next(item for item in items if item.kind.key == "case_studies" and item.number == 78)
    assert seoul.kind.key == "organisations"
    assert seoul.number in study.values["organisations"]


def test_numbers_lie_above_those_of_the_original_site(items):
    assert [item.number for item in items if not 100_001 <= item.number <= 200_000] == [78]


def test_each_place_on_the_home_page_is_given_once(items):
    places = [item.values["home_position"] for item in items if "home_position" in item.values]
    assert sorted(places) == sorted(set(places))


@pytest.mark.parametrize("pattern", [r"[\w.+-]+@[\w-]+\.\w", r"<[a-z/]", r"\]\(http://"])
def test_no_addresses_of_people_no_html_no_plain_http(pattern):
    for path in FOLDER.glob("*.toml"):
        assert not re.search(pattern, path.read_text(encoding="utf-8")), path.name


def test_summaries_fit_on_a_card(items):
    assert [item.number for item in items if not 40 <= len(item.values.get("summary", "")) <= 240] == []
