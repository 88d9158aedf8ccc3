"""What somebody follows, in words: "Organisations in Spain, working on Open data, with the words “bicycle”"."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.text import initial_label, joined
from newsletter.followed import Followed, FollowedList, followed_by
from newsletter.models import Alert
from search.facets import COUNTRY, INITIAL, NOT_STATED, Facet
from search.mapped import WIDER
from search.snapshot import current

KINDS = {
    "organisation": _("Organisations"),
    "project": _("Projects"),
    "casestudy": _("Case studies"),
    "post": _("News"),
}
# By the names of facets and other parameters.
PHRASES = {
    "country": _("in %(values)s"),
    "town": _("in %(values)s"),
    "type": _("of the type %(values)s"),
    "category": _("of the type %(values)s"),
    "size": _("of the size %(values)s"),
    "focus_area": _("about %(values)s"),
    "area_of_impact": _("about %(values)s"),
    "technology": _("with the technology %(values)s"),
    "network": _("in the network %(values)s"),
    "tag": _("with the tag %(values)s"),
    "helps": _("helping %(values)s"),
    "language": _("in the language %(values)s"),
    "year": _("from the year %(values)s"),
    "lifecycle": _("with the status %(values)s"),
    "status": _("with the status %(values)s"),
    "case_study": _("with a case study"),
    "initial": _("with the first letter %(values)s"),
    "q": _("with the words “%(values)s”"),
    "archived": _("archived ones too"),
    "ended": _("ended ones too"),
}
# Where they are what entries do.
WORKING = _("working on %(values)s")
THEMES, WORKERS = {"focus_area", "area_of_impact"}, {"organisation", "project"}


def words_of(alert: Alert) -> str:
    """What an alert looks for, in the language at hand."""
    return told(followed_by(alert, current()), with_lost=True)


def told(search: Followed, with_lost: bool = False) -> str:
    """What is followed, in the language at hand; if wished, what is there no more as it stands in the query."""
    if isinstance(search, FollowedList):
        kind, phrases = str(KINDS[search.kind]), ", ".join(phrases_of(search, with_lost))
        return gettext("%(kind)s %(phrases)s") % {"kind": kind, "phrases": phrases} if phrases else kind
    if search.query:
        return gettext("Entries of all kinds with the words “%(words)s”") % {"words": search.query["q"]}
    return gettext("Everything new")


def phrases_of(search: FollowedList, with_lost: bool) -> Iterator[str]:
    asked = search.asked
    for facet in asked.kind.facets:
        choice = asked.choice(facet)
        values = choice.values + (choice.unknown if with_lost else ())
        if values:
            labels = asked.labels[facet.name] | {NOT_STATED: gettext("(not stated)")}
            named = joined((labels.get(value, value) for value in values), are_all=choice.all_of)
            # "Europe-wide" is no place to be in.
            yield named if facet == COUNTRY and set(values) <= set(WIDER) else chosen(search.kind, facet, named)
    if asked.words:
        yield phrase("q", asked.words.text)
    if asked.initial_letter:
        yield phrase(INITIAL, initial_label(asked.initial_letter))
    yield from (phrase(name, "") for name in ("archived", "ended") if asked.cleaned[name])


def chosen(kind: str, facet: Facet, values: str) -> str:
    if facet.name in THEMES and kind in WORKERS:
        return str(WORKING) % {"values": values}
    return phrase(facet.name, values)


def phrase(name: str, values: str) -> str:
    return str(PHRASES[name]) % {"values": values}
