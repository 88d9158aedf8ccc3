import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.dsi4eu.addresses import postal, website
from opendata.dsi4eu.notes import Notes


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://lamp.example", "http://lamp.example"),
        ("http:// www.lamp.example", "http://www.lamp.example"),
        ("http://HTTPS://WWW.LAMP.EXAMPLE/Path", "https://www.lamp.example/Path"),
        ("www.lamp.example", "https://www.lamp.example"),
        ("//lamp.example/x", "https://lamp.example/x"),
        ("http//lamp.example", "http://lamp.example"),
        ("https:/lamp.example", "https://lamp.example"),
        ("lamp.example:8080/x", "https://lamp.example:8080/x"),
        ("http://lamp.example/a b", "http://lamp.example/a%20b"),
        ("<http://lamp.example>,", "http://lamp.example"),
        ("http://ламп.рф/о", "http://ламп.рф/о"),
        ("", ""),
    ],
)
def test_a_website_is_kept_in_its_usual_form(given, kept):
    assert website(given, Notes()) == kept


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("javascript:alert(1)", "Only http and https addresses are kept as websites."),
        ("ftp://lamp.example", "Only http and https addresses are kept as websites."),
        ("hello@lamp.example", "This is an e-mail address, not a website."),
        ("none", "No website can have this address."),
        ("http://localhost/", "No website can have this address."),
        ("http://127.0.0.1", "No website can have this address."),
        ("http://la mp.example", "No website can have this address."),
        ("http://lamp.example:port", "No website can have this address."),
        ("http://bank.example@lamp.example", "No website can have this address."),
        ("http://[::1", "No website can have this address."),
        ("../lamps.html", "No website can have this address."),
        ("lamps.html", "No website can have this address."),
        ("lamp.example/" + "a" * 1024, "The address is longer than 1,024 characters; cut, it leads nowhere."),
    ],
)
def test_what_cannot_be_a_website_is_dropped_with_its_reason(given, reason):
    notes = Notes()
    assert website(given, notes) == ""
    assert [(note.action, note.reason) for note in notes.written] == [("dropped", reason)]


def test_an_unchanged_website_needs_no_note():
    notes = Notes()
    website("https://lamp.example/a?b=c#d", notes)
    assert notes.written == []


@given(st.one_of(st.text(), st.from_regex(r"(https?:/{0,3})?\w+\.[a-z]{2,5}(:\d+)?(/.*)?", fullmatch=True)))
def test_cleaning_a_website_again_changes_nothing(text):
    cleaned = website(text, Notes())
    assert website(cleaned, Notes()) == cleaned


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (",\n", ""),
        ("3 Lamp Street,\nAB1 2CD", "3 Lamp Street, AB1 2CD"),
        ("N,\n8940", "8940"),
        ("-,\n", ""),
        ("", ""),
    ],
)
def test_a_postal_address_is_written_on_one_line(given, kept):
    assert postal(given, Notes()) == kept


def test_an_address_without_a_street_is_flagged():
    notes = Notes()
    postal("12,\n1170", notes)
    assert [note.reason for note in notes.written] == ["The address has numbers but no street."]


def test_a_long_address_is_cut_with_a_note():
    notes = Notes()
    assert len(postal("Lamp " * 200, notes)) <= 500
    assert notes.written[0].reason == "The address was cut at 500 characters."
