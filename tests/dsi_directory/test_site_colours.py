import pytest
from django.core.exceptions import ImproperlyConfigured

from dsi_directory import joined_styles, site_colours


def test_the_colours_of_an_operator_come_last_in_the_style_sheet(settings):
    settings.SITE_COLOURS = site_colours.read(site_colours.EXAMPLE)
    sheet = joined_styles.joined()
    assert sheet.rindex("--accent: light-dark(#0b6b66, #3dbfae);") > sheet.rindex(
        "--accent: light-dark(#2449a6, #9db8ff)"
    )
    settings.SITE_COLOURS = {}
    assert "#0b6b66, #3dbfae" not in joined_styles.joined()


def test_one_colour_serves_both_themes():
    assert site_colours.read("night=#102426") == {"night": ("#102426", "#102426")}


@pytest.mark.parametrize("text", ["accent", "accent=blue", "paper=#ffffff", "accent=#fff;}", "accent=#0b6b6"])
def test_what_is_no_colour_is_told_with_an_example(text):
    with pytest.raises(ImproperlyConfigured, match="write it like accent="):
        site_colours.read(text)


@pytest.mark.parametrize("text", ["accent=#ffee00", "accent-fill=#3dbfae", "night=#ffffff", "accent=#0b6b66/#0b6b66"])
def test_colours_that_cannot_be_read_on_are_refused(text):
    with pytest.raises(ImproperlyConfigured, match=r"people need 4\.5"):
        site_colours.read(text)


def test_contrast_is_that_of_the_standard():
    assert site_colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert site_colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_contrast_is_measured_against_colours_of_the_tokens():
    tokens = (joined_styles.FOLDER / "tokens.css").read_text()
    assert all(colour in tokens for pair in site_colours.AGAINST.values() for colour in pair)
