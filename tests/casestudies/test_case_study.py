import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from casestudies.models import CaseStudy
from core.palette import HEX, Colour
from tests.factories import CaseStudyFactory

pytestmark = pytest.mark.django_db


def test_home_position_is_held_once():
    CaseStudyFactory(home_position=1)
    with pytest.raises(IntegrityError, match="home_position_once"):
        CaseStudyFactory(home_position=1)


def test_forms_say_that_a_home_position_is_taken():
    CaseStudyFactory(home_position=1)
    with pytest.raises(ValidationError, match="Free it there first"):
        CaseStudyFactory.build(home_position=1).full_clean()


@pytest.mark.parametrize("position", [0, 7])
def test_home_position_out_of_range_is_refused(position):
    with pytest.raises(IntegrityError, match="home_position_in_range"):
        CaseStudyFactory(home_position=position)


def test_home_page_follows_the_positions():
    second, first = CaseStudyFactory(home_position=2), CaseStudyFactory(home_position=1)
    CaseStudyFactory()
    assert list(CaseStudy.objects.on_home_page()) == [first, second]


def test_unknown_colour_is_refused():
    with pytest.raises(IntegrityError, match="colour_is_known"):
        CaseStudyFactory(card_colour="#ff0000")


def test_every_colour_has_a_value():
    assert set(HEX) == set(Colour.values)
    assert Colour.TEAL.hex == HEX["teal"]


def test_introduction_and_facts_are_rendered():
    study = CaseStudyFactory(introduction="**in**", facts="- one")
    assert study.introduction_html == "<p><strong>in</strong></p>\n"
    assert "<li>one</li>" in study.facts_html
