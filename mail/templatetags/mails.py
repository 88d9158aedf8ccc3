"""What templates of mails can say besides Django's own tags."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def markdown(context, text: str) -> str:
    """A text written in Markdown, with its headings, lists and links; it stands between empty lines."""
    return context["kept"].markdown(text)


@register.simple_tag(takes_context=True)
def written_in(context, language: str, text: str) -> str:
    """A text in one line that may be in another language than the mail, which is then told to who hears it read."""
    return context["kept"].written_in(language, text)
