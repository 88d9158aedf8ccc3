from django import template

from newsletter import consent

register = template.Library()


@register.simple_tag
def consent_text() -> str:
    """What people agree to who sign up."""
    return consent.TEXT
