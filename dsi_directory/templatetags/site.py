"""What pages say of the site itself."""

import re

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import override

from core.languages import of_reader
from core.models.translated import ENGLISH
from dsi_directory.models import SITE_PAGES

register = template.Library()
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
    with override(settings.LANGUAGE_CODE):
        return WITHIN.sub(lambda address: translate_url(address[0], language), html)
