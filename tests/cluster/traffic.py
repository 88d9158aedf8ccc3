"""People who do the same again and again while something happens, and remember how they were answered."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import requests
from requests.adapters import HTTPAdapter

from tests.cluster.cluster import unseen
from tests.cluster.site import URL

_people = itertools.count(1)


class FromAddress(HTTPAdapter):
    """Comes from an address of loopback that is a device and a network of its own to the limits."""

    def __init__(self, number: int):
        self.source = f"127.{number // 250 % 250 + 1}.{number % 250}.1"
        super().__init__()

    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, source_address=(self.source, 0), **options)


def somebody() -> requests.Session:
    person = requests.Session()
    person.mount("http://", FromAddress(next(_people)))
    return person


def sign_up(address: str) -> int:
    """The status of the answer to a sign-up for the newsletter; 0 where there was none."""
    form = {"address": address, "language": "en", "topics": "newsletter"}
    with somebody() as person:
        return answered(lambda: person.post(f"{URL}/newsletter/signup", form, allow_redirects=False, timeout=30))


def read(address: str) -> int:
    return answered(lambda: requests.get(f"{URL}{address}", timeout=30))


def answered(ask: Callable[[], requests.Response]) -> int:
    try:
        return ask().status_code
    except requests.RequestException:
        return 0


@dataclass
class Traffic:
    """Two who read and two who sign up, in threads, as long as the block lasts."""

    readers: int = 2
    writers: int = 2
    read: Counter = field(default_factory=Counter)
    written: Counter = field(default_factory=Counter)
    # Addresses whose sign-up was answered well.
    kept: list[str] = field(default_factory=list)
    slowest: float = 0
    is_over: bool = False

    def __enter__(self) -> "Traffic":
        self.threads = [threading.Thread(target=self.reads) for _ in range(self.readers)]
        self.threads += [threading.Thread(target=self.writes) for _ in range(self.writers)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error) -> None:
        self.is_over = True
        for thread in self.threads:
            thread.join()

    def reads(self) -> None:
        pages = itertools.cycle(["/", "/organisations", "/projects?page=2", "/search?q={}", "/themes"])
        while not self.is_over:
            began = time.monotonic()
            self.read[read(next(pages).format(unseen()))] += 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            time.sleep(0.02)

    def writes(self) -> None:
        while not self.is_over:
            address = f"{unseen()}@example.org"
            status = sign_up(address)
            self.written[status] += 1
            if 200 <= status < 400:
                self.kept.append(address)
            time.sleep(0.05)

    @property
    def failed(self) -> Counter:
        return Counter(
            {status: count for status, count in (self.read + self.written).items() if status not in (200, 302)}
        )

    def __str__(self) -> str:
        answers = f"{self.read.total()} pages read, {self.written.total()} sign-ups"
        return f"{answers}, failed: {dict(self.failed) or 'none'}, slowest page {self.slowest:.2f} s"
