"""What changed between two texts, word by word: what went, what came, what stayed."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from core.text import UNSPACED

# Beyond so many words a text is compared by its lines: the time that comparing takes grows by the square.
MOST_WORDS = 6_000
# What stayed and is longer than this is folded away, but for its ends.
FOLDED_FROM, END = 400, 120
SAME, GONE, NEW, FOLDED = "same", "gone", "new", "folded"

# Also Thai, Lao, Burmese and Khmer write words without spaces between them.
LETTER_BY_LETTER = f"(?:{UNSPACED}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
SIGN = r"[!-&(-/:-@\[-`{-~]"
# A word takes the spaces behind it along, so that spaces are compared nowhere and shown everywhere.
TOKEN = re.compile(rf"\s*\n\s*|(?:{LETTER_BY_LETTER}|{SIGN}|(?:(?!{LETTER_BY_LETTER}|{SIGN})\S)+|^)[^\S\n]*")


class Part(NamedTuple):
    """A run of a text: `kind` is same, gone, new, or folded, which stayed and is long."""

    kind: str
    text: str


class Run(NamedTuple):
    """Words from and to in the text before, and in the text after."""

    is_same: bool
    start: int
    end: int
    new_start: int
    new_end: int


class Difference(NamedTuple):
    before: list[Part]
    after: list[Part]


def of_texts(before: str, after: str) -> Difference:
    """The two texts in parts; spaces of another width are no difference, line breaks are one."""
    old, new = tokens_of(before), tokens_of(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    runs = joined(runs_of(old, new), old, new)
    return Difference(
        before=parts([(run.is_same, "".join(old[run.start : run.end])) for run in runs], GONE),
        after=parts([(run.is_same, "".join(new[run.new_start : run.new_end])) for run in runs], NEW),
    )


def of_lists(before: Iterable[str], after: Iterable[str]) -> Difference:
    """The same of things whose order says nothing, such as tags; what stayed comes first."""
    old, new = list(dict.fromkeys(before)), list(dict.fromkeys(after))
    stayed = [Part(SAME, thing) for thing in new if thing in old]
    return Difference(
        before=[*stayed, *(Part(GONE, thing) for thing in old if thing not in new)],
        after=[*stayed, *(Part(NEW, thing) for thing in new if thing not in old)],
    )


def tokens_of(text: str) -> list[str]:
    """Words, signs and line breaks; a mark such as a vowel sign stays with its letter."""
    tokens: list[str] = []
    for token in TOKEN.findall(text.replace("\r\n", "\n")):
        if tokens and token and unicodedata.category(token[0]).startswith("M"):
            tokens[-1] += token
        elif token:
            tokens.append(token)
    return tokens


def meaning(token: str) -> str:
    """What is compared: a word without its spaces; one line break, or the empty line between paragraphs."""
    return token.rstrip() or "\n" * min(2, token.count("\n"))


def runs_of(old: list[str], new: list[str]) -> list[Run]:
    matcher = SequenceMatcher(None, [meaning(token) for token in old], [meaning(token) for token in new])
    return [Run(tag == "equal", *places) for tag, *places in matcher.get_opcodes()]


def joined(runs: list[Run], old: list[str], new: list[str]) -> list[Run]:
    """Without the crumbs: what stayed between two changes and is shorter than each of them reads as part of them."""

    def length(run: Run) -> int:
        return max(len("".join(old[run.start : run.end])), len("".join(new[run.new_start : run.new_end])))

    kept: list[Run] = []
    for run in runs:
        kept.append(run)
        while len(kept) > 2 and not kept[-1].is_same and length(kept[-2]) < min(length(kept[-3]), length(kept[-1])):
            first, _, last = kept[-3:]
            kept[-3:] = [Run(False, first.start, last.end, first.new_start, last.new_end)]
    return kept


def parts(runs: list[tuple[bool, str]], changed: str) -> list[Part]:
    found: list[Part] = []
    for place, (is_same, text) in enumerate(runs):
        if is_same and len(text) > FOLDED_FROM:
            found += folded(text, is_first=place == 0, is_last=place == len(runs) - 1)
        elif text:
            # A line break that came or went would be seen by nobody.
            found.append(Part(SAME if is_same else changed, text if text.strip() else f"¶{text}"))
    return found


def folded(text: str, is_first: bool, is_last: bool) -> list[Part]:
    """A long run that stayed: its ends beside what changed, and what is between them."""
    start = 0 if is_first else END
    end = len(text) if is_last else len(text) - END
    ends = [Part(SAME, text[:start]), Part(FOLDED, text[start:end]), Part(SAME, text[end:])]
    return [part for part in ends if part.text]
