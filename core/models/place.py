import functools
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from django_countries.fields import CountryField

# Of degrees, as many as are shown: about ten metres.
DECIMALS = 4
# Of these, django-countries has in some languages the name of before, or one that is not usual.
NAMED_HERE = (_("Eswatini"), _("Ireland"), _("North Macedonia"), _("Philippines"), _("South Africa"))


# Looking a name up takes longer than all else that a card needs.
@functools.cache
def name_of_country(code: str, language: str | None) -> str:
    with override(language):
        return str(countries.name(code))


def shown_degrees(value: Decimal | float) -> float:
    return round(float(value), DECIMALS)


class Scope(models.TextChoices):
    EUROPE = "europe", _("Europe-wide")
    WORLDWIDE = "worldwide", _("Worldwide")


class Precision(models.TextChoices):
    ADDRESS = "address", "The address"
    LOCALITY = "locality", "The town or city"
    REGION = "region", "The region"
    COUNTRY = "country", "The country"


POINTS_AT = {
    Precision.ADDRESS: _("Points at the address"),
    Precision.LOCALITY: _("Points at the town or city"),
    Precision.REGION: _("Points at the region"),
    Precision.COUNTRY: _("Points at the country"),
}


class Located(models.Model):
    """Where an entry is: as much of country, town, address and coordinates as is known."""

    Scope = Scope
    Precision = Precision

    country = CountryField(blank=True, db_index=True)
    scope = models.CharField(
        max_length=10, choices=Scope, blank=True, help_text="When the work is not bound to one country."
    )
    locality = models.CharField("city or region", max_length=120, blank=True)
    address = models.CharField(max_length=500, blank=True)
    latitude = models.DecimalField(max_digits=10, decimal_places=7, null=True, blank=True)
    longitude = models.DecimalField(max_digits=10, decimal_places=7, null=True, blank=True)
    coordinates_precision = models.CharField(
        max_length=10, choices=Precision, blank=True, help_text="What the coordinates point at."
    )

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True, coordinates_precision="")
                | Q(latitude__isnull=False, longitude__isnull=False) & ~Q(coordinates_precision=""),
                name="%(class)s_coordinates_are_whole",
                violation_error_message="Fill latitude, longitude and what they point at, or none of the three.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="%(class)s_coordinates_in_range",
                violation_error_message="Latitude lies between -90 and 90, longitude between -180 and 180.",
            ),
        )

    @property
    def pointing(self) -> str:
        """What the coordinates point at, in words."""
        return POINTS_AT.get(self.coordinates_precision, "")

    @property
    def place(self) -> str:
        """The place in words, from near to far: "Barcelona, Spain"."""
        parts = (
            self.locality,
            name_of_country(str(self.country), get_language()) if self.country else self.get_scope_display(),
        )
        return ", ".join(str(part) for part in parts if part)
