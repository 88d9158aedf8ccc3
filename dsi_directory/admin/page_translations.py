"""The pages about the site itself in other languages."""

from django import forms
from django.contrib import admin
from django.template.defaultfilters import linebreaks_filter
from django.utils import timezone
from django.utils.html import format_html

from core.admin.forms import EntryForm
from core.admin.history import VersionedAdmin
from core.admin.plain import PlainAdmin
from core.admin.preview import Previewed
from core.admin.widgets import MarkdownTextarea
from dsi_directory.models import PageTranslation
from dsi_directory.views import TranslatedPage


class TranslationForm(EntryForm):
    says_all = forms.BooleanField(
        label="It says all that the page says today",
        required=False,
        help_text="Without the tick, readers are told that the page in its own language is newer.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["says_all"] = not self.instance.pk or not self.instance.is_behind

    def clean(self):
        super().clean()
        page = self.cleaned_data.get("page") or (self.instance.page if self.instance.page_id else None)
        self.instance.translated_state = page.state if page and self.cleaned_data["says_all"] else ""
        return self.cleaned_data


@admin.register(PageTranslation)
class PageTranslationAdmin(PlainAdmin, Previewed, VersionedAdmin):
    page = TranslatedPage

    form = TranslationForm
    change_form_template = "admin/entry_change_form.html"
    list_display = ("title", "page", "language", "is_up_to_date", "changed_on")
    list_filter = ("language",)
    list_select_related = ("page",)
    search_fields = ("title", "page__title", "page__slug", "body")
    search_help_text = "Words of the title, the address or the text."
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    help_texts = {
        "body": "Markdown. Write addresses within the site as the page has them, such as /contact-dsi: "
        "they lead to pages in the reader's language.",
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "body":
            kwargs["widget"] = MarkdownTextarea
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        written = ("page", "language", "title", "lead", "body", "says_all")
        if obj is None:
            return [(None, {"fields": written})]
        original = {"fields": ("text_of_page",), "classes": ("collapse",)}
        return [
            (None, {"fields": written}),
            ("What the page says today", original),
            ("Record", {"fields": ("page_address", "changed_at")}),
        ]

    def get_readonly_fields(self, request, obj=None):
        shown = ("text_of_page", "page_address", "changed_at")
        return (*shown, "page", "language") if obj else shown

    @admin.display(description="text")
    def text_of_page(self, text):
        page = text.page
        return format_html(
            '<div lang="{}">{}</div>',
            page.language,
            linebreaks_filter("\n\n".join((page.title, page.lead, page.body))),
        )

    @admin.display(description="up to date", boolean=True)
    def is_up_to_date(self, text):
        return not text.is_behind

    @admin.display(description="changed", ordering="changed_at")
    def changed_on(self, text):
        return timezone.localdate(text.changed_at)
