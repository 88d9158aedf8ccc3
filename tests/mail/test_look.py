"""The look of mails: what every mail has, in the site's colours, and readable in the light and in the dark."""

import re

import pytest
from django.utils.safestring import SafeString

from dsi_directory.site_colours import LEAST_CONTRAST, contrast
from mail import look as looks

# Each text with what it stands on.
PAIRS = [
    ("ink", "surface"),
    ("ink-quiet", "surface"),
    ("accent", "surface"),
    ("on-fill", "accent-fill"),
    ("ink", "sunken"),
]


@pytest.fixture(autouse=True)
def _anew():
    looks.look.cache_clear()
    yield
    looks.look.cache_clear()


def test_a_mail_program_that_drops_long_sheets_keeps_ours():
    sheets = looks.look().sheets
    assert all(isinstance(sheet, SafeString) and len(sheet) < 8000 for sheet in sheets)
    assert not re.search(r"var\(|rem\b|url\(|@import|<", "".join(sheets))


def test_the_dark_has_a_sheet_of_its_own_with_colours_only():
    light, dark = looks.look().sheets
    assert "@media" not in light
    assert dark.startswith("@media (prefers-color-scheme: dark) {\nbody { background: #10141f; color: #ebecf2 }")
    assert not re.search(r"padding|font|margin", dark)


def test_the_operators_colours_are_those_of_mails_too(settings):
    settings.SITE_COLOURS = {"accent-fill": ("#0b6b66", "#0a5c58")}
    found = looks.look()
    assert found.light["accent_fill"] == "#0b6b66"
    assert "background: #0a5c58" in found.sheets[1]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_words_can_be_read_in_both_themes(text, ground):
    for theme in looks.themes():
        assert contrast(theme[text], theme[ground]) >= LEAST_CONTRAST
