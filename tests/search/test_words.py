import pytest

from search.words import accented, address_key, is_address, pairs, plain, squashed, stemmable


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łódź,  l'Été!", "lodz l ete"),
        ("Straße 3D", "strasse 3d"),
        ("soft\u00adhyphen \u200frtl\u200e", "softhyphen rtl"),
        ("서울혁신파크", "서울혁신파크"),
        ("東京 café", "東 京 cafe"),
        ("Київ й", "київ й"),
        ("हिन्दी", "हिन्दी"),
        ("x\0y ' \\ :*&|!", "x y"),
        ("ʻokina ŉ", "okina"),
        ("", ""),
    ],
)
def test_plain_words_are_small_bare_and_apart(text, words):
    assert plain(text) == words


def test_accents_stay_for_stemmers():
    assert accented("Démocratie, ÉTÉ") == "démocratie été"


def test_stemmers_get_accented_words_without_accents_too():
    assert stemmable("La démocratie") == "la démocratie democratie"
    assert stemmable("open data") == "open data"


def test_dots_and_spaces_in_names_do_not_matter():
    assert squashed("S.T.") == squashed("ST") == "st"
    assert squashed("Open Street Map") == squashed("OpenStreetMap")


def test_neighbouring_words_are_joined():
    assert pairs("Open Street Map") == ["openstreet", "streetmap", "openstreetmap"]
    assert pairs("Fab Lab") == ["fablab"]
    assert pairs("Makers") == []


@pytest.mark.parametrize("text", ["petities.nl", "https://www.example.org/a?b=c", "münchen.example", "a.co.uk:80"])
def test_addresses_are_known_by_their_shape(text):
    assert is_address(text)


@pytest.mark.parametrize("text", ["S.T.", "open data", "3.5", "node.", ".org", "a b.org", "e.V."])
def test_what_is_no_address_is_not_taken_for_one(text):
    assert not is_address(text)


def test_an_address_is_compared_without_scheme_and_query():
    assert address_key("https://www.Example.org/About/?q=1#top") == "example.org/about"
    assert address_key("example.org") == "example.org"
    assert address_key("http://[broken") == ""
