"""Days are written as people write them in each language, those with one digit too."""

import datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

DAY = datetime.date(2026, 3, 8)
WRITTEN = {
    "en": "8 March 2026",
    "de": "8. März 2026",
    "fr": "8 mars 2026",
    "it": "8 marzo 2026",
    "es": "8 de marzo de 2026",
    "ca": "8 de març de 2026",
}


@pytest.mark.parametrize("language", WRITTEN)
def test_a_day_is_written_as_in_its_language(language):
    with override(language):
        assert date_format(DAY) == WRITTEN[language]


def test_catalan_runs_two_vowels_together():
    with override("ca"):
        assert date_format(DAY.replace(month=4)) == "8 d’abril de 2026"
