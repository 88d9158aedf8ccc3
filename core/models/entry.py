import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, Q
from django.db.models.functions import Greatest, Left, Length, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core import languages
from core.licences import Licence
from core.markdown import render
from core.text import initial_for, slug_for, sort_key_for


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    PENDING = "pending", "Waiting for a decision"
    PUBLISHED = "published", "Published"
    ARCHIVED = "archived", _("Archived")


PUBLIC_STATES = (State.PUBLISHED, State.ARCHIVED)


def is_published(prefix: str = "") -> Q:
    """What anybody may see, archived entries included: the one meaning of "public" in this project.

    With a prefix such as "project__" it asks the same of a related entry.
    """
    # Now() is the database's clock at query time; a Python time would be frozen in a queryset built at import.
    conditions = {"state__in": PUBLIC_STATES, "published_at__lte": Now(), "merged_into": None}
    return Q(**{f"{prefix}{field}": value for field, value in conditions.items()})


def ends_after_start(model_name: str) -> models.CheckConstraint:
    """The constraint that `ended` does not lie before `started`, both partial dates."""
    # Compared at the precision of the end: a work begun in "2012-05" may well have ended in "2012".
    return models.CheckConstraint(
        condition=Q(started="") | Q(ended="") | Q(ended__gte=Left(F("started"), Length(F("ended")))),
        name=f"{model_name}_ends_after_its_start",
        violation_error_message=_("The end lies before the start."),
    )


class EntryQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published())

    def scheduled(self):
        """Those that become public by themselves at a time to come."""
        return self.filter(state__in=PUBLIC_STATES, published_at__gt=Now(), merged_into=None)

    def merged(self):
        """Those whose address leads to another entry, which may be found by their names."""
        return self.filter(state__in=PUBLIC_STATES, published_at__lte=Now(), merged_into__isnull=False)

    def current(self):
        """Without the archived ones: what lists and counts show unless asked for more."""
        return self.exclude(state=State.ARCHIVED)

    def archived(self):
        return self.filter(state=State.ARCHIVED)

    def by_name(self):
        return self.order_by("sort_key", "number")

    def standing_in_for(self, number: int) -> "Entry | None":
        """The published entry at the end of the chain of merged ones that starts with this number."""
        seen = []
        while number is not None and number not in seen:
            seen.append(number)
            number = self.filter(number=number).values_list("merged_into", flat=True).first()
        return self.published().filter(number=seen[-1]).first() if len(seen) > 1 else None

    def with_terms(self, *relations: str):
        """Adds the terms of each relation as `shown_<relation>`: a name and a slug each, in the vocabulary's order."""
        held = [self.model._meta.get_field(relation) for relation in relations]
        return self.annotate(**{f"shown_{one.name}": one.related_model.objects.of_outer(one) for one in held})

    def newest(self):
        return self.order_by("-published_at", "-number")

    def last_change(self) -> datetime.datetime | None:
        """When what visitors see of any of them last changed; see `updated_at`."""
        return self.aggregate(newest=Max(Greatest("changed_at", "published_at")))["newest"]

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        for entry in objs:
            entry.derive()
        return super().bulk_create(objs, *args, **kwargs)


