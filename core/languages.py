"""The languages that a text of the directory can be written in."""

from django.conf.locale import LANG_INFO

RIGHT_TO_LEFT = frozenset(code for code, info in LANG_INFO.items() if info.get("bidi"))


def choices() -> list[tuple[str, str]]:
    """ISO 639 codes with English names, by name; regional variants are left out."""
    named = [(code, info["name"]) for code, info in LANG_INFO.items() if "name" in info and "-" not in code]
    return sorted([*named, ("zh", "Chinese"), ("mt", "Maltese")], key=lambda choice: choice[1])


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"
