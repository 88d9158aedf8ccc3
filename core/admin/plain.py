"""What makes Django's admin fit for people who do not think in tables."""

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import IntegrityError
from django.db.models import URLField


class PlainFields:
    """Mixed into a ModelAdmin or an inline: relations are chosen, and added to, never deleted in passing."""

    # "example.org" typed without its beginning.
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    # The height in lines of long texts that should not have Django's ten.
    lines = {"summary": 3, "body": 18, "facts": 6, "introduction": 6}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_change_related = False
            field.widget.can_add_related &= db_field.name != "merged_into"
        if db_field.name in self.lines:
            field.widget.attrs["rows"] = self.lines[db_field.name]
        return field


class PlainAdmin(PlainFields):
    """Mixed into a ModelAdmin: what the database refuses is said in the form, what goes with a deletion in words."""

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            # Somebody else was quicker by a moment: asked again, the form finds what they wrote and says it.
            return super().changeform_view(request, *args, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Names and numbers: Django would list every row of every table between."""
        _, counts, lacking, protected = super().get_deleted_objects(objs, request)
        counts = {kind: count for kind, count in counts.items() if not kind.endswith("relationships")}
        return [self.deletion_in_words(obj) for obj in objs], counts, lacking, protected

    def deletion_in_words(self, obj) -> str:
        return str(obj)
