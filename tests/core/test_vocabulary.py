from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology
from projects.models import Project
from tests.factories import ProjectFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("vocabulary", "count"),
    [(OrganisationType, 5), (OrganisationSize, 8), (FocusArea, 4), (AreaOfImpact, 10), (Technology, 18)],
)
def test_vocabularies_are_there_with_definitions(vocabulary, count):
    assert vocabulary.objects.exclude(definition="").count() == count


@pytest.mark.parametrize(
    ("vocabulary", "legacy_number", "slug"),
    [
        (Technology, 933, "crowdsourcing-crowdmapping-and-crowdfunding"),
        (Technology, 1013, "crowdsourcing-crowdmapping-and-crowdfunding"),
        (AreaOfImpact, 18, "health-and-care"),
        (FocusArea, 35, "open-hardware"),
        (OrganisationSize, 5, "over-1000"),
        (OrganisationType, 4, "grassroots"),
    ],
)
def test_terms_are_found_by_the_numbers_of_the_original(vocabulary, legacy_number, slug):
    assert vocabulary.objects.numbered(legacy_number).get().slug == slug


def test_former_names_are_kept():
    assert AreaOfImpact.objects.get(slug="digital-democracy").former_names == ["Participation and democracy"]


def test_tags_that_differ_in_case_or_spaces_are_one():
    Tag.objects.create(name="open data")
    with pytest.raises(IntegrityError):
        Tag.objects.create(name="Open  Data")


def test_forms_refuse_a_tag_that_is_there():
    Tag.objects.create(name="open data")
    with pytest.raises(ValidationError, match="already exists"):
        Tag(name="Open Data").full_clean()


def test_renamed_terms_keep_their_address():
    tag = Tag.objects.create(name="citizen science")
    tag.name = "Community science"
    tag.save()
    assert tag.slug == "citizen-science"


@pytest.mark.parametrize(
    "vocabulary", [AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology]
)
def test_term_without_a_name_is_refused(vocabulary):
    with pytest.raises(IntegrityError, match="is_named"):
        vocabulary.objects.create(name="")


def test_themes_come_with_introductions():
    for vocabulary in (FocusArea, AreaOfImpact):
        for theme in vocabulary.objects.all():
            assert 60 <= len(theme.introduction.split()) <= 120
            assert theme.introduction_html.count("<p>") == 2


def test_first_introductions_leave_what_editors_wrote():
    FocusArea.objects.filter(slug="open-data").update(introduction="Ours.", introduction_html="<p>Ours.</p>")
    FocusArea.objects.filter(slug="open-hardware").update(introduction="")
    first_introductions = import_module("core.migrations.0004_first_introductions")
    first_introductions.add_introductions(apps, None)
    assert FocusArea.objects.get(slug="open-data").introduction == "Ours."
    assert FocusArea.objects.get(slug="open-hardware").introduction.startswith("Most things")


def test_types_of_organisations_have_short_names_for_cards():
    assert OrganisationType.objects.get(slug="non-profit").brief == "Non-profit"
    assert OrganisationType(name="Library").brief == "Library"


@pytest.mark.parametrize("vocabulary", [FocusArea, AreaOfImpact, Network])
def test_an_introduction_is_rendered_when_it_is_saved(vocabulary):
    term = vocabulary.objects.create(name="Open *looms*", introduction="For **all** <script>")
    assert term.introduction_html == "<p>For <strong>all</strong> &lt;script&gt;</p>\n"


def test_the_addresses_of_themes_are_distinct():
    slugs = [theme.slug for vocabulary in (FocusArea, AreaOfImpact) for theme in vocabulary.objects.all()]
    assert len(slugs) == len(set(slugs)) == 14


def test_terms_come_with_their_entries_in_order(django_assert_num_queries):
    Tag.objects.create(name="zebra", position=1), Tag.objects.create(name="quay", position=2)
    project = ProjectFactory()
    project.tags.set(Tag.objects.all())
    project.helps.add(TagFactory(name="pupils"))
    ProjectFactory(name="Bare")
    with django_assert_num_queries(1):
        bare, full = Project.objects.with_terms("tags", "helps").by_name()
    assert full.shown_tags == [{"name": name, "slug": name, "said": name} for name in ("zebra", "quay")]
    assert full.shown_helps == [{"name": "pupils", "slug": "pupils", "said": "pupils"}]
    assert bare.shown_tags == bare.shown_helps == []
