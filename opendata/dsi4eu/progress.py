"""Shows how far a long run has come."""

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")
SECONDS_BETWEEN = 0.2


class Progress:
    """A line that counts on a terminal; elsewhere one line for each finished step."""

    def __init__(self, stream: TextIO):
        self.stream = stream
        self.is_terminal = stream.isatty()

    def say(self, sentence: str) -> None:
        self.stream.write(f"{sentence}\n")
        self.stream.flush()

    def count(self, step: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, counted while they are taken."""
        shown_at = time.monotonic()
        for done, item in enumerate(items):
            if self.is_terminal and time.monotonic() - shown_at > SECONDS_BETWEEN:
                self.stream.write(f"\r{step}: {done:,} of {total:,}")
                self.stream.flush()
                shown_at = time.monotonic()
            yield item
        self.say(f"{chr(13) if self.is_terminal else ''}{step}: {total:,} of {total:,}")
