"""An entry's summary and longer texts."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from opendata.dsi4eu.characters import cut, fold, one_line, storable
from opendata.dsi4eu.languages import guess_language
from opendata.dsi4eu.markdown import LONGEST_TEXT, to_markdown, to_plain
from opendata.dsi4eu.notes import Notes
from opendata.dsi4eu.placeholders import placeholder_reason

LONGEST_SUMMARY = 240
# A first sentence of fewer characters says too little alone on a card.
ENOUGH_FOR_A_CARD = 80
FEWEST_WORDS = 3
SENTENCE_END = re.compile(r"[.!?…。！？](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Texts:
    """`summary` is plain text on one line; `body` and `social_impact` are Markdown."""

    summary: str
    body: str
    social_impact: str
    language: str


def texts(short: str, long: str, social_impact: str, notes: Notes) -> Texts:
    body = long_text(long, notes.on("body"))
    impact = long_text(social_impact, notes.on("social_impact"))
    summary = _summary(short, body or impact, notes.on("summary"))
    # Links and pictures have an address, which the summary has not: such a text is kept.
    if body and fold(body) == fold(summary):
        notes.on("body").cleaned("The text said nothing beyond the summary.", body)
        body = ""
    language = guess_language(" ".join(map(to_plain, (short, long, social_impact))))
    return Texts(summary, body, impact, language)


def long_text(text: str, notes: Notes) -> str:
    words = to_plain(text)
    if reason := placeholder_reason(words):
        notes.dropped(reason, text)
        return ""
    if 0 < len(words.split()) < FEWEST_WORDS:
        notes.flagged("The text is too short to say much.", text)
    if len(text) > LONGEST_TEXT:
        notes.flagged(f"The text was cut at {LONGEST_TEXT:,} characters.", text)
    return to_markdown(text, notes)


def _summary(short: str, longer: str, notes: Notes) -> str:
    given = one_line(to_plain(short))
    if reason := placeholder_reason(given):
        notes.dropped(reason, short)
        given = ""
    if len(given) > LONGEST_SUMMARY:
        notes.flagged(f"The short description was cut at {LONGEST_SUMMARY} characters.", given)
    if given:
        return cut(given, LONGEST_SUMMARY)
    derived = _opening(longer)
    if derived:
        notes.flagged("The summary was taken from the beginning of the longer text.", "", derived)
    return derived


def _opening(markdown: str) -> str:
    """The first sentences of the first paragraphs, headings and bare links left out, in at most 240 characters."""
    words = ""
    for paragraph in _paragraphs(markdown):
        words = f"{words} {paragraph}".strip()
        if len(words) >= ENOUGH_FOR_A_CARD:
            break
    if len(words) <= LONGEST_SUMMARY:
        return words
    ends = [match.end() for match in SENTENCE_END.finditer(words, 0, LONGEST_SUMMARY)]
    if ends and ends[-1] >= ENOUGH_FOR_A_CARD:
        return words[: ends[-1]]
    return cut(words, LONGEST_SUMMARY)


def _paragraphs(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(storable(markdown))
    opened = [tokens[index - 1].type for index, token in enumerate(tokens) if token.type == "inline"]
    inlines = [token for token in tokens if token.type == "inline"]
    found = []
    for before, inline in zip(opened, inlines, strict=True):
        texts = [child.content if child.content else " " for child in inline.children if _is_word(child.type)]
        linked = inline.content.startswith(("[", "Video: [")) and inline.content.endswith(")")
        if before == "paragraph_open" and not linked:
            found.append(one_line("".join(texts)))
    return found


def _is_word(token_type: str) -> bool:
    return token_type in ("text", "text_special", "code_inline", "softbreak", "hardbreak")
