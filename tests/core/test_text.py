import pytest
from django.utils.translation import ngettext_lazy, override
from hypothesis import given
from hypothesis import strategies as st

from core.text import (
    counted,
    fold,
    grouped,
    initial_for,
    initial_label,
    initial_order,
    joined,
    slug_for,
    sort_key_for,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź  Öffnet", "lodz offnet"),
        ("ePaństwo", "epanstwo"),
        ("Straße", "strasse"),
        ("Ærø Þing", "aero thing"),
        ("Ελλάδα", "ελλαδα"),
        ("Київ Йод", "київ йод"),
        ("서울", "서울"),
        ("が", "が"),
    ],
)
def test_accents_fold_only_where_they_are_accents(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Waag Society", "waag-society"),
        ("ePaństwo Foundation", "epanstwo-foundation"),
        ("서울혁신기획관", "서울혁신기획관"),
        ("हिन्दी में", "हिन्दी-में"),
        ("S.T. & Co.", "s-t-co"),
        ("!!!", "entry"),
    ],
)
def test_slug_keeps_letters_of_every_script(name, slug):
    assert slug_for(name) == slug


@given(st.text())
def test_slug_is_never_empty_nor_too_long(name):
    slug = slug_for(name)
    assert 1 <= len(slug) <= 100
    assert "/" not in slug
    assert " " not in slug


def test_long_slug_ends_at_a_word():
    assert slug_for("word " * 50, max_length=12) == "word-word"


@pytest.mark.parametrize(
    ("name", "sort_key", "initial"),
    [
        ("Örebro", "orebro", "o"),
        ("@ShrimpingIt", "shrimpingit", "s"),
        ("#3DPM", "3dpm", "0-9"),
        ("!!!", "!!!", "0-9"),
        ("", "", "0-9"),
        ("Громадський простір", "громадський простір", "cyrillic"),
        ("東京", "東京", "cjk"),
    ],
)
def test_names_are_sorted_and_grouped_by_their_first_letter(name, sort_key, initial):
    assert (sort_key_for(name), initial_for(name)) == (sort_key, initial)


def test_digits_come_first_then_letters_then_other_scripts():
    assert sorted(["greek", "0-9", "b", "a"], key=initial_order) == ["0-9", "a", "b", "greek"]


@pytest.mark.parametrize(
    ("initial", "label"), [("a", "A"), ("0-9", "0–9"), ("cjk", "Chinese and Japanese"), ("greek", "Greek")]
)
def test_groups_are_labelled_in_words(initial, label):
    assert initial_label(initial) == label


@pytest.mark.parametrize(("words", "all_of_them", "any_of_them"), [("a", "a", "a"), ("abc", "a, b and c", "a, b or c")])
def test_words_are_listed_as_in_a_sentence(words, all_of_them, any_of_them):
    assert (joined(words), joined(words, are_all=False)) == (all_of_them, any_of_them)


def test_a_number_is_grouped_as_its_readers_do_and_bends_its_phrase():
    phrase = ngettext_lazy("%(count)s thing", "%(count)s things", "number")
    assert (counted(1, phrase), counted(1228, phrase)) == ("1 thing", "1,228 things")
    with override("de"):
        assert grouped(1228) == "1.228"
