from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import ngettext_lazy

from core.templatetags import entries


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/", "example.org"),
        ("http://github.com/waag/", "github.com/waag"),
        ("https://example.org/a?b=c", "example.org/a?b=c"),
        ("http://[broken", "http://[broken"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_addresses_are_short(url, shown):
    assert entries.bare(url) == shown


@pytest.mark.parametrize(
    ("latitude", "longitude", "shown"),
    [
        ("41.3851", "2.1734", "41.3851° N, 2.1734° E"),
        ("-33.5", "-70.6666666", "33.5° S, 70.6667° W"),
        ("0", "10", "0° N, 10° E"),
    ],
)
def test_coordinates(latitude, longitude, shown):
    place = SimpleNamespace(latitude=float(latitude), longitude=float(longitude))
    assert entries.coordinates(place) == shown


def test_numbers_have_the_right_word():
    words = ngettext_lazy("%(count)s project", "%(count)s projects", "number")
    assert [entries.counted(number, words) for number in (0, 1, 2, 1228)] == [
        "",
        "1 project",
        "2 projects",
        "1,228 projects",
    ]


def test_an_address_keeps_the_other_values():
    query = QueryDict("q=a%26b&initial=c")
    assert entries.address("/x", query, initial=None, page=2) == "/x?q=a%26b&page=2"
    assert entries.address("/x", query, initial=None, q=None) == "/x"


def test_languages_other_than_the_page_are_marked():
    assert entries.language_attributes("ar") == ' lang="ar" dir="rtl"'
    assert entries.language_attributes("en") == entries.language_attributes("") == ""
    with translation.override("fr"):
        assert entries.language_attributes("en") == ' lang="en" dir="ltr"'
        assert entries.language_attributes("fr") == entries.language_attributes("") == ""
