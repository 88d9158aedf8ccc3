import pytest
from django.db import connection
from django.db.models import Count

from core.models import State, Tag
from dsi_directory.synthetic import generate as module
from dsi_directory.synthetic.generate import generate
from organisations.models import Organisation
from projects.models import Participation, Project
from tests.factories import OrganisationFactory, TagFactory

KINDS = [Organisation, Project]


def texts(model):
    return list(model.objects.order_by("number").values_list("name", "body", "published_at", "latitude", "state"))


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("model", KINDS)
def test_derived_fields_are_what_saving_would_make_of_them(model):
    for entry in model.objects.all():
        before = vars(entry).copy()
        entry.derive()
        assert {key: value for key, value in vars(entry).items() if before[key] != value} == {}


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("model", KINDS)
def test_every_field_holds_what_a_form_would_take(model):
    for entry in model.objects.all()[:20]:
        entry.full_clean()


@pytest.mark.usefixtures("entries")
def test_there_are_two_projects_to_each_organisation_and_each_has_organisations():
    assert (Organisation.objects.count(), Project.objects.count()) == (60, 120)
    counts = Project.objects.annotate(count=Count("participations")).values_list("count", flat=True)
    assert min(counts) >= 1
    assert max(counts) <= 4


@pytest.mark.usefixtures("entries")
def test_numbers_follow_on_above_ten_million():
    generate(2)
    assert list(Organisation.objects.order_by("-number").values_list("number", flat=True)[:3]) == [
        10_000_062,
        10_000_061,
        10_000_060,
    ]
    assert Organisation.objects.order_by("number").first().number == 10_000_001


@pytest.mark.usefixtures("entries")
def test_new_entries_of_editors_keep_their_own_numbers():
    assert OrganisationFactory().number < 10_000_000


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_entries_and_another_seed_others():
    made = []
    for seed in (7, 7, 8):
        generate(5, seed=seed)
        made.append(texts(Project))
        Participation.objects.all()._raw_delete(connection.alias)
        for field in Project._meta.many_to_many + Organisation._meta.many_to_many:
            field.remote_field.through.objects.all().delete()
        Project.objects.all()._raw_delete(connection.alias)
        Organisation.objects.all()._raw_delete(connection.alias)
    assert made[0] == made[1]
    assert made[0] != made[2]


@pytest.mark.django_db
def test_tags_that_exist_are_used():
    tag = TagFactory(name="Open Energy")
    generate(1)
    assert list(Tag.objects.filter(slug="open-energy")) == [tag]


@pytest.mark.django_db
def test_progress_is_told_after_each_batch(monkeypatch):
    monkeypatch.setattr(module, "BATCH", 2)
    told = []
    generate(3, progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 9), (3, 9), (5, 9), (7, 9), (9, 9)]


@pytest.mark.django_db
def test_stopping_half_way_leaves_nothing(monkeypatch):
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate(3, progress=stop)
    assert not Organisation.objects.exists()
    assert not Tag.objects.exists()


@pytest.mark.django_db
def test_some_are_drafts_wait_are_archived_or_merged():
    generate(700)
    states = set(Project.objects.values_list("state", flat=True))
    assert states == set(State.values)
    assert 0 < Project.objects.exclude(merged_into=None).count() < 50
    assert Project.objects.published().count() > 1300
