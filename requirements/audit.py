"""Looks up whether the packages of a running site have known weaknesses: `python -m requirements.audit`."""

import datetime
import json
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMMAND = ("pip-audit", "--disable-pip", "--format", "json", "--progress-spinner", "off", "--requirement")
PATIENCE = 120  # seconds


def look_up(lock: Path) -> tuple[list[dict], str]:
    """What pip-audit says of each package, and why it says nothing if it does not."""
    program = Path(sys.executable).with_name(COMMAND[0])
    try:
        told = subprocess.run(
            [program, *COMMAND[1:], lock], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return json.loads(told.stdout)["dependencies"], ""
    except subprocess.TimeoutExpired:
        return [], f"no answer within {PATIENCE} seconds"
    except ValueError:
        return [], (told.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]


def weaknesses(packages: list[dict]) -> dict[str, str]:
    """By each name that a weakness goes by, whom it concerns and what mends it."""
    found = {}
    for package in packages:
        for weakness in package.get("vulns", ()):
            mended = ", ".join(weakness["fix_versions"]) or "no version yet"
            found[weakness["id"]] = f"{package['name']} {package['version']}, mended in {mended}"
    return found


def objections(found: dict[str, str], known: dict[str, dict], today: datetime.date) -> list[str]:
    """A sentence for each weakness that nobody has given a reason for, or not one that holds today."""
    told = []
    for name, concerned in found.items():
        if not known.get(name, {}).get("reason") or "until" not in known[name]:
            told.append(f"{name} is in {concerned}: take that version, or say why not in known_weaknesses.toml.")
        elif known[name]["until"] <= today:
            told.append(f"{name} is in {concerned}: what known_weaknesses.toml says of it has to be looked at again.")
    return told


def main(packages: list[dict], reason: str, known: dict[str, dict]) -> int:
    """Prints what there is to say; gives 1 when something has to be done."""
    looked_up = [package for package in packages if "vulns" in package]
    if not looked_up:
        reason = reason or next((package["skip_reason"] for package in packages), "run.txt names no package")
        print(f"No weakness could be looked up, so nothing is known of any: {reason}")
        return 0
    told = objections(weaknesses(looked_up), known, datetime.datetime.now(tz=datetime.UTC).date())
    print(f"Weaknesses were looked up for {len(looked_up)} of {len(packages)} packages.", *told, sep="\n")
    return 1 if told else 0


if __name__ == "__main__":
    known = tomllib.loads((HERE / "known_weaknesses.toml").read_text(encoding="utf-8"))
    sys.exit(main(*look_up(HERE / "run.txt"), known))
