import datetime

import pytest

from blog.models import Post
from casestudies.models import CaseStudy
from core.models import Picture, Tag
from dsi_directory.sample.load import load
from dsi_directory.sample.read import BrokenSample
from organisations.models import Organisation
from projects.models import Project
from tests.factories import CaseStudyFactory, TagFactory

pytestmark = pytest.mark.django_db


def files_in(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_entries_are_published_at_noon_with_source_and_licence(folder):
    load(folder)
    waag = Organisation.objects.published().get(number=100001)
    assert waag.published_at == datetime.datetime(2025, 11, 14, 12, tzinfo=datetime.UTC)
    assert (waag.text_source, waag.text_licence) == ("Sample content of the DSI Directory", "CC-BY-4.0")


def test_an_organisation_has_its_names_links_terms_and_place(folder):
    load(folder)
    waag = Organisation.objects.get()
    assert [name.get_kind_display() for name in waag.names.all()] == ["Former name"]
    assert [link.host for link in waag.links.all()] == ["github.com"]
    assert (waag.type.slug, waag.tags.get().slug, waag.networks.get().name) == (
        "non-profit",
        "citizen-science",
        "Fab Lab Network",
    )
    assert (str(waag.latitude), waag.coordinates_precision) == ("52.3728000", "locality")


def test_links_lead_from_kind_to_kind(folder):
    load(folder)
    assert Project.objects.get().participations.get().role == "delivery_lead"
    assert CaseStudy.objects.get().organisations.get().number == 100001
    assert Post.objects.get().case_studies.get().number == 78


def test_history_of_an_entry_is_one_record_with_its_terms(folder):
    load(folder)
    record = Organisation.objects.get().history.get()
    assert (record.history_type, record.history_change_reason) == ("+", "Sample content")
    assert record.tags.count() == 1


def test_a_tag_is_found_by_its_slug(folder):
    tag = TagFactory(name="Citizen Science")
    load(folder)
    assert list(Tag.objects.all()) == [tag]


def test_loading_again_changes_nothing(folder, settings):
    load(folder)
    before = (Organisation.objects.get().changed_at, Picture.objects.count(), len(files_in(settings)))
    loaded = load(folder)
    assert (loaded.created.total(), loaded.kept.total()) == (0, 4)
    assert (Organisation.objects.get().changed_at, Picture.objects.count(), len(files_in(settings))) == before


def test_an_edited_entry_stays_edited_and_a_missing_one_returns(folder):
    load(folder)
    Organisation.objects.update(name="Waag")
    Post.objects.all().delete()
    assert load(folder).created == {Post: 1}
    assert Organisation.objects.get().name == "Waag"


def test_an_editors_case_study_keeps_its_place_on_the_home_page(folder):
    CaseStudyFactory(home_position=1)
    load(folder)
    assert CaseStudy.objects.get(number=78).home_position is None


def test_a_dry_run_writes_nothing(folder, settings):
    loaded = load(folder, dry_run=True)
    assert loaded.created.total() == 4
    assert not Organisation.objects.exists()
    assert not Tag.objects.exists()
    assert files_in(settings) == []


def test_case_studies_and_posts_have_pictures_with_alternative_text(folder):
    load(folder)
    study = CaseStudy.objects.get()
    assert study.card_image == study.header_image
    assert study.card_image.alternative_text.startswith("Abstract pattern of ")
    assert study.card_image.alternative_text.endswith(" in berry")
    assert (study.card_image.widths, Post.objects.get().image.widths) == ([320, 640, 1280], [320, 640])


def test_one_organisation_in_six_has_a_header_picture(folder):
    lines = "[[organisations]]\nnumber = 100002\nname = 'Sixth'\npublished_on = '2025-01-01'"
    (folder / "c.toml").write_text(lines)
    load(folder)
    assert [organisation.name for organisation in Organisation.objects.exclude(header_image=None)] == ["Sixth"]


def test_what_the_database_refuses_is_named(folder):
    part = "{ number = 100001, role = 'evaluator' }"
    twice = f"organisations = [{part}, {part}]"
    (folder / "c.toml").write_text(f"[[projects]]\nnumber = 2\nname = 'X'\n{twice}\npublished_on = '2025-01-01'")
    with pytest.raises(BrokenSample, match=r"^c\.toml, project 2: This organisation already has this role"):
        load(folder)


@pytest.mark.parametrize(
    ("piece", "other", "sentence"),
    [
        (
            'type = "non-profit"',
            'type = "band"',
            'b.toml, organisation 100001: "type" names "band", which is not one of',
        ),
        (
            'country = "NL"',
            'country = "XX"',
            "b.toml, organisation 100001: \"country\": Value 'XX' is not a valid choice.",
        ),
        (
            'precision = "locality"',
            "",
            "b.toml, organisation 100001: ",
        ),
        ('"locality"', '"moon"', "b.toml, organisation 100001: \"precision\": Value 'moon' is not a valid choice."),
        (
            'kind = "former"',
            'kind = "old"',
            "b.toml, organisation 100001: \"kind\": Value 'old' is not a valid choice.",
        ),
        (
            "2025-11-14",
            "2025-11-31",
            'b.toml, organisation 100001: "published_on" is not a day such as 2026-05-31: 2025-11-31.',
        ),
    ],
)
def test_a_value_that_does_not_fit_is_named_and_nothing_is_written(broken, settings, piece, other, sentence):
    with pytest.raises(BrokenSample) as error:
        load(broken(piece, other))
    assert str(error.value).startswith(sentence)
    assert not Organisation.objects.exists()
    assert files_in(settings) == []


def test_no_picture_file_stays_behind_when_a_later_entry_fails(folder, settings):
    (folder / "c.toml").write_text(
        '[[posts]]\nnumber = 100002\nname = "X"\ncategory = "x"\npublished_on = "2025-01-01"'
    )
    with pytest.raises(BrokenSample, match="post 100002"):
        load(folder)
    assert not Picture.objects.exists()
    assert files_in(settings) == []
