"""Subscribers as a CSV file: what an import reads and an export writes, in the same columns."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date

from core import languages
from core.text import one_line, readable
from mail.addresses import AddressField
from newsletter.models import Subscriber

COLUMNS = ("address", "language", "newsletter", "consent date", "consent text", "source")
NEEDED = ("address", "consent date", "consent text")
YES = {"yes", "y", "true", "1", "x", "on"}
# A spreadsheet takes what begins with these for something to be worked out, unless there is a ' before.
FORMULA = re.compile(r"^'(?=[=+\-@])")
BEFORE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST_TEXT, LONGEST_SOURCE = 5000, 150
MOST_BYTES, MOST_ROWS = 5 * 1024 * 1024, 50_000


class UnreadableFile(ValueError):
    """A file that is no list of subscribers at all, with a sentence that says why."""


class Refused(ValueError):
    """A row that cannot be taken in, with a sentence that says why."""


@dataclass(frozen=True)
class Row:
    """A row that may be taken in."""

    address: str
    language: str
    consented_at: datetime
    consent_text: str
    source: str


def decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise UnreadableFile("The file is larger than 5 MB. Cut it into several.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("The file is not in UTF-8. Save it anew as “CSV UTF-8”.") from None


def lines_of(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each line, and its cells by the names of their columns."""
    text = text.replace("\r\n", "\n").replace("\0", "")
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    try:
        names = [name.strip().lower().replace("_", " ") for name in next(reader, [])]
        if missing := [name for name in NEEDED if name not in names]:
            raise UnreadableFile(f"The first line does not name the columns: {', '.join(missing)}.")
        for number, cells in enumerate(reader, 1):
            if number > MOST_ROWS:
                raise UnreadableFile(f"The file has more than {MOST_ROWS:,} rows. Cut it into several.")
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(names, (FORMULA.sub("", cell.strip()) for cell in cells), strict=False))
    except csv.Error:
        raise UnreadableFile("The file cannot be read as CSV.") from None


def read(cells: dict[str, str]) -> Row:
    """The row, if it says what was agreed to and when."""
    try:
        address = AddressField().clean(cells.get("address"))
    except ValidationError as wrong:
        raise Refused(wrong.messages[0]) from None
    if cells.get("newsletter", "yes").lower() not in YES:
        raise Refused("The column “newsletter” does not say yes. Write: yes.")
    language = cells.get("language", "").lower() or "en"
    if language not in dict(languages.INTERFACE):
        raise Refused(f"The language is none of {', '.join(dict(languages.INTERFACE))}.")
    text = readable(cells.get("consent text", ""))
    if not text or len(text) > LONGEST_TEXT:
        raise Refused(f"The consent text is missing, or longer than {LONGEST_TEXT} characters.")
    return Row(address, language, day_of(cells.get("consent date", "")), text, one_line(cells.get("source", "")))


def day_of(text: str) -> datetime:
    try:
        day = parse_date(text[:10])
    except ValueError:
        day = None
    if day is None or day > timezone.localdate():
        raise Refused("The consent date is missing, to come, or not written like 2024-05-31.")
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def written(subscribers: Iterable[Subscriber]) -> Iterator[str]:
    """The lines of a file with subscribers, safe to be opened in a spreadsheet."""
    writer = csv.writer(Lines())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for one in subscribers:
        newsletter = "yes" if one.wants_newsletter else "no"
        day = timezone.localdate(one.confirmed_at).isoformat()
        cells = (one.address, one.language, newsletter, day, one.consent_text, one.came_from)
        yield writer.writerow([f"'{cell}" if cell.startswith(BEFORE_FORMULA) else cell for cell in cells])


class Lines:
    """A file that gives back each line that is written."""

    def write(self, line: str) -> str:
        return line
