"""The pages about the site itself."""

from django.conf import settings
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from core.admin.forms import EntryForm
from core.admin.history import VersionedAdmin
from core.admin.plain import PlainAdmin
from core.admin.preview import Previewed
from core.admin.widgets import MarkdownTextarea
from dsi_directory.models import Page, PageTranslation
from dsi_directory.views import SitePage

BEHIND = "(the page is newer)"

# What the first texts cannot know, by the address of the page.
TO_ADD = {
    "about-the-project": "Add who runs the site, and who pays for it.",
    "editorial-criteria": "Add who decides what is listed, if that is not the editors as a whole.",
    "contact-dsi": "Add who runs the site: name, legal form, postal address, and what else the law asks for in an "
    "imprint; and all languages you answer in. The mail address below the text comes from the setting CONTACT_EMAIL.",
    "accessibility": "Add the enforcement body of your country with its address, and the tests that you have made.",
    "terms-of-use": "Add the law that applies and the courts, if you want to name them.",
    "privacy-policy": "Add your data protection officer if you have one, who hosts the site and where, how long the "
    "web server keeps its logs, and your supervisory authority with its address.",
    "cookies-policy": "Change this page when you add something to the site that stores or reads data on the visitor's "
    "device.",
}


@admin.register(Page)
class PageAdmin(PlainAdmin, Previewed, VersionedAdmin):
    page = SitePage

    form = EntryForm
    change_form_template = "admin/entry_change_form.html"
    list_display = ("title", "page_address", "is_published", "changed_on")
    list_filter = ("is_published",)
    search_fields = ("title", "slug", "body")
    search_help_text = "Words of the title, the address or the text."
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    texts = ("title", "slug", "lead", "body", "language", "is_published")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "body":
            kwargs["widget"] = MarkdownTextarea
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        to_add = TO_ADD.get(obj.slug, "") if obj else ""
        record = [
            ("In other languages", {"fields": ("in_other_languages",)}),
            ("Record", {"fields": ("page_address", "changed_at")}),
        ]
        return [(None, {"fields": self.texts, "description": to_add}), *(record if obj else [])]

    def get_readonly_fields(self, request, obj=None):
        """Links and the law count on some pages: these stay public at their addresses."""
        fixed = ("slug", "is_published") if obj and obj.is_on_every_site else ()
        return ("in_other_languages", "page_address", "changed_at", *fixed)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.is_on_every_site)

    @admin.display(description="changed", ordering="changed_at")
    def changed_on(self, page):
        return timezone.localdate(page.changed_at)

    @admin.display(description="translations")
    def in_other_languages(self, page):
        """Each language with the way to the text in it, or to add it."""
        there = {text.language: text for text in page.translations.all()}
        ways = [way_to(page, code, called, there.get(code)) for code, called in settings.LANGUAGES]
        return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a> {}</li>', ways))


def way_to(page: Page, language: str, called: str, text: PageTranslation | None) -> tuple[str, str, str]:
    """Address, name and state of a page in one language."""
    if language == page.language:
        return reverse("admin:dsi_directory_page_change", args=[page.pk]), called, "(this text)"
    if text is None:
        address = reverse("admin:dsi_directory_pagetranslation_add")
        return f"{address}?page={page.pk}&language={language}", f"Add {called}", ""
    address = reverse("admin:dsi_directory_pagetranslation_change", args=[text.pk])
    return address, called, BEHIND if text.is_behind else ""
