"""Reads the sample files, and says in one sentence where one of them is wrong."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from dsi_directory.sample.kinds import KINDS, LINKED_KINDS, Kind

FOLDER = Path(__file__).parent
KINDS_BY_KEY = {kind.key: kind for kind in KINDS}


class BrokenSample(Exception):
    """A sample that cannot be loaded; its text is one sentence naming the file, the entry and the key."""


@dataclass(frozen=True)
class Item:
    """One entry as written in a file, its keys and their shapes known to be right."""

    file: str
    kind: Kind
    values: dict

    @property
    def number(self) -> int:
        return self.values["number"]

    def broken(self, what: str) -> BrokenSample:
        return BrokenSample(f"{self.file}, {self.kind.noun} {self.values.get('number', '?')}: {what}")


def read(folder: Path = FOLDER) -> list[Item]:
    """Every entry of the folder's files, each after those it may point at; numbers are unique, links lead somewhere."""
    items = [item for path in sorted(folder.glob("*.toml")) for item in _items(path)]
    items.sort(key=lambda item: (KINDS.index(item.kind), item.number))
    for item, following in pairwise(items):
        if (item.kind, item.number) == (following.kind, following.number):
            raise following.broken(f"the number stands in {item.file} too.")
    numbers = {kind.key: {item.number for item in items if item.kind is kind} for kind in KINDS}
    for item in items:
        _check_links(item, numbers)
    return items


def _items(path: Path) -> Iterator[Item]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenSample(f"{path.name} is not valid TOML: {error}.") from error
    for key, tables in content.items():
        if key not in KINDS_BY_KEY:
            raise BrokenSample(f'{path.name}: "{key}" is not one of {", ".join(KINDS_BY_KEY)}.')
        for values in tables:
            item = Item(path.name, KINDS_BY_KEY[key], values)
            _check_shape(item)
            yield item


def _check_shape(item: Item) -> None:
    for key, value in item.values.items():
        if key not in item.kind.shapes:
            raise item.broken(f'there is no key "{key}".')
        if not item.kind.shapes[key].fits(value):
            raise item.broken(f'"{key}" is not {item.kind.shapes[key].meaning}.')
    for key in ("number", "name", "published_on"):
        if key not in item.values:
            raise item.broken(f'"{key}" is missing.')


def _check_links(item: Item, numbers: dict[str, set[int]]) -> None:
    for key in LINKED_KINDS:
        for link in item.values.get(key, ()):
            number = link["number"] if isinstance(link, dict) else link
            if number not in numbers[key]:
                raise item.broken(f'"{key}" names {number}, which is in no file.')
