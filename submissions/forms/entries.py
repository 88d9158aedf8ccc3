"""The forms of entries as anybody fills them in: to add one, to correct one, and for a moderator who mends one."""

from django import forms

from blog.models import Post
from casestudies.models import CaseStudy
from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology
from organisations.models import Organisation
from projects.models import Participation, Project, Role
from submissions.forms.fields import (
    ChosenEntriesField,
    LinesField,
    TermWordsField,
    WebAddressesField,
    WebAddressField,
)

LONGEST_TEXT = 20_000
SUMMARY_HELP = "One or two sentences in plain words, for people who have never heard of it. At most 500 characters."
BODY_HELP = "As long as you like. An empty line starts a new paragraph; a line that starts with ## is a heading."
COMMAS = "A few words, with commas between them."
# What stands in a choice before anything is chosen.
NOTHING_CHOSEN = {"country": "Choose a country", "status": "I do not know", "scope": "No, it is in one country"}


def text_field(label: str, help_text: str = BODY_HELP, rows: int = 10) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=LONGEST_TEXT, widget=widget)


def many(vocabulary, label: str, required: bool = False, help_text: str = "") -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        vocabulary.objects.all(),
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one.", "invalid_choice": "One of these can no longer be chosen."},
    )


class EntryForm(forms.ModelForm):
    """Fields of an entry, in the order of its steps.

    Terms that are typed, and what stands in rows of its own, are saved by `save_rows` when the entry has its number.
    """

    # The fields of each step, by the step's name.
    steps: dict[str, tuple[str, ...]] = {}
    picture_uses: tuple[str, ...] = ()

    summary = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=SUMMARY_HELP,
        error_messages={"required": "Write one or two sentences that say what it does."},
    )

    def __init__(self, *args, only: tuple[str, ...] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([name for step in self.steps.values() for name in step])
        if self.instance.pk:
            self.initial = self.initial_of_rows() | self.initial
        for field in self.fields.values():
            # What is typed or pasted beyond stays in sight, to be shortened: the form refuses it with a sentence.
            field.widget.attrs.pop("maxlength", None)
        for name in [name for name in self.fields if only is not None and name not in only]:
            del self.fields[name]
        for name in NOTHING_CHOSEN.keys() & self.fields.keys():
            field = self.fields[name]
            field.choices = [("", NOTHING_CHOSEN[name]), *(choice for choice in field.choices if choice[0])]

    def initial_of_rows(self) -> dict:
        return {name: in_words(getattr(self.instance, name).all()) for name in self.term_fields}

    @property
    def term_fields(self) -> list[str]:
        return [name for name, field in self.base_fields.items() if isinstance(field, TermWordsField)]

    def save_rows(self) -> None:
        for name in self.term_fields:
            if name in self.fields and name in self.cleaned_data:
                field = self.fields[name]
                getattr(self.instance, name).set(field.terms(self.cleaned_data[name]))

    def _save_m2m(self):
        super()._save_m2m()
        self.save_rows()


def in_words(terms) -> str:
    return ", ".join(term.name for term in terms)


class OrganisationForm(EntryForm):
    steps = {
        "what": ("name", "type", "summary", "website", "other_names"),
        "where": ("country", "locality", "address", "size", "founded", "links"),
        "work": ("tags", "networks"),
        "story": ("body", "language"),
    }
    picture_uses = ("logo", "header_image")

    website = WebAddressField(required=False, help_text="Such as example.org.")
    other_names = LinesField(
        label="Other names",
        required=False,
        help_text="An acronym, a former name, the name in another language: one to a line.",
    )
    links = WebAddressesField(
        label="Its profiles on other sites",
        required=False,
        help_text="Social networks, code, videos: one address to a line.",
    )
    tags = TermWordsField(Tag, label="Tags", required=False, help_text=f"What people would look for. {COMMAS}")
    networks = TermWordsField(
        Network, label="Networks", required=False, help_text=f"Alliances that it is a member of. {COMMAS}"
    )
    type = forms.ModelChoiceField(
        OrganisationType.objects.all(),
        label="Type",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of organisation it is."},
    )
    size = forms.ModelChoiceField(
        OrganisationSize.objects.all(), label="How many people work there?", required=False, empty_label="I do not know"
    )
    body = text_field("Its story")

    class Meta:
        model = Organisation
        fields = (
            "name", "type", "summary", "website", "country", "locality", "address", "size", "founded", "body",
            "language",
        )  # fmt: skip
        labels = {"name": "Name of the organisation", "founded": "Founded", "locality": "Town or city"}
        error_messages = {"name": {"required": "Write the name of the organisation."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, message in (("country", "Choose a country."), ("locality", "Write the town or city.")):
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

    website = WebAddressField(required=False, help_text="Such as example.org.")
    organisations = ChosenEntriesField(
        Organisation.objects.published(), label="Organisations that take part", required=False
    )
    role = forms.ChoiceField(
        label="What do the chosen organisations do in it?",
        required=False,
        choices=[("", "I do not know"), *Role.choices[:-1]],
    )
    focus_areas = many(FocusArea, "What is open about it?")
    areas_of_impact = many(AreaOfImpact, "Which parts of life does it change?", required=True)
    technologies = many(Technology, "Which technologies does it use?", required=True)
    helps = TermWordsField(Tag, label="Who it helps", required=False, help_text=f"Such as farmers, newcomers. {COMMAS}")
    tags = TermWordsField(Tag, label="Tags", required=False, help_text=f"What people would look for. {COMMAS}")
    body = text_field("What do you do?")
    social_impact = text_field("What has changed for people?", "With numbers where there are any.", rows=6)

    class Meta:
        model = Project
        fields = (
            "name", "summary", "website", "status", "started", "ended", "country", "scope", "locality", "focus_areas",
            "areas_of_impact", "technologies", "body", "social_impact", "language",
        )  # fmt: skip
        labels = {
            "name": "Name of the project",
            "status": "Is it planned, running or ended?",
            "started": "Began",
            "ended": "Ended",
            "scope": "Or is it larger than one country?",
            "locality": "Town or city",
        }
        error_messages = {"name": {"required": "Write the name of the project."}}

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
    website = WebAddressField(required=False)
    tags = TermWordsField(Tag, label="Tags", required=False, help_text=COMMAS)
    areas_of_impact = many(AreaOfImpact, "Areas of impact")
    introduction = text_field("Introduction", rows=4)
    facts = text_field("Facts", rows=4)
    body = text_field("Story")
    outcome = text_field("What came of it", rows=6)

    class Meta:
        model = CaseStudy
        fields = (
            "name", "summary", "website", "country", "locality", "started", "ended", "introduction", "facts", "body",
            "outcome", "areas_of_impact",
        )  # fmt: skip
        labels = {"name": "Title", "started": "Began", "ended": "Ended", "locality": "Town or city"}


class PostForm(EntryForm):
    steps = {"what": ("name", "summary", "tags"), "story": ("body",)}
    tags = TermWordsField(Tag, label="Tags", required=False, help_text=COMMAS)
    body = text_field("Text")

    class Meta:
        model = Post
        fields = ("name", "summary", "body")
        labels = {"name": "Title"}


FORMS: dict[str, type[EntryForm]] = {
    "organisation": OrganisationForm,
    "project": ProjectForm,
    "casestudy": CaseStudyForm,
    "post": PostForm,
}
