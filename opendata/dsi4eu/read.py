"""Reads the original's two export files, and says in one sentence where a file is broken."""

import json
import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from opendata.dsi4eu import records
from opendata.dsi4eu.characters import one_line
from opendata.dsi4eu.records import RawOrganisation, RawProject, UnknownShape

Raw = TypeVar("Raw", RawOrganisation, RawProject)

LARGEST_FILE = 100_000_000
# A text, a bracket, or one of the three words that Python accepts as numbers and JSON does not.
JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]|-?Infinity|NaN', re.DOTALL)


class BrokenFile(Exception):
    """A file that cannot be imported; its text is one sentence naming the file and the position."""


class _NotANumber(ValueError):
    pass


def read_organisations(path: Path) -> list[RawOrganisation]:
    return _entries(path, records.organisation)


def read_projects(path: Path) -> list[RawProject]:
    return _entries(path, records.project)


def _entries(path: Path, read_record: Callable[[object], Raw]) -> list[Raw]:
    file = one_line(path.name) or "The file"
    content = _json(file, _text(file, _bytes(file, path)))
    if not isinstance(content, list):
        raise BrokenFile(f"{file}, line 1: the file is not a list of entries.")
    entries: list[Raw] = []
    positions: dict[int, int] = {}
    for position, record in enumerate(content, start=1):
        try:
            entry = read_record(record)
        except UnknownShape as error:
            raise BrokenFile(f"{file}, record {position}: it {error}.") from error
        first = positions.setdefault(entry.number, position)
        if first != position:
            raise BrokenFile(f"{file}, record {position}: its number {entry.number} is already that of record {first}.")
        entries.append(entry)
    return entries


def _bytes(file: str, path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BrokenFile(f"{file}: the file cannot be read ({error.strerror}).") from error
    if len(content) > LARGEST_FILE:
        raise BrokenFile(f"{file}: the file is larger than {LARGEST_FILE:,} bytes.")
    return content


def _text(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise BrokenFile(f"{file}, line {line}, byte {column}: this is not UTF-8.") from error


def _json(file: str, text: str) -> object:
    try:
        return json.loads(text, parse_int=_whole_number, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise BrokenFile(
            f"{file}, line {error.lineno}, column {error.colno}: this is not JSON ({error.msg})."
        ) from error
    except _NotANumber as error:
        raise BrokenFile(f"{file}, {_position_of_constant(text)}: NaN and Infinity are not JSON.") from error
    except RecursionError as error:
        raise BrokenFile(f"{file}, {_position_of_depth(text)}: the values are nested too deeply.") from error


def _whole_number(digits: str) -> int | str:
    """The number, or its digits where Python would refuse to convert so many."""
    return int(digits) if len(digits) < 20 else digits


def _refuse_constant(name: str) -> float:
    raise _NotANumber(name)


def _position_of_constant(text: str) -> str:
    found = next(token for token in JSON_TOKEN.finditer(text) if token[0][-1] in "Ny")
    return _position(text, found.start())


def _position_of_depth(text: str) -> str:
    nested = accumulate(JSON_TOKEN.finditer(text), _one_further, initial=(0, 0))
    return _position(text, next(offset for depth, offset in nested if depth > records.DEEPEST))


def _one_further(place: tuple[int, int], token: re.Match[str]) -> tuple[int, int]:
    return place[0] + (token[0] in "[{") - (token[0] in "]}"), token.start()


def _position(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - text.rfind(chr(10), 0, offset)}"
