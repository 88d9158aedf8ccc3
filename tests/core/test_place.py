import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories import CaseStudyFactory, OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db
located = pytest.mark.parametrize("factory", [OrganisationFactory, ProjectFactory, CaseStudyFactory])


@located
@pytest.mark.parametrize(("latitude", "longitude"), [(90.1, 0), (-91, 0), (0, 180.1), (0, -200)])
def test_coordinates_out_of_range_are_refused(factory, latitude, longitude):
    with pytest.raises(IntegrityError, match="coordinates_in_range"):
        factory(latitude=latitude, longitude=longitude, coordinates_precision="locality")


@located
@pytest.mark.parametrize(
    "coordinates",
    [
        {"latitude": 1, "longitude": 1},
        {"latitude": 1, "coordinates_precision": "address"},
        {"coordinates_precision": "region"},
    ],
)
def test_half_coordinates_are_refused(factory, coordinates):
    with pytest.raises(IntegrityError, match="coordinates_are_whole"):
        factory(**coordinates)


def test_forms_say_what_is_wrong_with_coordinates():
    organisation = OrganisationFactory.build(latitude=1)
    with pytest.raises(ValidationError, match="Fill latitude, longitude"):
        organisation.full_clean()


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"country": "ES", "locality": "Barcelona"}, "Barcelona, Spain"),
        ({"country": "XK"}, "Kosovo"),
        ({"scope": "europe"}, "Europe-wide"),
        ({}, ""),
    ],
)
def test_place_is_said_from_near_to_far(fields, place):
    assert OrganisationFactory.build(**fields).place == place
