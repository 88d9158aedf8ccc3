"""The colours that an operator may change: read from a setting, refused where words on them could not be read."""

import re

from django.core.exceptions import ImproperlyConfigured

EXAMPLE = "accent=#0b6b66/#3dbfae,night=#102426/#081516"
# Each token with what stands on or under it in the light and the dark theme.
AGAINST = {
    "accent": ("#faf8f3", "#191f2e"),
    "accent-fill": ("#ffffff", "#ffffff"),
    "accent-fill-strong": ("#ffffff", "#ffffff"),
    "night": ("#b9c1d6", "#b9c1d6"),
}
LEAST_CONTRAST = 4.5
Colours = dict[str, tuple[str, str]]


def read(text: str) -> Colours:
    """Colours of tokens for the light and the dark theme out of a text such as EXAMPLE."""
    return dict(read_one(part.strip()) for part in text.split(",") if part.strip())


def read_one(part: str) -> tuple[str, tuple[str, str]]:
    name, _, values = part.partition("=")
    light, _, dark = values.partition("/")
    pair = (light.lower(), (dark or light).lower())
    if name not in AGAINST or not all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in pair):
        raise ImproperlyConfigured(
            f"SITE_COLOURS cannot be read at {part!r}: write it like {EXAMPLE}. The names are {', '.join(AGAINST)}."
        )
    for value, other in zip(pair, AGAINST[name], strict=True):
        if contrast(value, other) < LEAST_CONTRAST:
            raise ImproperlyConfigured(
                f"SITE_COLOURS: {name} {value} against {other} has a contrast of {contrast(value, other):.1f}; "
                f"people need {LEAST_CONTRAST} to read it."
            )
    return name, pair


def rules(colours: Colours) -> str:
    tokens = "".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in colours.items())
    return f"@layer tokens {{ :root {{ {tokens} }} }}\n" if tokens else ""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
