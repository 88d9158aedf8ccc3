from django import template

from core import languages
from submissions.doors import Standing

register = template.Library()


@register.filter
def told_alike(shut: list[Standing]) -> list[dict]:
    """What to say of closed doors, in the reader's language; once for those of which the same is to be said."""
    told: dict[tuple, list[str]] = {}
    for one in shut:
        words = (*one.said(languages.of_reader()), one.reason, one.until, one.contact_address)
        told.setdefault(words, []).append(one.subject)
    names = ("message", "language", "reason", "until", "contact_address")
    return [dict(zip(names, words, strict=True), subjects=subjects) for words, subjects in told.items()]
