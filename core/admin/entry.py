"""What the admin of every kind of entry shares."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField, Q
from django.forms import DateTimeField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html

from core import actions, monogram
from core.admin.deleted import DeletedEntries
from core.admin.forms import EntryForm, EntryRows
from core.admin.help_texts import ENTRY
from core.admin.history import VersionedAdmin
from core.admin.needs import NeedFilter, UsedChoicesFilter
from core.admin.plain import PlainAdmin, PlainFields
from core.admin.preview import Previewed
from core.admin.widgets import ManySelect, MarkdownTextarea, PictureSelect, Ticks
from core.models import Entry, EntryQuerySet, Picture, State
from core.text import fold
from core.views import EntryPage


class EntryInline(PlainFields, admin.TabularInline):
    formset = EntryRows
    extra = 1

    @classmethod
    def link_to(cls, entry_model: type[Entry]) -> str:
        """The field of the row that points at the entry."""
        keys = [field for field in cls.model._meta.fields if field.related_model is entry_model]
        return cls.fk_name or keys[0].name


class EntryAdmin(PlainAdmin, DeletedEntries, Previewed, VersionedAdmin):
    page: type[EntryPage]
    picture_field = "logo"
    has_place = True

    form = EntryForm
    change_form_template = "admin/entry_change_form.html"
    change_list_template = "admin/entry_change_list.html"
    list_display = ("thumbnail", "name", "state_now", "place", "published_on", "changed_on", "checked")
    list_display_links = ("name",)
    list_filter = ("state", NeedFilter, ("country", UsedChoicesFilter), ("language", UsedChoicesFilter))
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("name",)
    search_help_text = "A name, words of the summary, or the public number."
    ordering = ("sort_key", "number")
    readonly_fields = ("number", "page_address", "created_at", "changed_at")
    actions = ("publish", "archive")
    checkbox_fields: tuple[str, ...] = ()

    help_texts = ENTRY
    where = (
        "Where it is",
        {
            "fields": (
                ("country", "scope"),
                ("locality", "address"),
                ("latitude", "longitude", "coordinates_precision"),
            ),
            "description": "As much as is known. Without coordinates, a place is still found by its country.",
        },
    )
    pictures = ("Pictures", {"fields": ("logo", "header_image")})
    publication = ("Publication", {"fields": ("state", "published_at", "checked_on")})
    source = (
        "Source and licence of the text",
        {
            "fields": ("text_source", "text_source_url", "text_licence"),
            "classes": ("collapse",),
            "description": "Where the words come from, when they are not our own.",
        },
    )
    double = ("When it stands here twice", {"fields": ("merged_into",), "classes": ("collapse",)})
    record_keeping = ("Record", {"fields": ("number", "page_address", "created_at", "changed_at")})
    closing = (publication, source, double, record_keeping)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(self.picture_field)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [fieldset for fieldset in fieldsets if fieldset is not self.record_keeping]

    # Finding

    def get_search_results(self, request, queryset, search_term):
        for word in search_term.replace("\0", " ").split()[:10]:
            queryset = queryset.filter(self.holding(word))
        return queryset, False

    def holding(self, word: str) -> Q:
        """Entries that hold the word, whatever its case and, in the name, its accents."""
        numbered = Q(number=int(word)) if word.isascii() and word.isdigit() and len(word) < 10 else Q()
        return Q(sort_key__contains=fold(word)) | Q(summary__icontains=word) | numbered

    # Columns and read-only fields

    @admin.display(description="picture")
    def thumbnail(self, entry):
        picture = getattr(entry, self.picture_field)
        if picture:
            return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', picture.thumbnail_url)
        sign = {
            "letters": monogram.initials(entry.name),
            "colour": monogram.colour_for(self.opts.model_name, entry.number),
        }
        return render_to_string("components/monogram.html", sign)

    @admin.display(description="state", ordering="state")
    def state_now(self, entry):
        if entry.merged_into_id:
            return "Merged"
        if entry.state == State.PUBLISHED and not entry.is_published:
            return "Scheduled"
        return entry.get_state_display()

    @admin.display(description="published", ordering="published_at")
    def published_on(self, entry):
        return entry.published_at and timezone.localdate(entry.published_at)

    @admin.display(description="changed", ordering="changed_at")
    def changed_on(self, entry):
        return timezone.localdate(entry.changed_at)

    @admin.display(description="checked", ordering="checked_on")
    def checked(self, entry):
        return entry.checked_on

    # Fields

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.model.rendered_fields:
            kwargs["widget"] = MarkdownTextarea
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Picture:
            kwargs["widget"] = PictureSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: ManyToManyField, request, **kwargs):
        is_short = db_field.name in self.checkbox_fields
        kwargs["widget"] = Ticks() if is_short else ManySelect(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        """What an address such as "?published_at=2026-05-14T09:00" fills in; what is no time fills in nothing."""
        initial = super().get_changeform_initial_data(request)
        try:
            initial["published_at"] = DateTimeField(required=False).clean(initial.get("published_at"))
        except ValidationError:
            del initial["published_at"]
        return initial

    def for_preview(self):
        return self.model.objects.for_page()

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {"may_bring_back": self.may_bring_back(request), **(extra_context or {})}
        )

    # Actions

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request, entries: EntryQuerySet):
        chosen = entries.count()
        published = actions.publish(entries, by=request.user)
        later = sum(entry.published_at > timezone.now() for entry in published)
        self.say(
            request,
            published,
            chosen,
            "published",
            f" {later} of them will appear when their time comes." if later else "",
        )

    @admin.action(description="Archive", permissions=["change"])
    def archive(self, request, entries: EntryQuerySet):
        chosen = entries.count()
        archived = actions.archive(entries, by=request.user)
        self.say(request, archived, chosen, "archived", " Their pages stay, marked as archived." if archived else "")

    def say(self, request, done: list, chosen: int, what: str, note: str):
        kind = self.opts.verbose_name if len(done) == 1 else self.opts.verbose_name_plural
        rest = f" {chosen - len(done)} left as they were." if len(done) < chosen else ""
        level = messages.SUCCESS if done else messages.WARNING
        self.message_user(request, f"{len(done)} {kind} {what}.{note}{rest}", level)
