"""Many visitors at once: wrk reads the pages in turn."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.programs import program

SCRIPT = """
local paths = {{ {paths} }}
local next = 0
function request()
    next = next % #paths + 1
    local address = string.format("%d.%d.%d.9", math.random(1, 250), math.random(250), math.random(250))
    return wrk.format("GET", paths[next], {{ ["Host"] = "{host}", ["X-Forwarded-For"] = address }})
end
"""


@dataclass(frozen=True)
class Load:
    connections: int
    per_second: float
    p50: float
    p99: float
    errors: int

    def __str__(self) -> str:
        return (
            f"{self.connections} connections: {self.per_second:,.0f} a second, "
            f"p50 {self.p50:.0f} ms, p99 {self.p99:.0f} ms, {self.errors} errors"
        )


def load(port: int, paths: Iterable[str], connections: int, seconds: int, folder: Path) -> Load:
    script = folder / "mixed.lua"
    listed = ", ".join(f'"{path}"' for path in paths)
    script.write_text(SCRIPT.format(paths=listed, host=f"127.0.0.1:{port}"))
    command = [
        program("wrk"),
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "30s",
        "--latency",
        "-s",
        script,
    ]
    told = subprocess.run([*command, f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True).stdout
    return Load(connections, number(r"Requests/sec: +([\d.]+)", told), time(50, told), time(99, told), errors(told))


def number(pattern: str, told: str) -> float:
    return float(re.search(pattern, told)[1])


def time(percent: int, told: str) -> float:
    amount, unit = re.search(rf"{percent}% +([\d.]+)(us|ms|s|m) *\n", told).groups()
    return float(amount) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def errors(told: str) -> int:
    found = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", told)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    return sum(map(int, found.groups() if found else ())) + (int(refused[1]) if refused else 0)
