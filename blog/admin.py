from django.contrib import admin

from blog.models import Post
from blog.views import PostPage
from core.admin import EntryAdmin
from core.admin.needs import NeedFilter, UsedChoicesFilter


@admin.register(Post)
class PostAdmin(EntryAdmin):
    page = PostPage
    picture_field = "image"
    has_place = False
    list_display = ("thumbnail", "name", "category", "author_name", "state_now", "published_on", "changed_on")
    list_filter = ("state", "category", NeedFilter, ("language", UsedChoicesFilter))
    ordering = ("-published_at", "-number")
    autocomplete_fields = ("image", "tags", "organisations", "projects", "case_studies", "merged_into")
    help_texts = EntryAdmin.help_texts | {
        "name": "The headline, as it stands in lists and search results.",
        "category": "News: what happens. Blog: what somebody thinks. Event report: what was said and done there.",
        "author_name": "As it is to be printed. Empty: nobody is named.",
        "image": "It stands on the card and above the text.",
        "organisations": "The organisations that it mentions. It then stands on their pages, too.",
        "projects": "The projects that it mentions. It then stands on their pages, too.",
        "case_studies": "The case studies that it mentions. It then stands on their pages, too.",
    }
    fieldsets = (
        ("What it tells", {"fields": ("name", ("category", "author_name"), "summary")}),
        ("The text", {"fields": ("body", "language")}),
        ("What it is about", {"fields": ("organisations", "projects", "case_studies", "tags")}),
        ("Pictures", {"fields": ("image",)}),
        *EntryAdmin.closing,
    )
