"""The catalogues say everything in every language, with the same placeholders, and are compiled."""

import re

import pytest
from babel.messages.mofile import read_mo
from django.utils import translation

from core.languages import OTHER_LANGUAGES
from tests.translations import catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def collected():
    return catalogues.collected()


@pytest.fixture(params=OTHER_LANGUAGES)
def catalogue(request):
    return catalogues.read(request.param)


def texts(catalogue) -> dict:
    # A compiled catalogue gives contexts as bytes.
    return {
        (message.context.decode() if isinstance(message.context, bytes) else message.context, every(message.id)): every(
            message.string or ""
        )
        for message in catalogue
        if message.id
    }


def every(string) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def test_every_text_is_in_every_catalogue(catalogue, collected):
    assert texts(collected).keys() - texts(catalogue).keys() == set(), "Run `make words`, and translate what is new."


def test_no_text_hides_where_it_is_not_found():
    code = {path.name: path.read_text(encoding="utf-8") for path in catalogues.sources() if path.suffix == ".py"}
    hidden = re.compile(r"""f["'][^\n]*\{(?:_|n?p?gettext(?:_lazy)?)\(""")
    assert [name for name, text in code.items() if hidden.search(text)] == []


def test_every_text_is_translated(catalogue):
    assert catalogues.missing(catalogue) == []


def test_translations_keep_the_placeholders(catalogue):
    for message in catalogue:
        wanted = [set(PLACEHOLDER.findall(form)) for form in every(message.id)]
        told = [set(PLACEHOLDER.findall(form)) for form in every(message.string)]
        assert all(found in wanted for found in told), message.id


def test_what_leads_to_something_ends_with_a_colon_everywhere(catalogue):
    for message in catalogue:
        if message.id and every(message.id)[0].endswith(":"):
            assert all(form.endswith(":") for form in every(message.string)), message.id


def test_what_the_site_reads_is_what_was_written(catalogue):
    with catalogues.source_of(str(catalogue.locale)).with_suffix(".mo").open("rb") as file:
        assert texts(read_mo(file)) == texts(catalogue), "Run `make words`."


@pytest.mark.parametrize(("language", "one", "many"), [("fr", (0, 1), 2), ("de", (1,), 0), ("ca", (1,), 0)])
def test_each_language_counts_in_its_own_way(language, one, many):
    def said(days):
        text = "The oldest has waited for %(days)s day."
        return translation.ngettext(text, "The oldest has waited for %(days)s days.", days)

    with translation.override(language):
        assert {said(days) for days in one} != {said(many)}
        assert len({said(days) for days in one}) == 1
