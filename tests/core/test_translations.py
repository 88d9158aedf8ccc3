"""Terms and introductions in the reader's language."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import translation

from core.languages import OTHER_LANGUAGES
from core.models import AreaOfImpact, Country, Network, OrganisationType, Tag, Technology
from projects.models import Project
from search.facets import vocabularies
from tests.factories import ProjectFactory

first_translations = import_module("core.migrations.0011_first_translations")


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_every_first_text_is_translated(language):
    texts = first_translations.read(first_translations.FOLDER / f"{language}.toml")
    assert texts.keys() == first_translations.english().keys()
    longest = {"name": 120, "short_name": 30, "definition": 300, "introduction": 1000}
    assert [text for (_, _, field), text in texts.items() if not 0 < len(text) <= longest[field]] == []
    assert all(text.count("\n\n") == (field == "introduction") for (_, _, field), text in texts.items())


@pytest.mark.django_db
def test_a_term_is_told_in_the_language_of_the_reader():
    kind = OrganisationType.objects.get(slug="research")
    with translation.override("de"):
        assert (str(kind), kind.brief) == ("Hochschule oder Forschungseinrichtung", "Forschung")
        assert kind.told("definition").text.startswith("Eine Universität")
    assert (str(kind), kind.brief) == ("Academia/Research organisation", "Research")


@pytest.mark.django_db
def test_a_text_without_a_translation_is_told_in_english():
    network = Network.objects.create(name="Makers", translations={"fr": {"name": "Fabricants"}})
    with translation.override("de"):
        assert (network.told("name"), network.told("name").is_foreign) == (("Makers", "en"), True)
        assert vocabularies([Network])[Network] == {"makers": "Makers"}
    with translation.override("fr"):
        assert (network.said, network.told("name").is_foreign) == ("Fabricants", False)
        assert vocabularies([Network])[Network] == {"makers": "Fabricants"}


@pytest.mark.django_db
def test_terms_of_an_entry_come_with_both_names():
    project = ProjectFactory()
    project.areas_of_impact.set(AreaOfImpact.objects.filter(slug="science"))
    with translation.override("it"):
        held = Project.objects.with_terms("areas_of_impact").get().shown_areas_of_impact
    assert held == [{"name": "Science", "slug": "science", "said": "Scienza"}]


@pytest.mark.django_db
def test_vocabularies_are_in_the_order_of_the_names_that_are_read():
    for name, german in (("Bees", "Zeidler"), ("Cows", "Äcker"), ("Dogs", "Bellen")):
        Network.objects.create(name=name, translations={"de": {"name": german}})
    with translation.override("de"):
        assert list(vocabularies([Network])[Network].values()) == ["Äcker", "Bellen", "Zeidler"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "translations"),
    [
        (Technology, {"xx": {"name": "Ding"}}),
        (Technology, {"en": {"name": "Thing"}}),
        (Technology, {"de": {"colour": "rot"}}),
        (Technology, {"de": {"name": "n" * 121}}),
        (Tag, {"de": {"name": "Wort"}}),
    ],
)
def test_no_other_translations_are_kept(model, translations):
    with pytest.raises(ValidationError):
        model.objects.create(name="Thing", translations=translations)


@pytest.mark.django_db
def test_translations_are_tidied_and_rendered_when_they_are_saved():
    given = {"de": {"introduction": " Für **alle** "}, "fr": {"introduction": " "}}
    country = Country.objects.create(code="IS", introduction="For all", translations=given)
    assert country.translations == {
        "de": {"introduction": "Für **alle**", "introduction_html": "<p>Für <strong>alle</strong></p>\n"}
    }


@pytest.mark.django_db
def test_first_translations_leave_what_editors_wrote():
    science = AreaOfImpact.objects.get(slug="science")
    science.definition, science.translations = "Ours.", {"de": {"name": "Unsere"}}
    science.save()
    first_translations.add_missing(apps, None)
    science.refresh_from_db()
    assert science.translations["de"].keys() == {"name", "introduction", "introduction_html"}
    assert (science.translations["de"]["name"], science.translations["fr"]["name"]) == ("Unsere", "Sciences")
