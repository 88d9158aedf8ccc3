"""What the tests of pages need to know of the four kinds of entry."""

from tests.factories import CaseStudyFactory, OrganisationFactory, PostFactory, ProjectFactory

FACTORIES = {
    "organisation": OrganisationFactory,
    "project": ProjectFactory,
    "case study": CaseStudyFactory,
    "post": PostFactory,
}
PREFIXES = {"organisation": "org", "project": "project", "case study": "case-study", "post": "blog"}
LISTS = {
    "organisation": "/organisations",
    "project": "/projects",
    "case study": "/case-studies",
    "post": "/blog",
}
KINDS = tuple(FACTORIES)
