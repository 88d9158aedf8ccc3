"""The columns of each kind of entry, in their order. Whoever reads by position counts on it: new ones come last."""

from django.utils.translation import gettext_lazy as _

from blog.models import Post
from casestudies.models import CaseStudy
from opendata.downloads.columns import (
    BEGINNING,
    PERIOD,
    PLACE,
    PROVENANCE,
    TEXT,
    Around,
    Column,
    Datatype,
    linked,
    terms,
    told_of,
)
from organisations.models import Organisation, OrganisationLink, OrganisationName
from projects.models import Participation, Project
from search.kinds import Kind

NAMES = Around(OrganisationName, "organisation", ("kind", "name"))
LINKS = Around(OrganisationLink, "organisation", ("pk",))
PROJECTS = Around(Participation, "organisation", ("project_id", "role"), "project")
ORGANISATIONS = Around(Participation, "project", ("organisation_id", "role"), "organisation")
OF_ORGANISATIONS = (
    _("The public numbers of the organisations that it is about."),
    _("The names of these organisations, in the same order."),
)
OF_PROJECTS = (
    _("The public numbers of the projects that it is about."),
    _("The names of these projects, in the same order."),
)
WEBSITE = Column("website", _("Its own website."), "website", Datatype.ADDRESS)

ORGANISATION = (
    *BEGINNING,
    Column("type", _("The type of organisation."), "type__name"),
    Column("size", _("How many people work there."), "size__name"),
    Column("founded", _("When it was founded: a year, a month or a day (ISO 8601)."), "founded"),
    Column("lifecycle", _("Whether it is at work: “active”, “dormant” or “ended”; empty if not known."), "lifecycle"),
    WEBSITE,
    Column("links", _("Its profiles elsewhere."), "url", Datatype.ADDRESS, LINKS),
    Column("other_names", _("Former names, acronyms and names in other languages."), "name", around=NAMES),
    *PLACE,
    terms("networks", _("The networks that it belongs to."), Organisation.networks),
    terms("tags", _("What it does, in free words."), Organisation.tags),
    *linked(
        "project",
        (
            _("The public numbers of the projects that it takes part in; once for each role."),
            _("The names of these projects, in the same order."),
        ),
        PROJECTS,
    ),
    Column("project_roles", _("Its roles in these projects, in the same order."), "role", around=PROJECTS),
    TEXT,
    *PROVENANCE,
)
PROJECT = (
    *BEGINNING,
    Column("status", _("“planned”, “running” or “ended”; empty if not known."), "status"),
    *PERIOD,
    WEBSITE,
    *PLACE,
    terms("focus_areas", _("The focus areas of digital social innovation."), Project.focus_areas),
    terms("areas_of_impact", _("What its work is for."), Project.areas_of_impact),
    terms("technologies", _("The technologies that it uses."), Project.technologies),
    terms("helps", _("Who it helps."), Project.helps),
    terms("tags", _("What it does, in free words."), Project.tags),
    *linked(
        "organisation",
        (
            _("The public numbers of the organisations that take part; once for each role."),
            _("The names of these organisations, in the same order."),
        ),
        ORGANISATIONS,
    ),
    Column("organisation_roles", _("Their roles, in the same order."), "role", around=ORGANISATIONS),
    TEXT,
    Column("social_impact", _("What changes for people through it, in Markdown."), "social_impact"),
    *PROVENANCE,
)
CASE_STUDY = (
    *BEGINNING,
    *PERIOD,
    WEBSITE,
    *PLACE,
    terms("areas_of_impact", _("What the work is for."), CaseStudy.areas_of_impact),
    terms("tags", _("What it is about, in free words."), CaseStudy.tags),
    *linked("organisation", OF_ORGANISATIONS, told_of(CaseStudy.organisations)),
    *linked("project", OF_PROJECTS, told_of(CaseStudy.projects)),
    Column("introduction", _("What stands above the story, in Markdown."), "introduction"),
    TEXT,
    Column("facts", _("Short facts beside the story, in Markdown."), "facts"),
    Column("outcome", _("What changed in the end, in Markdown."), "outcome"),
    *PROVENANCE,
)
POST = (
    *BEGINNING,
    Column("category", _("“news”, “blog” or “event_report”."), "category"),
    Column("author_name", _("Who wrote it, as the page says."), "author_name"),
    terms("tags", _("What it is about, in free words."), Post.tags),
    *linked("organisation", OF_ORGANISATIONS, told_of(Post.organisations)),
    *linked("project", OF_PROJECTS, told_of(Post.projects)),
    *linked(
        "case_study",
        (
            _("The public numbers of the case studies that it is about."),
            _("The names of these case studies, in the same order."),
        ),
        told_of(Post.case_studies),
    ),
    TEXT,
    *PROVENANCE,
)

_TABLES = {Organisation: ORGANISATION, Project: PROJECT, CaseStudy: CASE_STUDY, Post: POST}


def columns_of(kind: Kind) -> tuple[Column, ...]:
    return _TABLES[kind.model]
