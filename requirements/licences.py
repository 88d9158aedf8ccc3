"""Gives docs/licences.md: under which licences the site has what others made. `python -m requirements.licences`."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
RULES = tomllib.loads((ROOT / "requirements" / "licences.toml").read_text(encoding="utf-8"))
FONTS = ("static/fonts", "core/share_pictures/fonts")
HEAD = """# Licences

What others made and the site uses. `make licences` writes this page; `requirements/licences.toml` says what is allowed,
and why some packages may have another licence.
"""


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def spelled(licence: str) -> str:
    """The short names of SPDX for what packages call their licences."""
    parts = re.split(r"(; | AND | OR )", licence)
    return "".join(RULES["spelling"].get(part, part) for part in parts)


def of_python() -> dict[str, str]:
    """The licence of each package that a running site needs; empty where nobody knows."""
    program = Path(sys.executable).with_name("pip-licenses")
    told = subprocess.run([program, "--from=mixed", "--format=json"], capture_output=True, text=True, check=True)
    installed = {canonical(row["Name"]): spelled(row["License"]) for row in json.loads(told.stdout)}
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    return {
        name: installed.get(name) or RULES["elsewhere"].get(name, "")
        for name in map(canonical, re.findall(r"^([\w.-]+)(?:\[.*\])?==", lock, re.M))
    }


def of_npm() -> dict[str, str]:
    """The licence of each tool that tests look at pages with."""
    packages = json.loads((ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {path.rpartition("node_modules/")[2]: told.get("license", "") for path, told in packages.items() if path}


def of_fonts() -> dict[str, str]:
    """Whose each font is, as the file with its licence says."""
    files = sorted(file for folder in FONTS for file in (ROOT / folder).glob("*-OFL.txt"))
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").splitlines()[0] for file in files}


def is_allowed(name: str, licence: str) -> bool:
    """Whether all licences that hold together are allowed, or this one for this package."""
    if name in RULES["unusual"]:
        return licence == RULES["unusual"][name]["licence"]
    parts = re.split(r"; | AND ", licence)
    return all(any(choice in RULES["allowed"] for choice in part.split(" OR ")) for part in parts)


def table(packages: dict[str, str]) -> str:
    lines = ["| Package | Licence |", "| --- | --- |"]
    for name, licence in sorted(packages.items()):
        reason = RULES["unusual"].get(name, {}).get("reason")
        lines.append(f"| {name} | {licence}{f' ({reason})' if reason else ''} |")
    return "\n".join(lines)


def page() -> str:
    fonts = [f"- `{file}`: SIL Open Font License 1.1. {holder}" for file, holder in of_fonts().items()]
    others = [f"- {name}: {licence}." for name, licence in RULES["others"].items()]
    parts = [HEAD, "## Packages of Python", table(of_python()), "## Fonts, icons and maps", "\n".join(fonts + others)]
    return "\n\n".join([*map(str.strip, parts), "## Tools from npm, for tests only", table(of_npm())]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
