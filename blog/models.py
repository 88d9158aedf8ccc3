from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Entry, EntryQuerySet, Picture, Tag
from organisations.models import Organisation
from projects.models import Project


class PostQuerySet(EntryQuerySet):
    def for_cards(self):
        return self.select_related("image")

    def for_page(self):
        return self.select_related("image").with_terms("tags")


class Category(models.TextChoices):
    NEWS = "news", _("News")
    BLOG = "blog", _("Blog")
    EVENT_REPORT = "event_report", _("Event report")


class Post(Entry):
    """A piece of news, a blog article or an event report."""

    Category = Category

    category = models.CharField(max_length=15, choices=Category, default=Category.NEWS)
    author_name = models.CharField("author's name", max_length=120, blank=True)
    image = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tags = models.ManyToManyField(Tag, blank=True, related_name="posts")
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="posts")
    projects = models.ManyToManyField(Project, blank=True, related_name="posts")
    case_studies = models.ManyToManyField("casestudies.CaseStudy", blank=True, related_name="posts")
    history = HistoricalRecords(m2m_fields=[tags, organisations, projects, case_studies], excluded_fields=["body_html"])

    objects = PostQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = (
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=Q(category__in=Category.values), name="post_category_is_known"),
        )

    @classmethod
    def list_name(cls):
        return gettext("News")
