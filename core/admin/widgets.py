from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.html import format_html

from core.models import Picture


class PictureSelect(AutocompleteSelect):
    """Finds a picture by what it shows, and shows the chosen one."""

    def render(self, name, value, attrs=None, renderer=None):
        select = super().render(name, value, attrs, renderer)
        picture = Picture.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
        if picture is None:
            return select
        return format_html('{} <img class="chosen-picture" src="{}" alt="">', select, picture.thumbnail_url)
