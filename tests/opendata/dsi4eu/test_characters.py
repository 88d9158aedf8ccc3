import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.dsi4eu.characters import cut, fold, one_line, storable

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("nul\x00 and \ud800 surrogate", "nul and  surrogate"),
        ("zero\u200bwidth \u202edirection", "zerowidth direction"),
        ("two\u00a0words\tapart", "two words apart"),
        ("old\r\r\nline\rends\u2028here", "old\nline\nends\nhere"),
        ("it\x92s Windows\x96text", "it’s Windows–text"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_only_characters_that_can_be_stored_and_seen_are_kept(given, kept):
    assert storable(given) == kept


@given(ANY_TEXT)
def test_cleaning_characters_again_changes_nothing(text):
    cleaned = storable(text)
    assert storable(cleaned) == cleaned
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_one_line_has_no_spaces_to_spare(text):
    line = one_line(text)
    assert line == " ".join(line.split())


def test_folding_leaves_the_words():
    assert fold("  OPEN-Data, Émile & Co.") == "open data emile co"


def test_folding_keeps_other_scripts():
    assert fold("Открытые Данные") == "открытые данные"


def test_folding_signs_alone_leaves_them():
    assert fold("+++") == "+++"


def test_a_cut_text_ends_at_a_word():
    assert cut("seven little words that are too long", 26) == "seven little words that…"


@given(ANY_TEXT, st.integers(5, 40))
def test_a_cut_text_fits(text, limit):
    assert len(cut(text, limit)) <= limit
