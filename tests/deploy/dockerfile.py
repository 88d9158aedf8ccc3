"""Reads the Dockerfile as far as this project writes it."""

import json
import re
import shlex
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Instruction(NamedTuple):
    name: str
    text: str

    @property
    def words(self) -> list[str]:
        return json.loads(self.text) if self.text.startswith("[") else shlex.split(self.text)


def instructions() -> list[Instruction]:
    """Without comments, long ones in one line."""
    lines = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Instruction(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def stages() -> list[list[Instruction]]:
    """From one FROM to the next; what stands before the first belongs to none."""
    found: list[list[Instruction]] = []
    for one in instructions():
        if one.name == "FROM":
            found.append([])
        if found:
            found[-1].append(one)
    return found


def ignored() -> list[str]:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def is_ignored(path: str, patterns: list[str]) -> bool:
    """Whether it, or a folder that it is in, is left out."""
    parts = path.split("/")
    above = ["/".join(parts[: count + 1]) for count in range(len(parts))]
    names = [(one, pattern) for one in above for pattern in patterns]
    return any(
        fnmatch(one.rpartition("/")[2], pattern[3:])
        if pattern.startswith("**/")
        else one.count("/") == pattern.count("/") and fnmatch(one, pattern)
        for one, pattern in names
    )


def context() -> list[str]:
    """The files that `COPY . .` takes."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    patterns = ignored()
    return [path for path in listed if path and (ROOT / path).exists() and not is_ignored(path, patterns)]
