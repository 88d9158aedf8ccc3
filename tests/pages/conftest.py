import pytest

from core.models import OrganisationType
from tests.factories import (
    CaseStudyFactory,
    OrganisationFactory,
    ParticipationFactory,
    PostFactory,
    ProjectFactory,
    TagFactory,
)
from tests.pages.kinds import KINDS


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def make_family(db):
    """Makes one entry of each kind, all related with each other, with the same traits."""

    def make(name: str, **traits) -> dict:
        organisation = OrganisationFactory(name=f"{name} organisation", **traits)
        project = ProjectFactory(name=f"{name} project", **traits)
        ParticipationFactory(organisation=organisation, project=project)
        case_study = CaseStudyFactory(name=f"{name} case study", **traits)
        case_study.organisations.add(organisation)
        case_study.projects.add(project)
        post = PostFactory(name=f"{name} post", **traits)
        post.organisations.add(organisation)
        post.projects.add(project)
        post.case_studies.add(case_study)
        return {"organisation": organisation, "project": project, "case study": case_study, "post": post}

    return make


@pytest.fixture
def relate():
    """Links two families made by `make_family` with each other in every way there is."""

    def link(one: dict, other: dict) -> None:
        for left, right in ((one, other), (other, one)):
            ParticipationFactory(organisation=left["organisation"], project=right["project"])
            for text in (left["case study"], left["post"]):
                text.organisations.add(right["organisation"])
                text.projects.add(right["project"])
            left["post"].case_studies.add(right["case study"])

    return link


@pytest.fixture
def organisations(db):
    """Five organisations in three countries, with two tags; one has ended and one is archived."""
    maps, data = TagFactory(name="maps"), TagFactory(name="open data")
    business = OrganisationType.objects.get(slug="business")
    for name, tags, facts in [
        ("Alpha", [maps, data], {"country": "DE", "type": business, "founded": "2012-05"}),
        ("Beta", [maps], {"country": "ES", "founded": "1999"}),
        ("Gamma", [data], {"country": "ES", "type": business, "scope": "europe"}),
        ("Delta", [], {"lifecycle": "ended", "country": "FR"}),
        ("Past", [], {"archived": True, "country": "FR"}),
    ]:
        OrganisationFactory(name=name, **facts).tags.set(tags)
