"""Pictures: uploaded once, shown by any number of entries."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import FileField
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from core import pictures
from core.admin.history import VersionedAdmin
from core.admin.plain import PlainFields
from core.admin.widgets import PictureInput
from core.models import Picture


class UsedFilter(admin.SimpleListFilter):
    title = "use"
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("no", "Not used")]

    def queryset(self, request, queryset):
        return queryset.unused() if self.value() == "no" else queryset


class PictureForm(forms.ModelForm):
    # Whether it was tried to write the files of what is sent, in vain.
    is_refused = False

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and (self.is_refused or not pictures.can_be_kept()):
            raise ValidationError(pictures.AWAY)
        return file

    class Meta:
        error_messages = {
            "file": {"required": "Choose a picture from your device."},
            "alternative_text": {
                "required": "Say what the picture shows: without these words, people who cannot see it miss it."
            },
        }


@admin.register(Picture)
class PictureAdmin(PlainFields, VersionedAdmin):
    form = PictureForm
    change_form_template = "admin/entry_change_form.html"
    list_display = ("thumbnail", "alternative_text", "credit", "size", "used_by", "added")
    list_display_links = ("alternative_text",)
    list_filter = (UsedFilter,)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("alternative_text", "credit")
    search_help_text = "What the picture shows, or who made it."
    readonly_fields = ("preview", "size", "used_by")
    fields = ("preview", "file", "alternative_text", "credit", "size", "used_by")
    formfield_overrides = PlainFields.formfield_overrides | {FileField: {"widget": PictureInput}}
    help_texts = {
        "alternative_text": "Say in one sentence what matters in the picture, as you would on the telephone: "
        "“Two women repair a bicycle in a workshop.” Leave out “picture of”, and give words that stand in it.",
        "credit": "Who made it and what may be done with it, such as “Ana Silva, CC BY 4.0”.",
    }

    def get_urls(self):
        view = self.admin_site.admin_view(self.chosen_view)
        return [path("<number:pk>/chosen/", view, name="core_picture_chosen"), *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).with_uses()

    def get_fields(self, request, obj=None):
        return self.fields if obj else ("file", "alternative_text", "credit")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "file":
            # The upload's own name is not kept, so it may be of any length.
            kwargs["max_length"] = None
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.is_refused = getattr(request, "picture_is_refused", False)
        if obj and "file" in form.base_fields:
            form.base_fields["file"].label = "Replace it by"
            form.base_fields["file"].required = False
        return form

    def changeform_view(self, request, *args, **kwargs):
        """Shows the form again where the picture finds no room, with that said at its field."""
        try:
            with pictures.written_together():
                return super().changeform_view(request, *args, **kwargs)
        except pictures.StorageAway:
            request.picture_is_refused = True
            return super().changeform_view(request, *args, **kwargs)

    def chosen_view(self, request, pk: int):
        """A picture with its words, for a form in which it has been chosen."""
        picture = Picture.objects.filter(pk=pk).first()
        if picture is None or not self.has_view_permission(request):
            raise Http404("There is no such picture.")
        return render(request, "admin/_chosen_picture.html", {"picture": picture})

    def as_it_was(self, record, obj):
        """Words only: the files of a picture that was replaced are gone."""
        obj.alternative_text, obj.credit = record.alternative_text, record.credit
        return obj

    @admin.display(description="picture")
    def thumbnail(self, picture):
        return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', picture.thumbnail_url)

    @admin.display(description="picture")
    def preview(self, picture):
        return format_html('<img class="picture-preview" src="{}" alt="{}">', picture.url(), picture.alternative_text)

    @admin.display(description="added", ordering="created_at")
    def added(self, picture):
        return timezone.localdate(picture.created_at)

    @admin.display(description="size")
    def size(self, picture):
        return f"{picture.width} × {picture.height}"

    @admin.display(description="used by")
    def used_by(self, picture):
        return format_html_join(", ", '<a href="{}">{}</a> ({})', self.uses_of(picture)) or "Not used"

    @staticmethod
    def uses_of(picture):
        """Address, name and field of each entry that shows the picture."""
        for field in sorted(Picture.showing_fields(), key=str):
            kind = field.model._meta
            for use in getattr(picture, f"{kind.model_name}_{field.name}_uses"):
                address = reverse(f"admin:{kind.app_label}_{kind.model_name}_change", args=[use["number"]])
                yield address, use["name"], f"{kind.verbose_name}, {field.verbose_name}"

    def get_deleted_objects(self, objs, request):
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        losing = [
            f"{name} ({where}) will be without it" for picture in objs for _, name, where in self.uses_of(picture)
        ]
        return [*deleted, *losing], counts, lacking, protected
