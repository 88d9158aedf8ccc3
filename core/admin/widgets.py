"""What editors write and choose with; the scripts in static/js/admin/ add to it what needs no page of its own."""

from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect, AutocompleteSelectMultiple
from django.forms import CheckboxSelectMultiple, DateInput, FileInput, Media, Script, SplitDateTimeWidget, TimeInput
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst

from core.models import Picture


def in_words(name: str) -> str:
    return capfirst(name.replace("_", " "))


class MarkdownTextarea(AdminTextareaWidget):
    """A text with the ways to format it, and beside it what its page will show."""

    template_name = "admin/widgets/markdown.html"

    class Media:
        js = (Script("js/admin/text-preview.js", type="module"),)


class PictureSelect(AutocompleteSelect):
    """Finds a picture by what it shows, and shows the chosen one with its words."""

    @property
    def media(self):
        return super().media + Media(js=(Script("js/admin/chosen-picture.js", type="module"),))

    def render(self, name, value, attrs=None, renderer=None):
        chosen = Picture.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
        context = {
            "select": super().render(name, value, attrs, renderer),
            "chosen": chosen,
            "address": reverse("admin:core_picture_chosen", args=[0]),
        }
        return render_to_string("admin/widgets/picture_select.html", context)


class ManySelect(AutocompleteSelectMultiple):
    """Finds entries or terms by their names; each is taken out by itself, never all at once."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class Ticks(CheckboxSelectMultiple):
    """The terms of a short vocabulary, to be ticked."""

    template_name = "admin/widgets/ticks.html"

    def get_context(self, name, value, attrs):
        # The help text of several boxes bears no name by which they could call it.
        context = super().get_context(name, value, {**(attrs or {}), "aria-describedby": False})
        context["label"] = in_words(name)
        return context


class PictureInput(FileInput):
    """An upload that shows the picture before it is saved."""

    template_name = "admin/widgets/picture_input.html"

    class Media:
        js = (Script("js/admin/picture-upload.js", type="module"),)

    def __init__(self, attrs=None):
        super().__init__({"accept": ".png,.jpg,.jpeg,.webp", **(attrs or {})})


class DayInput(DateInput):
    """The browser's own calendar, which fits fingers and screen readers; it sends ISO 8601."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M:%S")


class DayAndTimeInput(SplitDateTimeWidget):
    template_name = "admin/widgets/day_and_time.html"
    # Both parts are described by the help text, and named here.
    use_fieldset = False

    def __init__(self, attrs=None):
        super(SplitDateTimeWidget, self).__init__((DayInput, ClockInput), attrs)

    def id_for_label(self, id_):
        return f"{id_}_0"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for part, inner in zip(("day", "time"), context["widget"]["subwidgets"], strict=True):
            inner["attrs"]["aria-label"] = f"{in_words(name)}: {part}"
            if described := inner["attrs"].get("aria-describedby"):
                # The help text is called after the first of the two.
                inner["attrs"]["aria-describedby"] = described.replace("_helptext", "_0_helptext")
        return context
