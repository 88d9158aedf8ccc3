import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import LONGEST, MOST_PARTS, MOST_PHRASES, Part, Term, parse

hostile = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(['"', "-", "|", "or", "OR", "a", "S.T.", "l'eau", "\0", "\ud800", "\u202e", "日本"])).map(
        " ".join
    ),
    st.lists(st.sampled_from(['"', "-", "|", "or", " ", "a", "“", "'", ":*", "&", "\\"])).map("".join),
)


def parts(text):
    return [str(part) for part in parse(text).parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open  data", ["open", "data"]),
        ('"open data" berlin', ['"open data"', "berlin"]),
        ('berlin "open da', ["berlin", '"open da"']),
        ("“open data” «code»", ['"open data"', '"code"']),
        ("open -data", ["open", "-data"]),
        ('open -"big data"', ["open", '-"big data"']),
        ("open ---data -- x", ["open", "-data", "x"]),
        ("open-data", ["open-data"]),
        ("a or b OR c", ["a or b or c"]),
        ("a|b | c", ["a or b or c"]),
        ("open data or code", ["open", "data or code"]),
        ("or a", ["or", "a"]),
        ("a or", ["a", "or"]),
        ("a or -b", ["a", "or", "-b"]),
        ('"or"', ['"or"']),
    ],
)
def test_a_search_is_read_into_its_parts(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\0", "-", "---", '"', '""', "|", "!?…", "\u202e\u200f", "\ud800", '-""'])
def test_a_search_for_nothing_is_false(text):
    assert not parse(text)


def test_a_minus_inside_or_after_a_quote_is_no_operator():
    assert parts('S-Bahn "x"-y') == ["S-Bahn", '"x"', "y"]


def test_wanted_and_unwanted_parts_are_told_apart():
    query = parse("data -big or open")
    assert query.wanted == (Part((Term("data"),)), Part((Term("or"),)), Part((Term("open"),)))
    assert query.unwanted == (Part((Term("big"),), is_unwanted=True),)


def test_words_are_plain_and_wanted_and_each_once():
    assert parse("Łódź l'Été łódź -été").words == ("lodz", "l", "ete")


def test_a_word_with_punctuation_holds_several_words():
    (part,) = parse("S.T.").parts
    assert (part.terms[0].words, part.is_word) == (("s", "t"), False)


@pytest.mark.parametrize(
    ("text", "has_beginning"), [("open dem", True), ('open "dem', False), ("dem -open", False), ("", False)]
)
def test_the_last_word_may_be_a_beginning(text, has_beginning):
    assert parse(text).has_beginning == has_beginning


def test_addresses_are_told_from_words():
    assert [parse(text).parts[0].terms[0].is_address for text in ("petities.nl", "https://a.eu/x", "S.T.")] == [
        True,
        True,
        False,
    ]


def test_long_searches_are_shortened_at_a_word():
    query = parse("word " * 100)
    assert query.shortened
    assert len(query.parts) == MOST_PARTS
    assert parse("x" * 150 + " " + "y" * 100).text == "x" * 150


def test_ordinary_searches_are_not_shortened():
    assert not parse("  open \0 data  ").shortened
    assert parse("  open \0 data  ").text == "open data"


def test_a_part_can_be_left_out():
    query = parse('open "big data" -code')
    assert [str(query.without(part)) for part in query.parts] == ['"big data" -code', "open -code", 'open "big data"']


def test_terms_can_be_put_in_the_place_of_others():
    query = parse('opne data or "opne" -x')
    replaced = query.with_terms({Term("opne"): Term("open"), Term("opne", True): Term("more open")})
    assert str(replaced) == "open data or more open -x"


@given(hostile)
def test_any_text_is_read(text):
    query = parse(text)
    assert len(query.text) <= LONGEST
    assert len(query.parts) <= MOST_PARTS
    assert all(term.words for part in query.parts for term in part.terms)
    query.text.encode()


@given(hostile)
def test_a_search_written_out_is_read_alike(text):
    query = parse(text)
    assert parse(str(query)).parts == query.parts
    assert hash(query) == hash(parse(text))


def test_only_a_few_phrases_are_used():
    query = parse("open-data " * (MOST_PHRASES + 1) + "lab")
    assert [str(part) for part in query.parts] == ["open-data"] * MOST_PHRASES + ["lab"]
    assert query.shortened
