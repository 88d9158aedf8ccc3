import pytest

from core.models import Network, Tag
from dsi_directory.synthetic.remove import remove
from organisations.models import Organisation
from projects.models import Participation, Project
from tests.factories import OrganisationFactory, ParticipationFactory, PostFactory, TagFactory

pytestmark = pytest.mark.django_db


def test_all_synthetic_entries_go_and_no_other(entries):
    kept = ParticipationFactory()
    assert remove() == 180
    assert list(Participation.objects.all()) == [kept]
    assert (Organisation.objects.count(), Project.objects.count()) == (1, 1)


def test_tags_that_others_use_stay(entries):
    used, unused = Tag.objects.filter(projects__isnull=False).distinct()[:2]
    PostFactory().tags.add(used)
    remove()
    assert used in Tag.objects.all()
    assert unused not in Tag.objects.all()
    assert not Network.objects.exists()


def test_tags_that_nobody_used_before_stay():
    tag = TagFactory()
    remove()
    assert list(Tag.objects.all()) == [tag]


def test_what_hangs_on_a_synthetic_entry_and_its_history_go(entries):
    organisation = Organisation.objects.published().first()
    organisation.names.create(name="Former name")
    organisation.save()
    post = PostFactory()
    post.organisations.add(organisation)
    remove()
    assert post.organisations.count() == 0
    assert Organisation.history.count() == 0


def test_an_entry_that_an_editor_made_his_own_stays(entries):
    Organisation.objects.filter(number=10_000_003).update(text_source="", merged_into=None)
    remove()
    assert [entry.number for entry in Organisation.objects.all()] == [10_000_003]


def test_an_organisation_with_a_low_number_stays():
    OrganisationFactory(text_source="Synthetic entry")
    assert remove() == 0
