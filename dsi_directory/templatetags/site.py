"""What pages say of the site itself."""

from django import template
from django.urls import reverse

from dsi_directory.models import SITE_PAGES

register = template.Library()


@register.simple_tag
def site_pages() -> list[tuple[str, str]]:
    """Address and name of the pages that every site has."""
    return [(reverse("page", args=[slug]), name) for slug, name in SITE_PAGES.items()]
