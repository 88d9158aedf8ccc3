"""How the tests of the whole site tell what they found."""

from collections.abc import Iterable
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent / "scripts"


def script(name: str) -> str:
    """A function that runs in the page, by the name of its file."""
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def expect_none(findings: Iterable[str], advice: str) -> None:
    """Fails with what to do and each finding on a line of its own."""
    lines = [f"  - {finding}" for finding in findings]
    if lines:
        pytest.fail("\n".join([advice, *lines]), pytrace=False)
