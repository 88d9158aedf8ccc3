import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from organisations.models import Organisation, OrganisationLink, OrganisationName
from tests.factories import OrganisationFactory, ParticipationFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def test_unknown_lifecycle_is_refused():
    with pytest.raises(IntegrityError, match="lifecycle_is_known"):
        OrganisationFactory(lifecycle="merged")


@pytest.mark.parametrize("name", ["", "Twice"])
def test_other_names_are_not_empty_and_there_once(name):
    organisation = OrganisationFactory()
    OrganisationName.objects.create(organisation=organisation, name="Twice")
    with pytest.raises(IntegrityError, match="organisation_name"):
        OrganisationName.objects.create(organisation=organisation, name=name)


def test_links_are_there_once():
    organisation = OrganisationFactory()
    OrganisationLink.objects.create(organisation=organisation, url="https://github.com/x")
    with pytest.raises(IntegrityError, match="link_once"):
        OrganisationLink.objects.create(organisation=organisation, url="https://github.com/x")


def test_links_are_called_by_their_site():
    assert str(OrganisationLink(url="https://www.GitHub.com/x")) == "github.com"
    assert str(OrganisationLink(url="http://[broken")) == "http://[broken"


@pytest.mark.parametrize("founded", ["1994", "1994-03", "1994-03-25"])
def test_founding_may_be_known_to_the_year(founded):
    organisation = OrganisationFactory(founded=founded)
    organisation.full_clean()


def test_founding_in_words_is_refused():
    with pytest.raises(ValidationError, match="2012-05-14"):
        OrganisationFactory.build(founded="May 2012").full_clean()


def test_project_count_holds_public_projects_once():
    organisation = OrganisationFactory()
    project = ProjectFactory(by=[organisation])
    ParticipationFactory(project=project, organisation=organisation, role="evaluator")
    ProjectFactory(by=[organisation], draft=True)
    assert Organisation.objects.with_project_count().get().project_count == 1


def test_partners_share_public_projects():
    organisation, partner, stranger, hidden = (OrganisationFactory() for _ in range(4))
    ProjectFactory(by=[organisation, partner])
    ProjectFactory(by=[organisation, partner])
    ProjectFactory(by=[organisation, hidden], draft=True)
    ProjectFactory(by=[stranger])
    partners = Organisation.objects.published().partners_of(organisation)
    assert [(entry, entry.shared_count) for entry in partners] == [(partner, 2)]
