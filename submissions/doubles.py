"""What may be the same as an entry that somebody describes: by its name, its website and its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz.distance import DamerauLevenshtein

from core.models import Entry, is_published
from core.text import fold, host_of
from search.guess import names_like
from search.models import Name
from search.words import address_key, plain, squashed
from submissions.entries import KINDS
from submissions.models import Kind, Subject, Submission

AT_MOST = 5
LOOKED_AT = 20
# From 0 to 1: how alike two names are that may be the same, and two that may be if the place is the same too.
ALIKE, ALIKE_IN_ONE_PLACE = 0.82, 0.6
# A rough sieve of the database for what is compared letter by letter.
ROUGHLY = 0.3
# Sites on which many have a page: only the whole address says something.
SHARED_HOSTS = (
    "facebook.com", "github.com", "github.io", "gitlab.com", "google.com", "instagram.com", "linkedin.com",
    "medium.com", "meetup.com", "sites.google.com", "twitter.com", "wordpress.com", "x.com", "youtube.com",
)  # fmt: skip


@dataclass(frozen=True)
class Described:
    """What is compared of an entry or a submission."""

    names: tuple[str, ...]
    website: str = ""
    country: str = ""
    locality: str = ""

    @property
    def site(self) -> str:
        """The host, or the whole address where many share the host."""
        host = host_of(self.website)
        return address_key(self.website) if host in SHARED_HOSTS else host

    @property
    def place(self) -> tuple[str, str]:
        return (self.country, fold(self.locality)) if self.country and self.locality else ("", "")


@dataclass(frozen=True)
class Double:
    """An entry, or an open submission, with the reasons why it may be the same, in words."""

    kind: str
    number: int
    name: str
    place: str = ""
    website: str = ""
    # Of a published entry.
    path: str = ""
    entry: Entry | None = None
    submission: Submission | None = None
    reasons: list[str] = field(default_factory=list)
    likeness: float = 0.0

    @property
    def summary(self) -> str:
        return self.entry.summary if self.entry else self.submission.answer(self.kind, "summary")

    @property
    def state(self) -> str:
        return self.entry.get_state_display() if self.entry else self.submission.get_stage_display()


def likely(
    part: str, name: str, website: str = "", country: str = "", locality: str = "", everything: bool = False
) -> list[Double]:
    """What may be the same, the likeliest first: published entries; for moderators also what nobody else may see."""
    if part not in Subject.values:
        return []
    sought = Described((name.replace("\0", ""),), with_scheme(website.replace("\0", "")), country, locality)
    found = list(published(part, sought))
    if everything:
        found += [*hidden(part, sought), *submitted(part, sought)]
    return sorted(found, key=lambda double: -double.likeness)[:AT_MOST]


def unseen(draft: Submission, part: str) -> list[Double]:
    """Published entries that may be what a draft describes, without those that were shown before."""
    shown = draft.answers.get(part, {}).get("other_than", [])
    said = [draft.answer(part, name) for name in ("name", "website", "country", "locality")]
    return [double for double in likely(part, *said) if str(double.number) not in shown]


def published(part: str, sought: Described) -> Iterator[Double]:
    """Through the index, as people wait for it while they type."""
    name = sought.names[0]
    names, hosts = Q(form=Name.Form.WHOLE, text=squashed(name)), Q(form=Name.Form.ADDRESS, text=sought.site)
    known = Name.objects.filter(names & ~Q(text="") | hosts & ~Q(text=""), document__kind=part)
    numbers = set(known.values_list("document__number", flat=True)[:LOOKED_AT])
    numbers |= {document.number for document in names_like(name[:255], part)}
    yield from judged(part, KINDS[part].objects.published().filter(pk__in=numbers), sought)


def hidden(part: str, sought: Described) -> Iterator[Double]:
    """Drafts, and what waits for its day: few, so that all of them are looked through."""
    model = KINDS[part]
    rest = model.objects.filter(merged_into=None).exclude(is_published())
    alike = rest.annotate(likeness=TrigramSimilarity("sort_key", fold(sought.names[0])))
    same_site = Q(website__icontains=sought.site) if sought.site else Q(pk=None)
    yield from judged(part, alike.filter(Q(likeness__gte=ROUGHLY) | same_site)[:LOOKED_AT], sought)


def judged(part: str, entries: QuerySet, sought: Described) -> Iterator[Double]:
    for entry in entries.prefetch_related("names") if part == "organisation" else entries:
        others = [other.name for other in entry.names.all()] if part == "organisation" else []
        described = Described((entry.name, *others), entry.website, str(entry.country), entry.locality)
        likeness, reasons = compared(sought, described)
        if reasons:
            path = entry.get_absolute_url() if entry.is_published else ""
            yield Double(part, entry.pk, entry.name, entry.place, entry.website, path, entry, None, reasons, likeness)


def submitted(part: str, sought: Described) -> Iterator[Double]:
    for submission in Submission.objects.filter(kind=Kind.JOIN, answers__has_key=part).waiting():
        name, website, country, locality = (
            submission.answer(part, name) for name in ("name", "website", "country", "locality")
        )
        likeness, reasons = compared(sought, Described((name,), with_scheme(website), country, locality))
        if reasons:
            yield Double(part, submission.pk, name, locality, website, "", None, submission, reasons, likeness)


def compared(sought: Described, other: Described) -> tuple[float, list[str]]:
    """How likely the two are the same, and why; no reason where they are most likely not."""
    likeness = max(alike(sought.names[0], name) for name in other.names)
    same_site = bool(sought.site) and sought.site == other.site
    same_place = any(sought.place) and sought.place == other.place
    if not (likeness >= ALIKE or same_site or (same_place and likeness >= ALIKE_IN_ONE_PLACE)):
        return 0, []
    reasons = [
        (_("It has the same name."), likeness == 1),
        (_("Its name is very much alike."), ALIKE_IN_ONE_PLACE <= likeness < 1),
        (_("It has the same website, %(site)s.") % {"site": sought.site}, same_site),
        (_("It is in the same place, %(place)s.") % {"place": other.locality}, same_place),
    ]
    return likeness + same_site + same_place / 2, [sentence for sentence, holds in reasons if holds]


def alike(one: str, other: str) -> float:
    """From 0 to 1: how alike two names are; 1 for those that differ at most in signs, accents and order of words."""
    words = [sorted(plain(name).split()) for name in (one, other)]
    if not all(words):
        return 0
    if words[0] == words[1] or squashed(one) == squashed(other):
        return 1
    return max(
        DamerauLevenshtein.normalized_similarity(squashed(one), squashed(other)),
        DamerauLevenshtein.normalized_similarity(*("".join(sorted_words) for sorted_words in words)),
    )


def with_scheme(website: str) -> str:
    """The address as it is most likely meant, while somebody may still be typing it."""
    website = website.strip()
    return website if "://" in website or not website else f"https://{website}"
