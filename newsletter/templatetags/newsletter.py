from django import template

from core import languages
from newsletter import consent

register = template.Library()
register.simple_tag(languages.of_reader, name="language_of_mails")


@register.simple_tag
def consent_text() -> str:
    """What people agree to who sign up."""
    return str(consent.TEXT)
