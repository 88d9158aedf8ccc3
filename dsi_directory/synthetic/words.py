"""Names and texts in nine languages, put together from word lists and sentence patterns."""

import random
import tomllib
from functools import cache
from pathlib import Path

from core.markdown import render

FOLDER = Path(__file__).parent / "words"
# So many different paragraphs and lists exist in each language; their HTML is made once.
PARAGRAPHS = 400
LISTS = 60
# Paragraphs of different families share no sentence pattern.
FAMILIES = 4

# Markdown, and the HTML that belongs to it.
Text = tuple[str, str]
LIST_OF_SLOT = {
    "other": "subjects",
    "others": "groups",
    "activity": "activities",
    "activity2": "activities",
}
# A slot that must not repeat what stands in the other.
PARTNER_OF_SLOT = {"other": "subject", "others": "group", "activity2": "activity"}


class Picks(dict):
    """What stands in the slots of one pattern: given, or picked from the word lists when first asked for."""

    def __init__(self, words: dict[str, list[str]], chance: random.Random, **given):
        super().__init__(given)
        self.words, self.chance = words, chance

    def __missing__(self, slot: str) -> str:
        if slot == "number":
            word = str(self.chance.randrange(2, 500))
        elif slot == "year":
            word = str(self.chance.randrange(2008, 2027))
        else:
            words = self.words[LIST_OF_SLOT.get(slot, f"{slot}s")]
            word = self.chance.choice(words)
            if word == self.get(PARTNER_OF_SLOT.get(slot)):
                word = words[words.index(word) - 1]
        self[slot] = word
        return word


@cache
def words_of(language: str) -> dict[str, list[str]]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def phrase(language: str, patterns: str, chance: random.Random, **given: str) -> str:
    """One of the patterns, its slots filled, with a capital at the start."""
    words = words_of(language)
    filled = chance.choice(words[patterns]).format_map(Picks(words, chance, **given))
    return filled[0].upper() + filled[1:]


@cache
def paragraph(language: str, index: int) -> Text:
    """Two or three different sentences."""
    chance = random.Random(f"{language} paragraph {index}")  # noqa: S311 - a text, not a secret
    words = words_of(language)
    patterns = chance.sample(words["sentences"][index % FAMILIES :: FAMILIES], chance.choice((2, 3)))
    sentences = (pattern.format_map(Picks(words, chance)) for pattern in patterns)
    text = " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
    return text, render(text)


@cache
def list_with_heading(language: str, index: int) -> Text:
    chance = random.Random(f"{language} list {index}")  # noqa: S311
    words = words_of(language)
    items = (item.format_map(Picks(words, chance)) for item in chance.sample(words["items"], 3))
    text = "\n".join((f"## {chance.choice(words['headings'])}", "", *(f"- {item}" for item in items)))
    return text, render(text)


def body(language: str, name: str, town: str, chance: random.Random) -> Text:
    """An opening of its own, then paragraphs, and now and then a list at the end: 60 to 200 words."""
    opening = phrase(language, "openings", chance, name=name, town=town)
    # No word of an opening means anything in Markdown or HTML, which a test makes sure of.
    blocks = [(opening, f"<p>{opening}</p>\n")]
    families = chance.sample(range(FAMILIES), chance.choice((2, 3, 3, 4)))
    blocks += [paragraph(language, chance.randrange(family, PARAGRAPHS, FAMILIES)) for family in families]
    if len(families) < FAMILIES and chance.random() < 0.4:
        blocks.append(list_with_heading(language, chance.randrange(LISTS)))
    return "\n\n".join(text for text, _ in blocks), "".join(html for _, html in blocks)


def short_text(language: str, chance: random.Random) -> Text:
    return paragraph(language, chance.randrange(PARAGRAPHS))
