"""The four kinds of entry: briefly, as lists hold them, and whole."""

from datetime import UTC

from rest_framework import serializers

from opendata.api.addresses import api_address_of
from opendata.api.shapes.parts import (
    Address,
    ChoiceTerm,
    EntryLink,
    LongText,
    PartialDate,
    Picture,
    Place,
    RoleTerms,
    Shape,
    Source,
    Term,
    Terms,
    Text,
    TextLicence,
    Whole,
    kind_field,
    known,
)
from organisations.models import OrganisationName
from projects.models import Role


def moment(help_text: str) -> serializers.DateTimeField:
    return serializers.DateTimeField(help_text=help_text, default_timezone=UTC, format="%Y-%m-%dT%H:%M:%SZ")


class ApiAddress(Address):
    def to_representation(self, entry):
        return api_address_of(entry)


class EntryInList(Shape):
    """What all kinds have in common."""

    kind = kind_field()
    number = serializers.IntegerField(help_text="Its public number, which lasts.")
    name = Text("Its name, in its own language.")
    language = Text("The language of its texts, as ISO 639 has it.")
    summary = known("One or two sentences in plain text.")
    url = Whole("Its page.", source="get_absolute_url")
    api_url = ApiAddress("Its address here, with all that is known.", source="*")
    published_at = moment("When it was published.")
    updated_at = moment("When what its page shows of it last changed.")
    checked_on = serializers.DateField(allow_null=True, help_text="When its facts were last confirmed.")
    is_archived = serializers.BooleanField(help_text="Whether it is kept as a record only.")
    licence = TextLicence(help_text="The licence of its texts.")
    source = Source(help_text="Where its text comes from.")


class LocatedInList(EntryInList):
    website = known("Its own website.")
    place = Place(help_text="Where it is.")


class OtherName(Shape):
    """A former name, an acronym, the name in its own script."""

    name = Text("The name.")
    kind = Term("kinds-of-name", help_text="What it is to the organisation.")
    language = known("Its language, as ISO 639 has it.")

    def to_representation(self, shown):
        slug = {str(label): str(value) for value, label in OrganisationName.Kind.choices}[shown["kind"]]
        kind = Term("kinds-of-name").to_representation({"slug": slug, "name": shown["kind"]})
        return {"name": shown["name"], "kind": kind, "language": shown["language"] or None}


class OrganisationInList(LocatedInList):
    """An organisation that does digital social innovation or supports it, briefly."""

    names = OtherName(many=True, source="shown_names", help_text="Its other names, former ones too.")
    type = Term("organisation-types", allow_null=True, help_text="What it is.")
    size = Term("organisation-sizes", allow_null=True, help_text="How many people it has.")
    lifecycle = ChoiceTerm("lifecycles", allow_null=True, help_text="What became of it.")
    founded = PartialDate("When it was founded")
    links = serializers.ListField(
        child=Text("A web address."), source="shown_links", help_text="Its profiles elsewhere."
    )
    networks = Terms("networks", "What it belongs to.", source="shown_networks")
    tags = Terms("tags", "What it is about.", source="shown_tags")
    project_count = serializers.IntegerField(help_text="In how many projects of the directory it takes part.")
    logo = Picture(allow_null=True, help_text="Its sign.")
    header_image = Picture(allow_null=True, help_text="A wide picture of it.")


class ProjectInList(LocatedInList):
    """A piece of digital social innovation work, briefly."""

    status = ChoiceTerm("statuses", allow_null=True, help_text="Where it stands.")
    started = PartialDate("When it began")
    ended = PartialDate("When it ended")
    focus_areas = Terms("focus-areas", "What it makes open.", source="shown_focus_areas")
    areas_of_impact = Terms("areas-of-impact", "The part of life it wants to change.", source="shown_areas_of_impact")
    technologies = Terms("technologies", "What it uses.", source="shown_technologies")
    helps = Terms("tags", "Whom it helps.", source="shown_helps")
    tags = Terms("tags", "What it is about.", source="shown_tags")
    organisation_count = serializers.IntegerField(help_text="How many organisations of the directory take part.")
    logo = Picture(allow_null=True, help_text="Its sign.")
    header_image = Picture(allow_null=True, help_text="A wide picture of it.")


