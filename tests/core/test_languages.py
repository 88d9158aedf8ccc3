import pytest
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils import translation
from django.utils.translation import override

from core import languages
from core.models import Entry


def test_every_language_that_django_knows_has_a_name():
    known = {code for code, info in LANG_INFO.items() if "name" in info and "-" not in code}
    assert known <= languages.NAMES.keys()
    assert max(map(len, languages.NAMES)) <= Entry._meta.get_field("language").max_length


def test_choices_stand_in_the_order_of_the_readers_language():
    names = dict(languages.choices())
    assert list(names.values()) == sorted(names.values())
    with translation.override("de"):
        assert languages.of_reader() == "de"
        assert dict(languages.choices())["es"] == "Spanisch"


def test_an_unknown_language_stands_for_itself():
    assert languages.name("tlh") == "tlh"


@pytest.mark.parametrize(
    ("code", "spoken"), [("fr", "fr"), ("en", settings.LANGUAGE_CODE), ("ar", settings.LANGUAGE_CODE)]
)
def test_pages_speak_their_languages_only(code, spoken):
    assert languages.of_pages_for(code) == spoken


def test_arabic_reads_from_right_to_left():
    assert languages.direction("ar") == "rtl"


def test_languages_are_named_and_sorted_for_the_reader():
    with override("fr"):
        named = languages.choices()
    assert dict(named)["de"] == "Allemand"
    assert [code for code, _ in named].index("de") < [code for code, _ in named].index("en")
    assert dict(languages.choices())["de"] == "German"
