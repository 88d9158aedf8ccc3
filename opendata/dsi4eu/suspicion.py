"""Reasons to suspect that an entry advertises something else, for a person to decide.

The original closed its forms because of such entries and later deleted 1,331, real ones among them. So a rule here
has to name what it saw, and an entry that meets one waits for a decision; none is dropped.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opendata.dsi4eu.characters import fold, one_line
from opendata.dsi4eu.placeholders import is_test_name
from opendata.dsi4eu.trades import SALES_WORDS, TRADE_WORDS

TAG = re.compile(r"<(/?\w*)[^<>]*>")
LINK = re.compile(r"<a>|\bhttps?://", re.IGNORECASE)
# A real entry that names its sources reaches one link in twenty words.
FEWEST_STUFFED_LINKS = 4
WORDS_A_LINK = 12
FEWEST_DAMAGED_LETTERS = 4
LOOK_ALIKE_SCRIPTS = {"LATIN", "CYRILLIC", "GREEK"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What an entry shows of itself: its name, website, tags and short text up front, and its long texts."""

    name: str
    website: str
    tags: tuple[str, ...]
    summary: str
    long_text: str
    outgoing_links: int = 0


def suspicions(shown: Shown) -> list[str]:
    """One sentence for each rule met; empty for an entry that may be published."""
    return list(_reasons(shown))


def _reasons(shown: Shown) -> Iterator[str]:
    if is_test_name(shown.name):
        yield "The name looks like somebody trying the form."
    if _damaged_letters(shown.name) >= FEWEST_DAMAGED_LETTERS or _mixes_scripts(shown.name):
        yield "The name hides letters behind look-alikes."
    for trade in _trades(shown):
        yield f"It seems to sell something else: {trade}."
    if len(SALES_WORDS.findall(fold(f"{shown.summary} {shown.long_text}"))) >= 2:
        yield "It reads like an advertisement."
    if (
        shown.outgoing_links >= FEWEST_STUFFED_LINKS
        and len(shown.long_text.split()) < WORDS_A_LINK * shown.outgoing_links
    ):
        yield "The text is stuffed with links."


def _trades(shown: Shown) -> Iterator[str]:
    """A trade named up front, or twice in the long text, where a real entry may speak of one in passing."""
    front = " | ".join(map(fold, (shown.name, shown.summary, *shown.tags, _host(shown.website))))
    inside = fold(shown.long_text)
    for trade, pattern in TRADE_WORDS.items():
        if pattern.search(front) or len(pattern.findall(inside)) >= 2:
            yield trade


def _host(website: str) -> str:
    return website.partition("://")[2].partition("/")[0]


def _damaged_letters(name: str) -> int:
    """How many letters are question marks, as look-alikes became when the original's texts were forced to ASCII."""
    return sum(word.rstrip("?!.").count("?") for word in name.split())


def _mixes_scripts(name: str) -> bool:
    words = re.findall(r"[^\W\d_]+", one_line(name))
    return any(len(set(_scripts(word)) & LOOK_ALIKE_SCRIPTS) > 1 for word in words)


def _scripts(word: str) -> Iterable[str]:
    # One letter of another script may be meant: μLab, Ωmega.
    names = [unicodedata.name(letter, "?").split()[0] for letter in word]
    return [script for script in names if names.count(script) > 1]


def link_count(*texts: str) -> int:
    return sum(len(LINK.findall(TAG.sub(r"<\1>", text))) for text in texts)
