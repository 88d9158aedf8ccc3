"""What templates of mails can say besides Django's own tags."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def markdown(context, text: str) -> str:
    """A text written in Markdown, with its headings, lists and links; it stands between empty lines."""
    return context["prose"].keep(text)
