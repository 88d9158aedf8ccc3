"""The look of mails: one style sheet in the site's own colours, with rules for programs that show mails in the dark."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

TOKENS = settings.BASE_DIR / "static" / "css" / "tokens.css"
SHEET = Path(__file__).with_name("look.css")
TOKEN = re.compile(r"^  --(?P<name>[a-z-]+): (?:light-dark\((?P<light>.+?), (?P<dark>.+?)\)|(?P<both>.+));$", re.M)
USED = re.compile(r"var\(--([a-z-]+)\)")
RULE = re.compile(r"(?P<selector>[^{}]+?) \{(?P<declarations>[^{}]*)\}")
REM = re.compile(r"\b(\d*\.?\d+)rem\b")
DARK = "@media (prefers-color-scheme: dark)"
Theme = dict[str, str]


@dataclass(frozen=True)
class Look:
    """Two style sheets, so that a program which drops the one for the dark keeps the other.

    `light` is for programs that drop both: values by the names of their tokens, with "_" for "-".
    """

    sheets: tuple[SafeString, SafeString]
    light: Theme


@cache
def look() -> Look:
    light, dark = themes()
    sheet = re.sub(r"/\*.*?\*/\s*", "", SHEET.read_text(encoding="utf-8"), flags=re.S)
    in_the_dark = f"{DARK} {{\n{filled(only_colours(sheet, light, dark), dark)}}}\n"
    # Nothing in them but our own two files and colours that were checked when the site started.
    sheets = (mark_safe(filled(sheet, light)), mark_safe(in_the_dark))  # noqa: S308
    return Look(sheets, {name.replace("-", "_"): value for name, value in light.items()})


def themes() -> tuple[Theme, Theme]:
    """The tokens of pages in the light and in the dark, with the operator's own colours."""
    light, dark = {}, {}
    for found in TOKEN.finditer(TOKENS.read_text(encoding="utf-8")):
        light[found["name"]] = found["both"] or found["light"]
        dark[found["name"]] = found["both"] or found["dark"]
    for name, (of_light, of_dark) in settings.SITE_COLOURS.items():
        light[name], dark[name] = of_light, of_dark
    return light, dark


def filled(sheet: str, theme: Theme) -> str:
    """The sheet with values for its tokens, in pixels, which all mail programs know."""
    sheet = USED.sub(lambda found: theme[found[1]], sheet)
    return REM.sub(lambda found: f"{float(found[1]) * 16:g}px", sheet)


def only_colours(sheet: str, light: Theme, dark: Theme) -> str:
    """The rules whose values are others in the dark."""

    def kept(declaration: str) -> bool:
        return any(light[name] != dark[name] for name in USED.findall(declaration))

    rules = []
    for rule in RULE.finditer(sheet):
        declarations = [one.strip() for one in rule["declarations"].split(";") if kept(one)]
        if declarations:
            rules.append(f"{rule['selector'].strip()} {{ {'; '.join(declarations)} }}\n")
    return "".join(rules)
