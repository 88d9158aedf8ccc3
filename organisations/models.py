from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject, Round
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from core import languages
from core.fields import PartialDateField, label_of
from core.models import (
    Entry,
    EntryQuerySet,
    FocusArea,
    Located,
    Network,
    OrganisationSize,
    OrganisationType,
    Picture,
    Precision,
    Tag,
    is_published,
)
from core.text import host_of


def is_placed(prefix: str = "") -> Q:
    """Whether more than the country is known of where an organisation is."""
    precisions = [Precision.ADDRESS, Precision.LOCALITY, Precision.REGION]
    return Q(**{f"{prefix}coordinates_precision__in": precisions})


def place(prefix: str = "", name: str = "") -> dict[str, Round]:
    """Degrees north and east to a tenth, about ten kilometres: near enough to be the same town."""
    return {
        f"{name}north": Round(f"{prefix}latitude", precision=1),
        f"{name}east": Round(f"{prefix}longitude", precision=1),
    }


class OrganisationQuerySet(EntryQuerySet):
    def with_project_count(self):
        """Adds `project_count`, the number of public projects each takes part in."""
        # A subquery in the select list is only worked out for the rows of one page.
        counted = self._public_parts(organisation=OuterRef("number")).order_by().values("organisation")
        counted = counted.annotate(count=Count("project", distinct=True)).values("count")
        return self.annotate(project_count=Coalesce(Subquery(counted), 0))

    def with_focus(self):
        """Adds `focus_slugs`, the focus areas of its public projects."""
        parts = self._public_parts(organisation=OuterRef(OuterRef("number")), project__focus_areas=OuterRef("pk"))
        return self.annotate(focus_slugs=FocusArea.objects.filter(Exists(parts)).slugs())

    def with_names_and_links(self):
        """Adds `shown_names`, each with its kind in words and its language, and `shown_links`, the addresses."""
        kind = label_of("kind", OrganisationName.Kind)
        names = OrganisationName.objects.filter(organisation=OuterRef("number")).order_by("kind", "name")
        links = OrganisationLink.objects.filter(organisation=OuterRef("number")).order_by("pk")
        return self.annotate(
            shown_names=ArraySubquery(names.values(shown=JSONObject(name="name", kind=kind, language="language"))),
            shown_links=ArraySubquery(links.values("url")),
        )

    def taking_part_in(self, project):
        """Those that take part in it, with `roles`, what each does there in words."""
        parts = self._parts(organisation=OuterRef("number"), project=project)
        return self.filter(Exists(parts)).annotate(roles=parts.roles())

    def partners_of(self, organisation):
        """Those that share a public project with it, with `shared_count`, the number of projects shared."""
        shared = Q(participations__project__participations__organisation=organisation)
        return (
            self.filter(shared & is_published("participations__project__"))
            .exclude(number=organisation.number)
            .annotate(shared_count=Count("participations__project", distinct=True))
        )

    def by_place(self):
        """Places, by degrees `north` and `east`, with `organisation_count`: those with most organisations first."""
        placed = self.filter(is_placed()).order_by().values(**place())
        return placed.annotate(organisation_count=Count("number")).order_by("-organisation_count", "north", "east")

    def by_places_shared(self):
        """Pairs of places, also `other_north` and `other_east`, with `shared_count`: those most linked first.

        They are linked by organisations that share a public project; either place may stand first.
        """
        partner = "participations__project__participations__organisation__"
        linked = self.filter(
            is_placed(),
            is_published("participations__project__"),
            is_placed(partner),
            is_published(partner),
            # Each pair of organisations counts once.
            **{f"{partner}number__gt": F("number"), f"{partner}state": Organisation.State.PUBLISHED},
        )
        ends = place() | place(partner, "other_")
        pairs = linked.order_by().values(**ends).exclude(north=F("other_north"), east=F("other_east"))
        return pairs.annotate(shared_count=Count("*")).order_by("-shared_count", *ends)

    def for_cards(self):
        return self.select_related("logo", "type").with_project_count().with_focus()

    def for_page(self):
        loaded = self.select_related("logo", "header_image", "type", "size").with_focus()
        return loaded.with_names_and_links().with_terms("tags", "networks")

    def _parts(self, **conditions) -> QuerySet:
        """Participations, which are defined above organisations."""
        return self.model.participations.rel.related_model.objects.filter(**conditions)

    def _public_parts(self, **conditions) -> QuerySet:
        return self._parts(**conditions).filter(is_published("project__"))


class Lifecycle(models.TextChoices):
    ACTIVE = "active", pgettext_lazy("organisation", "Active")
    DORMANT = "dormant", pgettext_lazy("organisation", "Dormant")
    ENDED = "ended", pgettext_lazy("organisation", "Ended")


class Organisation(Located, Entry):
    """An organisation that does digital social innovation or supports it (org:Organization)."""

    Lifecycle = Lifecycle

    website = models.URLField(max_length=1024, blank=True)
    contact_address = models.EmailField(
        "private contact address", blank=True, help_text="For editors only. It is never shown and never exported."
    )
    founded = PartialDateField()
    type = models.ForeignKey(
        OrganisationType, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations"
    )
    size = models.ForeignKey(
        OrganisationSize, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations"
    )
    lifecycle = models.CharField(max_length=10, choices=Lifecycle, blank=True, help_text="Empty: not known.")
    logo = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    header_image = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tags = models.ManyToManyField(Tag, blank=True, related_name="organisations")
    networks = models.ManyToManyField(Network, blank=True, related_name="organisations")
    history = HistoricalRecords(m2m_fields=[tags, networks], excluded_fields=["body_html"])

    objects = OrganisationQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = (
            *Entry.Meta.constraints,
            *Located.Meta.constraints,
            models.CheckConstraint(
                condition=Q(lifecycle__in=["", *Lifecycle.values]), name="organisation_lifecycle_is_known"
            ),
        )

    @property
    def type_in_brief(self) -> str:
        return self.type.brief if self.type else ""


class OrganisationName(models.Model):
    """A name besides the main one: a former name, an acronym, the name in its own script."""

    class Kind(models.TextChoices):
        FORMER = "former", _("Former name")
        OTHER = "other", _("Other name")
        ACRONYM = "acronym", _("Acronym")
        ORIGINAL = "original", _("Name in its own language")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    language = models.CharField(max_length=8, blank=True, choices=languages.choices)
    history = HistoricalRecords()

    class Meta:
        ordering = ("kind", "name")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="organisation_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_name_is_not_empty"),
        )

    def __str__(self):
        return self.name


class OrganisationLink(models.Model):
    """A profile of the organisation elsewhere: social media, code, video."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="links")
    url = models.URLField("address", max_length=1024)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "social link"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("organisation", "url"), name="organisation_link_once"),)

    def __str__(self):
        return self.host

    @property
    def host(self) -> str:
        """The site the profile is on, for the reader: "github.com"."""
        return host_of(self.url) or self.url
