from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.fields import PartialDateField
from core.models import AreaOfImpact, Entry, EntryQuerySet, FocusArea, Located, Picture, Tag
from core.models.entry import ends_after_start
from core.palette import Colour
from organisations.models import Organisation
from projects.models import Project

HOME_POSITIONS = [(position, str(position)) for position in range(1, 7)]


class CaseStudyQuerySet(EntryQuerySet):
    def on_home_page(self):
        """Those that editors have put on the home page, in their order."""
        return self.filter(home_position__isnull=False).order_by("home_position")

    def with_focus(self):
        """Adds `focus_slugs`, the focus areas of its public projects."""
        told = Project.objects.published().filter(case_studies=OuterRef(OuterRef("pk")), focus_areas=OuterRef("pk"))
        return self.annotate(focus_slugs=FocusArea.objects.filter(Exists(told)).slugs())

    def for_cards(self):
        return self.select_related("card_image").with_focus()

    def for_page(self):
        return self.select_related("card_image", "header_image").with_focus().with_terms("areas_of_impact", "tags")


class CaseStudy(Located, Entry):
    """The story of one organisation or project and what came of it."""

    rendered_fields = Entry.rendered_fields | {
        "introduction": "introduction_html",
        "facts": "facts_html",
        "outcome": "outcome_html",
    }

    introduction = models.TextField(blank=True, help_text="Markdown. Stands above the story on its page.")
    introduction_html = models.TextField(blank=True, editable=False)
    facts = models.TextField(
        "facts box", blank=True, help_text="Markdown. Short facts beside the story, best as a list."
    )
    facts_html = models.TextField(blank=True, editable=False)
    outcome = models.TextField(
        blank=True, help_text="Markdown. What changed in the end, for whom, and how one knows; stands below the story."
    )
    outcome_html = models.TextField(blank=True, editable=False)
    started = PartialDateField()
    ended = PartialDateField()
    website = models.URLField(max_length=1024, blank=True)
    website_label = models.CharField(
        "label of the website's button", max_length=60, blank=True, help_text='Empty: "Visit the website".'
    )
    card_colour = models.CharField(max_length=10, choices=Colour, default=Colour.TEAL)
    card_image = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    header_image = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    areas_of_impact = models.ManyToManyField(AreaOfImpact, blank=True, related_name="case_studies")
    tags = models.ManyToManyField(Tag, blank=True, related_name="case_studies")
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="case_studies")
    projects = models.ManyToManyField(Project, blank=True, related_name="case_studies")
    home_position = models.PositiveSmallIntegerField(
        "position on the home page",
        null=True,
        blank=True,
        choices=HOME_POSITIONS,
        help_text="Empty: not on the home page.",
    )
    history = HistoricalRecords(
        m2m_fields=[areas_of_impact, tags, organisations, projects],
        excluded_fields=["body_html", "introduction_html", "facts_html", "outcome_html"],
    )

    objects = CaseStudyQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        constraints = (
            *Entry.Meta.constraints,
            *Located.Meta.constraints,
            ends_after_start("casestudy"),
            models.CheckConstraint(
                condition=Q(home_position__isnull=True) | Q(home_position__range=(1, len(HOME_POSITIONS))),
                name="casestudy_home_position_in_range",
            ),
            models.UniqueConstraint(
                fields=("home_position",),
                name="casestudy_home_position_once",
                violation_error_message="Another case study has this position on the home page. Free it there first.",
            ),
            models.CheckConstraint(condition=Q(card_colour__in=Colour.values), name="casestudy_colour_is_known"),
        )
