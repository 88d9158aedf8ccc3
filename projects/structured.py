"""Projects in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from core import structured
from core.structured import Thing, thing, web_address
from organisations import structured as structured_organisations
from organisations.models import Organisation
from projects.models import Project, Role

FUNDERS = (Role.SOLE_FUNDER, Role.CO_FUNDER)


def reference(project: Project) -> Thing:
    """The project as other things name it."""
    return structured.reference(project, "Project")


def project(entry: Project, organisations: Iterable[Organisation], **around) -> Thing:
    about = [*entry.shown_focus_areas, *entry.shown_areas_of_impact, *entry.shown_technologies]
    return structured.actor(
        entry,
        type_of(organisations),
        sameAs=web_address(entry.website),
        foundingDate=entry.started,
        dissolutionDate=entry.ended,
        knowsAbout=structured.names(about),
        keywords=structured.names(entry.shown_tags),
        **roles(organisations),
    )


def type_of(organisations: Iterable[Organisation]) -> str:
    """A project in which somebody takes part whose trade is research is a research project."""
    kinds = {structured_organisations.type_of(organisation) for organisation in organisations}
    return "ResearchProject" if structured_organisations.RESEARCH in kinds else "Project"


def roles(organisations: Iterable[Organisation]) -> dict[str, Any]:
    """Who pays and who takes part, with the roles where they are known."""
    funders, members = [], []
    # The query tells roles in the words of the language at hand.
    funding = {str(role.label) for role in FUNDERS}
    for organisation in organisations:
        who = structured_organisations.reference(organisation)
        funders += [who] if funding & set(organisation.roles) else []
        others = [role for role in organisation.roles if role not in funding]
        members += [thing("OrganizationRole", roleName=role, member=who) for role in others]
        members += [] if organisation.roles else [who]
    return {"funder": funders, "member": members}