class CaseStudyInList(LocatedInList):
    """The story of one organisation or project and what came of it, briefly."""

    started = PartialDate("When what it tells of began")
    ended = PartialDate("When it ended")
    areas_of_impact = Terms("areas-of-impact", "The part of life that changed.", source="shown_areas_of_impact")
    tags = Terms("tags", "What it is about.", source="shown_tags")
    card_image = Picture(allow_null=True, help_text="The picture that stands for it in lists.")
    header_image = Picture(allow_null=True, help_text="A wide picture above the story.")


class PostInList(EntryInList):
    """A piece of news, an article or a report of an event, briefly."""

    category = ChoiceTerm("categories", help_text="What it is.")
    author_name = known("Who wrote it.")
    tags = Terms("tags", "What it is about.", source="shown_tags")
    image = Picture(allow_null=True, help_text="Its picture.")


class ProjectOfOrganisation(EntryLink):
    """A project with what an organisation does in it."""

    roles = RoleTerms(Role.choices, "What the organisation does in it; empty where that is not known.")

    def more(self, entry):
        return {"roles": self.fields["roles"].to_representation(entry.roles)}


class OrganisationOfProject(EntryLink):
    """An organisation with what it does in a project."""

    roles = RoleTerms(Role.choices, "What it does in the project; empty where that is not known.")

    def more(self, entry):
        return {"roles": self.fields["roles"].to_representation(entry.roles)}


class Partner(EntryLink):
    """An organisation that shares projects."""

    shared_count = serializers.IntegerField(help_text="How many projects both take part in.")

    def more(self, entry):
        return {"shared_count": entry.shared_count}


class Organisation(OrganisationInList):
    """An organisation that does digital social innovation or supports it."""

    text = LongText("body", "What it does and who it is.")
    projects = ProjectOfOrganisation(many=True, source="related_projects", help_text="The projects it takes part in.")
    partners = Partner(many=True, source="related_partners", help_text="Organisations that share a project with it.")
    case_studies = EntryLink(many=True, source="related_case_studies", help_text="Stories about it.")
    posts = EntryLink(many=True, source="related_posts", help_text="News that speaks of it.")


class Project(ProjectInList):
    """A piece of digital social innovation work, with the organisations that do it."""

    text = LongText("body", "What it is.")
    social_impact = LongText("social_impact", "What changes for people through it.")
    organisations = OrganisationOfProject(
        many=True, source="related_organisations", help_text="The organisations that take part."
    )
    case_studies = EntryLink(many=True, source="related_case_studies", help_text="Stories about it.")
    posts = EntryLink(many=True, source="related_posts", help_text="News that speaks of it.")


class CaseStudy(CaseStudyInList):
    """The story of one organisation or project and what came of it."""

    introduction = LongText("introduction", "What stands above the story.")
    text = LongText("body", "The story.")
    facts = LongText("facts", "Short facts beside the story.")
    outcome = LongText("outcome", "What changed in the end, for whom, and how one knows.")
    organisations = EntryLink(many=True, source="related_organisations", help_text="The organisations it tells of.")
    projects = EntryLink(many=True, source="related_projects", help_text="The projects it tells of.")
    posts = EntryLink(many=True, source="related_posts", help_text="News that speaks of it.")


class Post(PostInList):
    """A piece of news, an article or a report of an event."""

    text = LongText("body", "The text.")
    organisations = EntryLink(many=True, source="related_organisations", help_text="The organisations it speaks of.")
    projects = EntryLink(many=True, source="related_projects", help_text="The projects it speaks of.")
    case_studies = EntryLink(many=True, source="related_case_studies", help_text="The case studies it speaks of.")
