from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError

from core.models import Country

pytestmark = pytest.mark.django_db


def test_a_country_goes_by_its_name():
    assert str(Country(code="ES")) == "Spain"


def test_a_country_without_a_code_is_refused():
    with pytest.raises(IntegrityError, match="country_has_a_code"):
        Country.objects.create(code="")


def test_some_countries_come_with_introductions():
    assert Country.objects.count() == 10
    for country in Country.objects.all():
        assert 60 <= len(country.introduction.split()) <= 120
        assert country.introduction_html.count("<p>") == 2


def test_first_introductions_leave_what_editors_wrote():
    Country.objects.filter(code="ES").update(introduction="Ours.")
    Country.objects.filter(code="FR").delete()
    import_module("core.migrations.0007_first_introductions_of_countries").add_introductions(apps, None)
    assert Country.objects.get(code="ES").introduction == "Ours."
    assert Country.objects.get(code="FR").introduction.startswith("France")
