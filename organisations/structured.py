"""Organisations in the words of schema.org."""

from core import structured
from core.structured import Thing, thing, web_address
from organisations.models import Organisation

RESEARCH = "ResearchOrganization"
# By the slugs of the vocabulary of types; others are organisations like any.
TYPES = {
    "non-profit": "NGO",
    "business": "Corporation",
    "research": RESEARCH,
    "public-sector": "GovernmentOrganization",
}


def type_of(organisation: Organisation) -> str:
    return TYPES.get(organisation.type.slug, "Organization") if organisation.type else "Organization"


def reference(organisation: Organisation) -> Thing:
    """The organisation as other things name it; its type is to be loaded."""
    return structured.reference(organisation, type_of(organisation))


def organisation(entry: Organisation, **around) -> Thing:
    return structured.actor(
        entry,
        type_of(entry),
        alternateName=structured.names(entry.shown_names),
        sameAs=list(filter(None, map(web_address, [entry.website, *entry.shown_links]))),
        foundingDate=entry.founded,
        memberOf=[thing("Organization", name=name) for name in structured.names(entry.shown_networks)],
        knowsAbout=structured.names(entry.shown_tags),
    )
