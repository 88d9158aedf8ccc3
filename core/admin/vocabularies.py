"""The seven vocabularies."""

from django import forms
from django.contrib import admin
from django.contrib.postgres.forms import SimpleArrayField
from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from core.admin.plain import PlainAdmin
from core.admin.translated import TranslatedAdmin
from core.admin.widgets import MarkdownTextarea
from core.models import AreaOfImpact, FocusArea, Network, OrganisationSize, OrganisationType, Tag, Technology


class LinesField(SimpleArrayField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **kwargs):
        super().__init__(forms.CharField(max_length=120), delimiter="\n", **kwargs)

    def to_python(self, value):
        lines = value.splitlines() if isinstance(value, str) else value or []
        return super().to_python([line.strip() for line in lines if line.strip()])


class TermForm(forms.ModelForm):
    former_names = LinesField(required=False, help_text="One on each line. Imports still recognise them.")

    def validate_unique(self):
        twin = self.twin()
        if twin is None:
            super().validate_unique()
        elif twin.name.casefold() == self.instance.name.casefold():
            self.add_error("name", f"There is already “{twin}”. Use that one, or choose another name.")
        else:
            taken = f"“{twin}” has the address “{twin.slug}” already."
            self.add_error("slug", f"{taken} If this one means something else, give it an address of its own.")

    def twin(self):
        """Another term of the vocabulary with the same name or address."""
        others = type(self.instance).objects.exclude(pk=self.instance.pk)
        same_name = others.filter(name__iexact=self.instance.name).first()
        return same_name or others.filter(slug=self.instance.slug).first()


@admin.register(Tag, Technology, OrganisationSize)
class TermAdmin(TranslatedAdmin, PlainAdmin, admin.ModelAdmin):
    form = TermForm
    help_texts = {
        "name": "As it stands in filters and on pages.",
        "definition": "One sentence that says what belongs to it, so that everybody chooses alike.",
    }
    list_display = ("name", "definition", "uses", "position")
    search_fields = ("name", "slug", "former_names")
    search_help_text = "A name or a former name."
    show_full_result_count = False
    list_per_page = 100
    fieldsets = (
        (None, {"fields": ("name", "definition", "position")}),
        ("Address and earlier names", {"fields": ("slug", "former_names", "legacy_numbers"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request):
        counts = (self.count_of(relation) for relation in self.opts.related_objects)
        return super().get_queryset(request).annotate(uses=sum(counts, start=Value(0)))

    @staticmethod
    def count_of(relation):
        """How many entries point at the term by this relation."""
        entries = relation.related_model.objects.filter(**{relation.field.name: OuterRef("pk")}).order_by()
        counted = entries.annotate(of=F(relation.field.name)).values("of").annotate(count=Count("pk")).values("count")
        return Coalesce(Subquery(counted), 0)

    @admin.display(description="used by", ordering="uses")
    def uses(self, term):
        return f"{term.uses} {'entry' if term.uses == 1 else 'entries'}"

    def deletion_in_words(self, term):
        return f"{term}: {self.uses(term)} will be without it"


@admin.register(OrganisationType)
class OrganisationTypeAdmin(TermAdmin):
    fieldsets = ((None, {"fields": ("name", "short_name", "definition", "position")}), *TermAdmin.fieldsets[1:])


class IntroducedAdmin:
    """Mixed into a ModelAdmin: the introduction is written with a preview."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "introduction":
            kwargs["widget"] = MarkdownTextarea
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(FocusArea, AreaOfImpact)
class ThemeAdmin(IntroducedAdmin, TermAdmin):
    fieldsets = ((None, {"fields": ("name", "definition", "introduction", "position")}), *TermAdmin.fieldsets[1:])


@admin.register(Network)
class NetworkAdmin(IntroducedAdmin, TermAdmin):
    fieldsets = (
        (None, {"fields": ("name", "definition", "website", "introduction", "position")}),
        *TermAdmin.fieldsets[1:],
    )
