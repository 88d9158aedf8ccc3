import pytest
from django.db import IntegrityError

from casestudies.models import CaseStudy
from core.models import FocusArea
from organisations.models import Organisation
from projects.models import Project
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


def test_both_sides_of_a_participation_are_given_once_with_the_roles_in_words():
    part = ParticipationFactory(role="delivery_lead")
    ParticipationFactory(organisation=part.organisation, project=part.project, role="co_funder")
    ParticipationFactory(role="evaluator")
    projects = Project.objects.done_by(part.organisation)
    organisations = Organisation.objects.taking_part_in(part.project)
    assert [(project, project.roles) for project in projects] == [(part.project, ["Co-funder", "Delivery lead"])]
    assert [each.roles for each in organisations] == [["Co-funder", "Delivery lead"]]


def test_focus_areas_reach_cards_in_order_and_not_more_than_they_show():
    project = ProjectFactory(by=[OrganisationFactory()])
    FocusArea.objects.create(name="Open wells", position=0)
    project.focus_areas.set(FocusArea.objects.all())
    expected = ["open-wells", *FocusArea.objects.exclude(name="Open wells").values_list("slug", flat=True)[:3]]
    for entries in (Project.objects, Organisation.objects):
        assert entries.for_cards().get().focus_slugs == expected


def test_hidden_projects_lend_no_focus_area():
    organisation, case_study = OrganisationFactory(), CaseStudyFactory()
    hidden, public = ProjectFactory(by=[organisation], draft=True), ProjectFactory(by=[organisation])
    hidden.focus_areas.set(FocusArea.objects.filter(slug="open-data"))
    public.focus_areas.set(FocusArea.objects.filter(slug="open-hardware"))
    case_study.projects.set([hidden, public])
    assert Organisation.objects.with_focus().get().focus_slugs == ["open-hardware"]
    assert CaseStudy.objects.with_focus().get().focus_slugs == ["open-hardware"]


def test_social_impact_is_rendered():
    assert ProjectFactory(social_impact="*less waste*").social_impact_html == "<p><em>less waste</em></p>\n"
