"""What speaks for a submission being spam: rules that a moderator can read, each with its points.

They say what was seen, never what somebody is. Only the hidden field is enough alone for the quarantine, which hides
nothing and declines nothing: it puts a submission apart in the queue of moderators.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.text import host_of
from submissions.models import Stage, Submission
from submissions.models.submission import QUARANTINE
from submissions.texts import fingerprints, names, texts

QUICK_SECONDS = 4
MANY_FROM_NETWORK = 8
# A long text may well name its website and a source.
ADDRESSES_IN_TEXT = 2
WEB_ADDRESS = re.compile(r"https?://|\bwww\.\w", re.IGNORECASE)
# Elements of pages, and what forums of long ago used instead; [link](…) is Markdown.
MARKUP = re.compile(
    r"</?a\b|<(?:div|span|font|iframe|script|img)\b|\[/?(?:url|link|img|b)\b[^\]]{0,200}\](?!\()", re.IGNORECASE
)
# Scripts whose letters look alike; others stand beside Latin letters in one word as a matter of course.
LOOK_ALIKE = {"LATIN", "GREEK", "CYRILLIC"}


@dataclass(frozen=True)
class Case:
    """What the rules look at."""

    submission: Submission
    # Of `GuardedForm.signals`.
    signals: dict
    texts: list[str]
    names: list[str]
    fingerprints: list[str]

    @property
    def others(self):
        return Submission.objects.exclude(pk=self.submission.pk)


# What a rule finds: its points and a sentence for moderators; nothing where it has nothing to say.
Found = tuple[int, str] | None
Rule = Callable[[Case], Found]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    RULES.append(function)
    return function


def weigh(submission: Submission, signals: dict) -> None:
    """Gives a submission, not saved yet, what its text is known by again, its findings and its score."""
    submission.fingerprints = fingerprints(submission)
    submission.findings = score(submission, signals)
    submission.score = sum(finding["points"] for finding in submission.findings)


def score(submission: Submission, signals: dict) -> list[dict]:
    """The findings: of each rule that spoke its name, its points and its sentence."""
    case = Case(submission, signals, texts(submission), names(submission), fingerprints(submission))
    found = [(rule.__name__, rule(case)) for rule in RULES]
    return [
        {"rule": name, "points": finding[0], "sentence": finding[1]} for name, finding in found if finding is not None
    ]


@rule
def hidden_field(case: Case) -> Found:
    if case.signals.get("trapped"):
        return QUARANTINE, "The hidden field was filled in, which people do not see."
    return None


@rule
def quick(case: Case) -> Found:
    seconds = case.signals.get("seconds")
    if seconds is not None and seconds < QUICK_SECONDS:
        return 3, f"The form was filled in within {QUICK_SECONDS} seconds."
    return None


@rule
def web_addresses(case: Case) -> Found:
    count = sum(len(WEB_ADDRESS.findall(text)) for text in case.texts)
    if count > ADDRESSES_IN_TEXT:
        return min(count - ADDRESSES_IN_TEXT, 4), f"The text holds {count} web addresses."
    return None


@rule
def address_in_name(case: Case) -> Found:
    if any(WEB_ADDRESS.search(name) for name in case.names):
        return 2, "A name or a summary holds a web address."
    return None


@rule
def markup(case: Case) -> Found:
    if any(MARKUP.search(text) for text in case.texts):
        return 3, "HTML or BBCode stands in the text."
    return None


@rule
def capitals(case: Case) -> Found:
    if any(is_shouted(name) for name in case.names):
        return 1, "Much of a name is in capitals."
    return None


@rule
def mixed_scripts(case: Case) -> Found:
    if word := next((word for text in case.texts for word in re.findall(r"[^\W\d_]+", text) if is_mixed(word)), None):
        return 2, f"Letters of two scripts that look alike stand in one word: “{word[:40]}”."
    return None


@rule
def known_text(case: Case) -> Found:
    if case.others.filter(stage=Stage.SPAM, fingerprints__overlap=case.fingerprints).exists():
        return 4, "The same text was marked as spam before."
    return None


@rule
def repeated_text(case: Case) -> Found:
    sent = case.others.exclude(stage=Stage.DRAFT).exclude(address=case.submission.address)
    if count := sent.filter(fingerprints__overlap=case.fingerprints).count():
        return 2, f"The same text came from other addresses before ({count})."
    return None


@rule
def known_address(case: Case) -> Found:
    address = case.submission.address
    if address and case.others.filter(stage=Stage.SPAM, address=address).exists():
        return 4, "An earlier submission of this address was spam."
    return None


@rule
def many_from_network(case: Case) -> Found:
    count = case.signals.get("from_network") or 0
    if count > MANY_FROM_NETWORK:
        return 2, f"Many submissions came from this network today ({count})."
    return None


@rule
def no_proof(case: Case) -> Found:
    if case.signals.get("proved") is False:
        return 2, "No proof of work came with it. Browsers without JavaScript send none."
    return None


@rule
def other_domain(case: Case) -> Found:
    """For information: many people write from a mail provider's address."""
    websites = {host_of(case.submission.answer(part, "website")) for part in case.submission.parts} - {""}
    domain = case.submission.address.rpartition("@")[2]
    if domain and websites and not any(belongs(domain, website) for website in websites):
        return 0, "The mail address is on another domain than the website. That is common."
    return None


def other(case: Case):
    return Submission.objects.exclude(pk=case.submission.pk)


def belongs(domain: str, website: str) -> bool:
    return domain == website or domain.endswith(f".{website}") or website.endswith(f".{domain}")


def is_shouted(name: str) -> bool:
    """Whether most letters of a longer name are capitals. Acronyms are short, and many scripts have no capitals."""
    letters = [letter for letter in name if letter.isupper() or letter.islower()]
    return len(letters) > 12 and len(name.split()) > 2 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def is_mixed(word: str) -> bool:
    return not word.isascii() and len(scripts(word) & LOOK_ALIKE) > 1


def scripts(word: Iterable[str]) -> set[str]:
    return {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()}
