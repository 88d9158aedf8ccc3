from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from core.fields import PartialDateField, label_of
from core.models import AreaOfImpact, Entry, EntryQuerySet, FocusArea, Located, Picture, Tag, Technology, is_published
from core.models.entry import ends_after_start
from organisations.models import Organisation


class ProjectQuerySet(EntryQuerySet):
    def with_organisation_count(self):
        """Adds `organisation_count`, the number of public organisations that take part."""
        counted = Participation.objects.filter(project=OuterRef("number")).filter(is_published("organisation__"))
        counted = (
            counted.order_by().values("project").annotate(count=Count("organisation", distinct=True)).values("count")
        )
        return self.annotate(organisation_count=Coalesce(Subquery(counted), 0))

    def with_focus(self):
        """Adds `focus_slugs`, its focus areas."""
        return self.annotate(focus_slugs=FocusArea.objects.filter(projects=OuterRef("number")).slugs())

    def done_by(self, organisation):
        """Those that it takes part in, with `roles`, what it does there in words."""
        parts = Participation.objects.filter(project=OuterRef("number"), organisation=organisation)
        return self.filter(Exists(parts)).annotate(roles=parts.roles())

    def for_cards(self):
        return self.select_related("logo").with_organisation_count().with_focus()

    def for_page(self):
        vocabularies = ("focus_areas", "areas_of_impact", "technologies", "helps", "tags")
        return self.select_related("logo", "header_image").with_focus().with_terms(*vocabularies)


class Status(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("project", "Planned")
    RUNNING = "running", pgettext_lazy("project", "Running")
    ENDED = "ended", pgettext_lazy("project", "Ended")


class Project(Located, Entry):
    """A piece of digital social innovation work, with the organisations that do it."""

    Status = Status

    rendered_fields = Entry.rendered_fields | {"social_impact": "social_impact_html"}

    website = models.URLField(max_length=1024, blank=True)
    social_impact = models.TextField(blank=True, help_text="Markdown. What changes for people through this project.")
    social_impact_html = models.TextField(blank=True, editable=False)
    started = PartialDateField()
    ended = PartialDateField()
    status = models.CharField(max_length=10, choices=Status, blank=True)
    focus_areas = models.ManyToManyField(FocusArea, blank=True, related_name="projects")
    areas_of_impact = models.ManyToManyField(AreaOfImpact, blank=True, related_name="projects")
    technologies = models.ManyToManyField(Technology, blank=True, related_name="projects")
    helps = models.ManyToManyField(Tag, blank=True, related_name="helping_projects", verbose_name="who it helps")
    tags = models.ManyToManyField(Tag, blank=True, related_name="projects")
    organisations = models.ManyToManyField(Organisation, through="Participation", related_name="projects")
    logo = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    header_image = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    history = HistoricalRecords(
        m2m_fields=[focus_areas, areas_of_impact, technologies, helps, tags],
        excluded_fields=["body_html", "social_impact_html"],
    )

    objects = ProjectQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = (
            *Entry.Meta.constraints,
            *Located.Meta.constraints,
            ends_after_start("project"),
            models.CheckConstraint(condition=Q(status__in=["", *Status.values]), name="project_status_is_known"),
        )


class Role(models.TextChoices):
    SOLE_FUNDER = "sole_funder", _("Sole funder")
    CO_FUNDER = "co_funder", _("Co-funder")
    DELIVERY_LEAD = "delivery_lead", _("Delivery lead")
    DELIVERY_PARTNER = "delivery_partner", _("Delivery partner")
    EVALUATOR = "evaluator", _("Evaluator")
    ADVISORY_GROUP_MEMBER = "advisory_group_member", _("Advisory group member")
    UNKNOWN = "unknown", _("Role not known")


class ParticipationQuerySet(models.QuerySet):
    def roles(self) -> ArraySubquery:
        """The roles for each row of an outer query, in words; one that is not known says nothing."""
        known = self.exclude(role=Role.UNKNOWN).order_by("role")
        return ArraySubquery(known.values(label=label_of("role", Role)))


class Participation(models.Model):
    """An organisation's part in a project."""

    Role = Role

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(max_length=25, choices=Role, default=Role.UNKNOWN)
    history = HistoricalRecords()

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("project", "organisation", "role"),
                name="participation_once",
                violation_error_message="This organisation already has this role in the project.",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="participation_role_is_known"),
        )

    def __str__(self):
        return f"{self.organisation} · {self.get_role_display()}"
