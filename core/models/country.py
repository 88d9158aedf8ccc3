from django.db import models
from django.db.models import Q
from django_countries import countries
from django_countries.fields import CountryField

from core.models.introduced import Introduced


class Country(Introduced):
    """What we say of a country; one that nobody has written about needs no record."""

    code = CountryField("country", primary_key=True)

    class Meta:
        ordering = ("code",)
        verbose_name_plural = "countries"
        constraints = (models.CheckConstraint(condition=~Q(code=""), name="country_has_a_code"),)

    def __str__(self):
        return str(countries.name(str(self.code)))

    def save(self, *args, **kwargs):
        self.clean()
        super().save(*args, **kwargs)
