"""Finding organisations that take part in a project, by their names."""

from dataclasses import dataclass

from organisations.models import Organisation
from search.suggest import suggestions

MOST_CHOSEN = 50


@dataclass(frozen=True)
class Choices:
    # What was searched for.
    words: str
    chosen: list[Organisation]
    found: list[Organisation]


def choices(numbers: list[str], words: str) -> Choices:
    """The published organisations of these numbers, and those that the words find besides."""
    kept = [
        int(number) for number in numbers[:MOST_CHOSEN] if number.isascii() and number.isdigit() and len(number) < 10
    ]
    chosen = list(Organisation.objects.published().filter(pk__in=kept).by_name())
    found = [number for number in numbers_named(words) if number not in kept]
    entries = Organisation.objects.published().in_bulk(found)
    return Choices(words, chosen, [entries[number] for number in found if number in entries])


def numbers_named(words: str) -> list[int]:
    sections = suggestions(words.replace("\0", ""))
    return [item.number for section in sections if section.kind.model is Organisation for item in section.items]
