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
    fieldsets = (
        (None, {"fields": ("name", "category", "author_name", "summary", "body", "language", "image")}),
        ("What it is about", {"fields": ("organisations", "projects", "case_studies", "tags")}),
        EntryAdmin.publication,
        EntryAdmin.source,
        EntryAdmin.record_keeping,
    )
