"""The public page of what is not public yet, for those who edit it."""

from django.contrib import admin
from django.http import Http404
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html


class Previewed:
    """Mixed into a ModelAdmin of what has a page: `page`, whose `show(request, obj, preview=True)` answers."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<number:number>/preview/", view, name=name), *super().get_urls()]

    def for_preview(self):
        """What a preview can show: everything, with what its page needs."""
        return self.model.objects.all()

    def preview_view(self, request, number: int):
        """The public page of something in any state; for staff who may not see it there is no such page."""
        obj = self.for_preview().filter(pk=number).first()
        if obj is None or not self.has_view_permission(request, obj):
            raise Http404("There is no such page.")
        response = self.page.show(request, obj, preview=True)
        response["X-Robots-Tag"] = "noindex"
        patch_cache_control(response, private=True, no_store=True)
        return response

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.pk:
            context["preview_url"] = reverse(
                f"admin:{self.opts.app_label}_{self.opts.model_name}_preview", args=[obj.pk]
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_published else None

    @admin.display(description="address of its page")
    def page_address(self, obj):
        address = obj.get_absolute_url()
        return format_html('<a href="{0}">{0}</a>', address) if obj.is_published else address
