"""Latency: every page in turn, with its limits right beside it, so that a busy moment touches all alike."""

import http.client
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median, quantiles


@dataclass
class Connection:
    """One visitor's connection to a server; each request comes from another network, as those of many would."""

    port: int
    _open: http.client.HTTPConnection | None = None
    _used_at: float = 0

    def get(self, path: str, **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
        sent = {"X-Forwarded-For": network(), **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.connect()
        self._open.request("GET", path, headers=sent)
        answer = self._open.getresponse()
        body = answer.read()
        self._used_at = time.monotonic()
        if answer.will_close:
            self._open = None
        return answer.status, body, answer.headers

    def connect(self) -> None:
        """Unless it is connected, and the server has no reason to end that."""
        if self._open is None or time.monotonic() - self._used_at > 1:
            self._open = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            self._open.connect()

    def milliseconds(self, path: str, expected: int = 200, **headers: str) -> float:
        self.connect()
        started = time.perf_counter()
        status, _, _ = self.get(path, **headers)
        spent = 1000 * (time.perf_counter() - started)
        if status != expected:
            raise SystemExit(f"{path} answered {status}.")
        return spent


def network() -> str:
    return ".".join(str(random.randint(1, 250)) for _ in range(4))


@dataclass
class Times:
    """Milliseconds of one page, by how it was come by."""

    by_way: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def p50(self, way: str) -> float:
        return median(self.by_way[way])

    def p95(self, way: str) -> float:
        return quantiles(self.by_way[way], n=20, method="inclusive")[18]

    def ratios(self) -> list[float]:
        """How many times the limit a page took, run by run."""
        return [page / limit for page, limit in zip(self.by_way["page"], self.by_way["limit"], strict=True)]


def measure(pages: dict[str, str], drawn: Connection, kept: Connection, front: Connection, runs: int):
    """Times by the names of pages."""
    times = {name: Times() for name in pages}
    tags = {name: warm(path, drawn, kept) for name, path in pages.items()}
    for _ in range(runs):
        for place, (name, path) in enumerate(pages.items()):
            one = times[name].by_way
            one["page"].append(drawn.milliseconds(path))
            one["limit"].append(drawn.milliseconds(f"/limit{path}"))
            one["file"].append(front.milliseconds(f"/file/{place}.html"))
            one["kept"].append(kept.milliseconds(path))
            if tags[name]:
                one["304"].append(kept.milliseconds(path, 304, If_None_Match=tags[name]))
    return times


def warm(path: str, drawn: Connection, kept: Connection) -> str:
    """Has each process of both servers know the page; gives its entity tag."""
    for connection in (drawn, kept):
        for _ in range(10):
            # Another one each time reaches another process now and then.
            Connection(connection.port).milliseconds(path)
        connection.milliseconds(path)
    for _ in range(10):
        Connection(drawn.port).milliseconds(f"/limit{path}")
    return kept.get(path)[2].get("ETag", "")
