from django import template

from submissions.doors import Standing

register = template.Library()


@register.filter
def told_alike(shut: list[Standing], language: str) -> list[dict]:
    """What to say of closed doors, in the reader's language; once for those of which the same is to be said."""
    told: dict[tuple, list[str]] = {}
    for one in shut:
        words = (one.message(language), one.reason, one.until, one.contact_address)
        told.setdefault(words, []).append(one.subject_name)
    names = ("message", "reason", "until", "contact_address")
    return [dict(zip(names, words, strict=True), subjects=" and ".join(subjects)) for words, subjects in told.items()]
