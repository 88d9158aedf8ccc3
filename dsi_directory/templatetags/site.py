"""What pages say of the site itself."""

import re

from django import template
from django.urls import reverse, translate_url
from django.utils.translation import override

from core.language_addresses import ENGLISH_HOME, Version, is_in_every_language, versions
from core.languages import ENGLISH, of_reader
from dsi_directory.models import SITE_PAGES

register = template.Library()
LONGEST_QUERY = 200
# Addresses within the site, as a text that was rendered has them.
WITHIN = re.compile(r'(?<= href=")/[^"]*')


@register.simple_tag
def site_pages() -> list[tuple[str, str]]:
    """Address and name of the pages that every site has."""
    return [(reverse("page", args=[slug]), name) for slug, name in SITE_PAGES.items()]


@register.filter
def leading_on(html: str) -> str:
    """A text with its links within the site, which are those of English pages, in the reader's language."""
    language = of_reader()
    if language == ENGLISH:
        return html
    with override(ENGLISH):
        return WITHIN.sub(lambda address: translate_url(address[0], language), html)


@register.simple_tag(takes_context=True)
def versions_of_page(context) -> list[Version]:
    """What is on screen in every language; none where it is not known, or is the same in all."""
    request, meta = context.get("request"), context["meta"]
    if request is None or not is_in_every_language(request.path_info):
        return []
    screen = meta.screen or meta.path or request.get_full_path()
    path, _, query = screen.partition("?")
    # A long one was typed by hand, and stands here once for each language.
    asked = f"?{query}" if query and len(query) <= LONGEST_QUERY else ""
    return [
        version._replace(path=(ENGLISH_HOME if version.path == "/" else version.path) + asked)
        for version in versions(path)
    ]