class Entry(models.Model):
    """What organisations, projects, case studies and posts have in common."""

    State = State
    # Markdown field: the field that keeps its HTML.
    rendered_fields = {"body": "body_html"}

    number = models.AutoField("public number", primary_key=True)
    name = models.CharField(max_length=255)
    slug = models.CharField(max_length=100, editable=False)
    sort_key = models.CharField(max_length=255, editable=False, db_collation="C")
    initial = models.CharField(max_length=20, editable=False)
    summary = models.TextField(
        max_length=500,
        blank=True,
        help_text="One or two sentences in plain text, shown on cards and in search results.",
    )
    body = models.TextField(
        blank=True, help_text="Markdown: **bold**, *italic*, [link](https://…), - lists, ## headings."
    )
    body_html = models.TextField(blank=True, editable=False)
    language = models.CharField(
        max_length=8, default="en", choices=languages.choices, help_text="Language of the texts of this entry."
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    published_at = models.DateTimeField(
        null=True, blank=True, help_text="A time in the future publishes then. Empty: set when first published."
    )
    text_source = models.CharField("source of the text", max_length=255, blank=True)
    text_source_url = models.URLField("address of the source", max_length=1024, blank=True)
    text_licence = models.CharField("licence of the text", max_length=20, choices=Licence, default=Licence.CC_BY)
    checked_on = models.DateField(
        "last checked on", null=True, blank=True, help_text="When the facts were last confirmed."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_entries",
        help_text="The entry that stands in for this one; its address then leads there.",
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("sort_key", "number")
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="%(class)s_is_named"),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC_STATES) | Q(published_at__isnull=False),
                name="%(class)s_published_has_a_time",
                violation_error_message="A published entry needs a time of publication.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("number")),
                name="%(class)s_not_merged_into_itself",
                violation_error_message="An entry cannot be merged into itself.",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="%(class)s_state_is_known"),
            models.CheckConstraint(condition=Q(text_licence__in=Licence.values), name="%(class)s_licence_is_known"),
        )
        indexes = (
            models.Index(fields=("sort_key", "number"), name="%(class)s_by_name"),
            models.Index(fields=("-published_at", "-number"), name="%(class)s_newest"),
        )

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        derived = self.derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *derived, "changed_at"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse(f"{self._meta.app_label}:detail", kwargs={"number": self.number, "slug": self.slug})

    @classmethod
    def kind_name(cls) -> str:
        """What the kind is called in addresses: "casestudy"."""
        return cls._meta.model_name

    @classmethod
    def list_name(cls) -> str:
        """What the list of all entries of this kind is called."""
        return str(capfirst(cls._meta.verbose_name_plural))

    @classmethod
    def list_path(cls) -> str:
        return reverse(f"{cls._meta.app_label}:list")

    def derive(self) -> set[str]:
        """Fills what follows from other fields and gives the names of those filled."""
        self.name = " ".join(self.name.split())
        self.slug = slug_for(self.name, fallback=self._meta.model_name)
        self.sort_key = sort_key_for(self.name)[:255]
        self.initial = initial_for(self.name)
        for source, target in self.rendered_fields.items():
            setattr(self, target, render(getattr(self, source)))
        if self.is_public_state and self.published_at is None:
            self.published_at = timezone.now()
        return {"name", "slug", "sort_key", "initial", "published_at", *self.rendered_fields.values()}

    def clean(self):
        super().clean()
        if self.is_public_state and self.published_at is None:
            self.published_at = timezone.now()
        self._check_that_merging_ends()

    def _check_that_merging_ends(self):
        """Refuses a circle of merged entries, which no constraint can see."""
        seen = {self.pk}
        following = self.merged_into_id
        while following is not None and following not in seen:
            seen.add(following)
            following = type(self).objects.filter(pk=following).values_list("merged_into", flat=True).first()
        if following is not None:
            meaning = "An entry cannot be merged into itself" + (
                ", not even by way of others." if len(seen) > 1 else "."
            )
            raise ValidationError({"merged_into": meaning})

    @property
    def is_public_state(self) -> bool:
        return self.state in PUBLIC_STATES

    @property
    def is_published(self) -> bool:
        return self.is_published_at(timezone.now())

    def is_published_at(self, moment: datetime.datetime) -> bool:
        return (
            self.is_public_state
            and self.merged_into_id is None
            and self.published_at is not None
            and self.published_at <= moment
        )

    @property
    def updated_at(self) -> datetime.datetime:
        """When what visitors see of the entry last changed: by an edit, or by becoming public after it."""
        return max(self.changed_at, self.published_at)

    @property
    def is_archived(self) -> bool:
        return self.state == State.ARCHIVED

    @property
    def licence_url(self) -> str:
        return Licence(self.text_licence).url
