"""What makes Django's admin fit for people who do not think in tables."""

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import IntegrityError
from django.db.models import CharField, DateField, DateTimeField, TextField, URLField

from core.admin.widgets import DayAndTimeInput, DayInput

# Addresses, partial dates and other codes are subclasses of these, and nobody counts their characters.
COUNTED = (CharField, TextField)


class LongTextField(forms.CharField):
    """A text of several lines; a browser ends them with two characters, which count and are kept as one."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class PlainFields:
    """Mixed into a ModelAdmin or an inline: relations are chosen, and added to, never deleted in passing."""

    formfield_overrides = {
        # "example.org" typed without its beginning.
        URLField: {"assume_scheme": "https"},
        TextField: {"form_class": LongTextField},
        DateField: {"widget": DayInput},
        DateTimeField: {"widget": DayAndTimeInput, "error_messages": {"invalid_time": "Give the time, too."}},
    }
    # The height in lines of long texts that should not have Django's ten.
    lines = {"summary": 3, "lead": 3, "body": 18, "outcome": 6, "social_impact": 8, "facts": 6, "introduction": 6}
    # In an editor's words, where the model says nothing or has to say it for everybody.
    help_texts: dict[str, str] = {}

    class Media:
        js = [forms.Script(f"js/admin/{name}.js", type="module") for name in ("counters", "select-names", "unsaved")]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.help_texts:
            kwargs["help_text"] = self.help_texts[db_field.name]
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_change_related = False
            field.widget.can_add_related &= db_field.name != "merged_into"
        if db_field.name in self.lines:
            field.widget.attrs["rows"] = self.lines[db_field.name]
        if type(db_field) in COUNTED and db_field.max_length and not db_field.choices:
            # What is typed or pasted beyond stays in sight, to be shortened: the form refuses it with a sentence.
            field.widget.attrs.pop("maxlength", None)
            field.widget.attrs["data-counter"] = db_field.max_length
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
