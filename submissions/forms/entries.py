"""The forms of entries as anybody fills them in: to add one, to correct one, and for a moderator who mends one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.models import Post
from casestudies.models import CaseStudy
from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology
from organisations.models import Organisation
from projects.models import Participation, Project, Role
from submissions.forms.entry import COMMAS, HELP, LABELS, TAGS_HELP, EntryForm, many, text_field
from submissions.forms.fields import (
    ChosenEntriesField,
    LinesField,
    TermWordsField,
    WebAddressesField,
    WebAddressField,
)


class OrganisationForm(EntryForm):
    steps = {
        "what": ("name", "type", "summary", "website", "other_names"),
        "where": ("country", "locality", "address", "size", "founded", "links"),
        "work": ("tags", "networks"),
        "story": ("body", "language"),
    }
    picture_uses = ("logo", "header_image")

    website = WebAddressField(label=_("Website"), required=False, help_text=_("Such as example.org."))
    other_names = LinesField(
        label=_("Other names"),
        required=False,
        help_text=_("An acronym, a former name, the name in another language: one to a line."),
    )
    links = WebAddressesField(
        label=_("Its profiles on other sites"),
        required=False,
        help_text=_("Social networks, code, videos: one address to a line."),
    )
    tags = TermWordsField(Tag, label=_("Tags"), required=False, help_text=TAGS_HELP)
    networks = TermWordsField(
        Network,
        label=_("Networks"),
        required=False,
        help_text=_("Alliances that it is a member of. A few words, with commas between them."),
    )
    type = forms.ModelChoiceField(
        OrganisationType.objects.all(),
        label=_("Type"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of organisation it is.")},
    )
    size = forms.ModelChoiceField(
        OrganisationSize.objects.all(),
        label=_("How many people work there?"),
        required=False,
        empty_label=_("I do not know"),
    )
    body = text_field(_("Its story"))

    class Meta:
        model = Organisation
        fields = (
            "name", "type", "summary", "website", "country", "locality", "address", "size", "founded", "body",
            "language",
        )  # fmt: skip
        labels = LABELS | {"name": _("Name of the organisation")}
        help_texts = HELP
        error_messages = {"name": {"required": _("Write the name of the organisation.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, message in (("country", _("Choose a country.")), ("locality", _("Write the town or city."))):
            if name in self.fields:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = message

    def initial_of_rows(self) -> dict:
        names = "\n".join(name.name for name in self.instance.names.all())
        links = "\n".join(link.url for link in self.instance.links.all())
        return super().initial_of_rows() | {"other_names": names, "links": links}

    def save_rows(self):
        super().save_rows()
        if "other_names" in self.cleaned_data:
            set_rows(self.instance.names, "name", self.cleaned_data["other_names"])
        if "links" in self.cleaned_data:
            set_rows(self.instance.links, "url", self.cleaned_data["links"])


def set_rows(rows, field: str, values: list[str]) -> None:
    """Makes the rows of an entry have these values; those that stay keep what else they say."""
    kept = set()
    for row in rows.all():
        if getattr(row, field) in values:
            kept.add(getattr(row, field))
        else:
            row.delete()
    for value in values:
        if value not in kept:
            rows.create(**{field: value})


class ProjectForm(EntryForm):
    steps = {
        "what": ("name", "summary", "website", "status", "started", "ended"),
        "where": ("organisations", "role", "country", "scope", "locality"),
        "work": ("focus_areas", "areas_of_impact", "technologies", "helps", "tags"),
        "story": ("body", "social_impact", "language"),
    }
    picture_uses = ("logo", "header_image")

    website = WebAddressField(label=_("Website"), required=False, help_text=_("Such as example.org."))
    organisations = ChosenEntriesField(
        Organisation.objects.published(), label=_("Organisations that take part"), required=False
    )
    role = forms.ChoiceField(
        label=_("What do the chosen organisations do in it?"),
        required=False,
        choices=[("", _("I do not know")), *Role.choices[:-1]],
    )
    focus_areas = many(FocusArea, _("What is open about it?"))
    areas_of_impact = many(AreaOfImpact, _("Which parts of life does it change?"), required=True)
    technologies = many(Technology, _("Which technologies does it use?"), required=True)
    helps = TermWordsField(
        Tag,
        label=_("Who it helps"),
        required=False,
        help_text=_("Such as farmers, newcomers. A few words, with commas between them."),
    )
    tags = TermWordsField(Tag, label=_("Tags"), required=False, help_text=TAGS_HELP)
    body = text_field(_("What do you do?"))
    social_impact = text_field(_("What has changed for people?"), _("With numbers where there are any."), rows=6)

    class Meta:
        model = Project
        fields = (
            "name", "summary", "website", "status", "started", "ended", "country", "scope", "locality", "focus_areas",
            "areas_of_impact", "technologies", "body", "social_impact", "language",
        )  # fmt: skip
        labels = LABELS | {
            "name": _("Name of the project"),
            "status": _("Is it planned, running or ended?"),
            "scope": _("Or is it larger than one country?"),
        }
        help_texts = HELP
        error_messages = {"name": {"required": _("Write the name of the project.")}}

    def initial_of_rows(self) -> dict:
        chosen = Organisation.objects.published().filter(participations__project=self.instance)
        return super().initial_of_rows() | {"organisations": list(chosen.distinct())}

    def save_rows(self):
        super().save_rows()
        if "organisations" in self.cleaned_data:
            role = self.cleaned_data.get("role") or Role.UNKNOWN
            set_participations(self.instance, self.cleaned_data["organisations"], role)


def set_participations(project: Project, organisations, role: str) -> None:
    """Makes these the public organisations of a project; those that stay keep their roles, hidden ones are left."""
    parts = Participation.objects.filter(project=project, organisation__in=Organisation.objects.published())
    for part in parts.exclude(organisation__in=organisations):
        part.delete()
    there = set(parts.values_list("organisation", flat=True))
    for organisation in organisations:
        if organisation.pk not in there:
            Participation.objects.create(project=project, organisation=organisation, role=role)


class CaseStudyForm(EntryForm):
    steps = {
        "what": ("name", "summary", "website"),
        "where": ("country", "locality", "started", "ended"),
        "work": ("areas_of_impact", "tags"),
        "story": ("introduction", "facts", "body", "outcome"),
    }
    website = WebAddressField(label=_("Website"), required=False)
    tags = TermWordsField(Tag, label=_("Tags"), required=False, help_text=COMMAS)
    areas_of_impact = many(AreaOfImpact, _("Areas of impact"))
    introduction = text_field(_("Introduction"), rows=4)
    facts = text_field(_("Facts"), rows=4)
    body = text_field(_("Story"))
    outcome = text_field(_("What came of it"), rows=6)

    class Meta:
        model = CaseStudy
        fields = (
            "name", "summary", "website", "country", "locality", "started", "ended", "introduction", "facts", "body",
            "outcome", "areas_of_impact",
        )  # fmt: skip
        labels = LABELS | {"name": _("Title")}
        help_texts = HELP


class PostForm(EntryForm):
    steps = {"what": ("name", "summary", "tags"), "story": ("body",)}
    tags = TermWordsField(Tag, label=_("Tags"), required=False, help_text=COMMAS)
    body = text_field(_("Text"))

    class Meta:
        model = Post
        fields = ("name", "summary", "body")
        labels = {"name": _("Title")}


FORMS: dict[str, type[EntryForm]] = {
    "organisation": OrganisationForm,
    "project": ProjectForm,
    "casestudy": CaseStudyForm,
    "post": PostForm,
}
