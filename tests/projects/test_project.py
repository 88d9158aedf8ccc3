import pytest
from django.db import IntegrityError

from projects.models import Participation, Project
from tests.factories import CaseStudyFactory, OrganisationFactory, ParticipationFactory, ProjectFactory

pytestmark = pytest.mark.django_db
dated = pytest.mark.parametrize("factory", [ProjectFactory, CaseStudyFactory])


@dated
@pytest.mark.parametrize(("started", "ended"), [("2013", "2012"), ("2012-05", "2012-04"), ("2013", "2012-12-31")])
def test_end_before_the_start_is_refused(factory, started, ended):
    with pytest.raises(IntegrityError, match="ends_after_its_start"):
        factory(started=started, ended=ended)


@dated
@pytest.mark.parametrize(
    ("started", "ended"),
    [("2012-05", "2012"), ("2012", "2012-05"), ("2012-05-02", "2012-05"), ("", "2012"), ("2012", "")],
)
def test_dates_are_compared_as_precisely_as_both_are_known(factory, started, ended):
    assert factory(started=started, ended=ended).pk


def test_unknown_status_is_refused():
    with pytest.raises(IntegrityError, match="status_is_known"):
        ProjectFactory(status="live")


def test_unknown_role_is_refused():
    with pytest.raises(IntegrityError, match="role_is_known"):
        ParticipationFactory(role="friend")


def test_role_is_held_once():
    part = ParticipationFactory()
    with pytest.raises(IntegrityError, match="participation_once"):
        ParticipationFactory(project=part.project, organisation=part.organisation)


def test_one_organisation_may_hold_two_roles():
    part = ParticipationFactory(role="co_funder")
    ParticipationFactory(project=part.project, organisation=part.organisation, role="delivery_lead")
    assert Project.objects.with_organisation_count().get().organisation_count == 1


def test_only_public_sides_of_a_participation_are_given():
    public = ParticipationFactory()
    ParticipationFactory(project=ProjectFactory(draft=True))
    ParticipationFactory(organisation=OrganisationFactory(pending=True))
    assert public in Participation.objects.public_projects()
    assert Participation.objects.public_projects().count() == 2
    assert Participation.objects.public_organisations().count() == 2


def test_social_impact_is_rendered():
    assert ProjectFactory(social_impact="*less waste*").social_impact_html == "<p><em>less waste</em></p>\n"
