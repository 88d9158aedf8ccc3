from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Value
from django.db.models.functions import JSONObject

from core.models.introduced import Introduced
from core.models.translated import Translated, told
from core.text import slug_for

# Focus areas that a card can show.
MOST_OF_A_CARD = 4


class TermQuerySet(models.QuerySet):
    def of_outer(self, relation: models.ManyToManyField) -> ArraySubquery:
        """The terms that each entry of an outer query holds by this relation, in order.

        Each with its slug, its English name, and as `said` the name in the reader's language.
        """
        held = self.filter(**{relation.related_query_name(): OuterRef("pk")}).order_by(*Term.Meta.ordering)
        return ArraySubquery(held.values(term=JSONObject(name="name", slug="slug", said=told("name"))))

    def numbered(self, legacy_number: int):
        """The term that the original site knew by this number."""
        return self.filter(legacy_numbers__contains=[legacy_number])


class Term(Translated):
    """One value of a vocabulary that editors may extend (a concept in SKOS terms)."""

    translated_fields = ("name", "definition")

    name = models.CharField(max_length=120, unique=True)
    slug = models.CharField(
        max_length=120, unique=True, blank=True, help_text="Its part of web addresses. Empty: made from the name."
    )
    definition = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Order in lists; equal numbers are ordered by name."
    )
    former_names = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    legacy_numbers = ArrayField(
        models.PositiveIntegerField(), default=list, blank=True, help_text="Numbers that digitalsocial.eu used for it."
    )
    # Its names in the other languages, for whoever searches in one of them.
    translated_names = models.GeneratedField(
        expression=Func(F("translations"), Value("$.*.name"), function="jsonb_path_query_array"),
        output_field=models.JSONField(),
        db_persist=True,
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("position", "name")
        constraints = (models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="%(class)s_is_named"),)

    def __str__(self):
        return self.said

    @property
    def said(self) -> str:
        """Its name in the reader's language."""
        return self.told("name").text

    def save(self, *args, **kwargs):
        self.clean()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.name = " ".join(self.name.split())
        self.slug = slug_for(self.slug or self.name, fallback=self._meta.model_name, max_length=120)


class IntroducedTerm(Introduced, Term):
    translated_fields = (*Term.translated_fields, *Introduced.translated_fields)

    class Meta(Term.Meta):
        abstract = True


class OrganisationType(Term):
    translated_fields = (*Term.translated_fields, "short_name")

    short_name = models.CharField(
        max_length=30, blank=True, help_text="For cards and tables, in one or two words. Empty: the name."
    )

    class Meta(Term.Meta):
        pass

    @property
    def brief(self) -> str:
        """Its short name in the reader's language, its name where it has none."""
        return self.told("short_name").text if self.short_name else self.said


class OrganisationSize(Term):
    class Meta(Term.Meta):
        pass


class FocusAreaQuerySet(TermQuerySet):
    def slugs(self) -> ArraySubquery:
        """Their slugs for each row of an outer query, in order; not more than give a card its colours."""
        return ArraySubquery(self.order_by(*Term.Meta.ordering).values("slug")[:MOST_OF_A_CARD])


class FocusArea(IntroducedTerm):
    objects = FocusAreaQuerySet.as_manager()

    class Meta(Term.Meta):
        pass


class AreaOfImpact(IntroducedTerm):
    class Meta(Term.Meta):
        verbose_name_plural = "areas of impact"


class Technology(Term):
    class Meta(Term.Meta):
        verbose_name_plural = "technologies"


class Network(IntroducedTerm):
    website = models.URLField(max_length=1024, blank=True)

    class Meta(Term.Meta):
        pass


class Tag(Term):
    """A word of the entries' own: nobody translates it."""

    translated_fields = ()

    class Meta(Term.Meta):
        pass
