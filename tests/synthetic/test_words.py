import random

import pytest

from dsi_directory.synthetic import words
from dsi_directory.synthetic.places import COUNTRIES, language

LANGUAGES = sorted(path.stem for path in words.FOLDER.glob("*.toml"))


def bodies(language, count=40):
    chance = random.Random(1)
    return [words.body(language, "Open Air Lab", "Bristol", chance)[0] for _ in range(count)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_can_be_filled(language):
    filler = words.Picks(words.words_of(language), random.Random(1), name="Open Air Lab", town="Bristol")
    for patterns in words.words_of(language).values():
        for pattern in patterns:
            assert "{" not in pattern.format_map(filler)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_opening_or_name_means_anything_in_markdown_or_html(language):
    for patterns in ("openings", "stems", "subjects", "organisation_names", "project_names"):
        assert not set("*_`<>&[]\\|~") & set("".join(words.words_of(language)[patterns]))


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"ko"}))
def test_bodies_are_of_realistic_length(language):
    counts = [len(body.split()) for body in bodies(language)]
    assert min(counts) >= 40
    assert max(counts) <= 200
    assert 60 <= sum(counts) / len(counts) <= 140


def test_most_english_bodies_hold_the_word_social():
    assert sum("social" in body.lower() for body in bodies("en", 200)) > 120


def test_another_word_stands_beside_the_first():
    filler = words.Picks({"subjects": ["Air", "Water"]}, random.Random(1))
    assert {filler["subject"], filler["other"]} == {"Air", "Water"}


def test_every_language_is_spoken_somewhere():
    assert {code for country in COUNTRIES.values() for code in country["languages"]} == set(LANGUAGES)
    assert language("", random.Random(1)) == "en"
