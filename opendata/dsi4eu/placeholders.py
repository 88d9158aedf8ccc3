"""Texts that were typed or damaged where a description should be, and say nothing."""

import re

from opendata.dsi4eu.characters import fold, one_line

SPREADSHEET_ERROR = re.compile(r"^#(?:NAME|REF|VALUE|N/A|DIV/0|NULL|NUM|SPILL|CALC)[?!]?$", re.IGNORECASE)
# A passage copied from a page with a sharing script carries its tracking mark; here nothing else was left.
TRACKING_MARK = re.compile(r"^\S*#sthash\.\S+$")
TEMPLATE_FIELD = re.compile(r"^(?:\{[^{}]*\}|\{\{[^{}]*\}\}|\[[^\[\]]*\]|<[^<>]*>)$")
# Neighbouring consonants of the keyboard's middle row with a j, as in no European word, or a run of its keys.
KEYBOARD_MASH = re.compile(r"[dfghkl]j[dfghkl]{2}|j[dfghkls]{2}|asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwert|zxcv|xcvb|cvbn")
NO_LETTERS = "The text has no letters."
FILLERS = {
    "bla",
    "bla bla",
    "bla bla bla",
    "blah",
    "blah blah",
    "blah blah blah",
    "coming soon",
    "description",
    "haven t started yet",
    "just starting",
    "lorem ipsum",
    "n a",
    "na",
    "nil",
    "no description",
    "none",
    "none to date",
    "none yet",
    "not applicable",
    "not known yet",
    "not yet",
    "nothing",
    "null",
    "ongoing",
    "project just starting",
    "tba",
    "tbc",
    "tbd",
    "test",
    "testing",
    "to be completed",
    "to be confirmed",
    "to do",
    "todavia no esta terminado",
    "todo",
    "undefined",
    "unknown",
    "will complete this shortly",
}
TEST_NAME = re.compile(r"^(?:project )?(?:prova|test|testing|blah?)( (?:org|organisation|project))? ?\d*$")


def placeholder_reason(text: str) -> str:
    """Why the text is no description, or "" where it may be one."""
    given = one_line(text)
    if not given:
        return ""
    if SPREADSHEET_ERROR.match(given):
        return "A spreadsheet's error stood for the text."
    if TRACKING_MARK.match(given):
        return "Only a tracking mark is left of the text."
    if TEMPLATE_FIELD.match(given):
        return "A template's field stood for the text."
    if not re.search(r"[^\W\d_]", given):
        return NO_LETTERS
    if given.isascii() and len(set(fold(given))) == 1:
        return "One letter stood for the text."
    if fold(given) in FILLERS:
        return "The text only says that there is none."
    if " " not in given and KEYBOARD_MASH.search(given):
        return "The text looks like keys hit at random."
    return ""


def is_test_name(name: str) -> bool:
    """Whether someone only tried the form: "test", "prova2", "xx". "450" and "X" may be names."""
    if len(one_line(name)) == 1 or placeholder_reason(name) == NO_LETTERS:
        return False
    return bool(TEST_NAME.match(fold(name)) or placeholder_reason(name))
