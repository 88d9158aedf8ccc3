"""What pages show of the ways to the data."""

from django import template
from django.http import QueryDict

from opendata.downloads.formats import Format, files
from opendata.feeds import KINDS

register = template.Library()


@register.simple_tag
def files_of(name: str, query: QueryDict) -> list[tuple[Format, str]]:
    """The files of a list as it is narrowed and sorted, by its name in addresses; how it is shown makes no other."""
    query = query.copy()
    query.pop("view", None)
    return files(KINDS[name], query)
