"""What a later import does with links, and which of them it leaves to the editors."""

import pytest

from projects.models import Participation, Project
from tests.factories import OrganisationFactory, ParticipationFactory
from tests.opendata.export import actions_on, organisation, project

pytestmark = pytest.mark.django_db


def test_a_new_link_is_added_and_makes_its_project_changed(imported):
    imported.organisations.append(organisation(8, linked_project_ids=["9"]))
    report = imported.run()
    assert Participation.objects.filter(project=9).count() == 2
    assert report.totals()["project"]["changed"] == 1
    assert Project.objects.get(number=9).history.count() == 2


def test_an_editors_link_stays(imported):
    ParticipationFactory(project_id=9, organisation=OrganisationFactory(number=300_000))
    assert imported.run().totals()["project"]["unchanged"] == 1
    assert Participation.objects.filter(project=9).count() == 2


def test_a_link_that_an_editor_made_before_the_file_is_not_doubled(imported):
    imported.organisations.append(organisation(8))
    imported.run()
    ParticipationFactory(project_id=9, organisation_id=8, role="evaluator")
    imported.projects[0]["linked_organisation_ids"] = ["7", "8"]
    report = imported.run()
    assert Participation.objects.filter(project=9, organisation=8).get().role == "evaluator"
    assert report.totals()["participation"]["unchanged"] == 2


def test_a_link_that_an_editor_removed_is_not_added_again(imported):
    Participation.objects.all().delete()
    imported.projects[0]["short_description"] = "Walks by night."
    imported.run()
    assert not Participation.objects.exists()


def test_a_role_that_an_editor_gave_stays(imported):
    Participation.objects.update(role="delivery_lead")
    imported.run()
    assert Participation.objects.get().role == "delivery_lead"


@pytest.fixture
def unlinked(imported):
    """The export when both files have dropped their link."""
    imported.organisations[0]["linked_project_ids"] = []
    imported.projects[0]["linked_organisation_ids"] = []
    return imported


def test_a_link_that_both_files_dropped_is_removed(unlinked):
    report = unlinked.run()
    assert not Participation.objects.exists()
    assert Participation.history.first().history_change_reason == "Import of the DSI4EU open data"
    assert report.totals()["participation"]["removed"] == 1


def test_a_dropped_link_with_an_editors_role_is_kept(unlinked):
    Participation.objects.update(role="delivery_lead")
    report = unlinked.run()
    assert Participation.objects.count() == 1
    assert actions_on(report, "participations") == ["kept"]


def test_a_dropped_link_that_an_editor_removed_already_changes_nothing(unlinked):
    Participation.objects.all().delete()
    assert unlinked.run().totals()["project"]["unchanged"] == 1


def test_a_link_flagged_once_is_added_when_its_number_is_free(export):
    other = OrganisationFactory(number=7)
    export.run()
    other.delete()
    export.projects.append(project(10))
    export.run()
    assert Participation.objects.get().organisation.name == "Lamp Library"
