"""What axe-core finds amiss with a page for people who cannot see it, or cannot use a mouse."""

from pathlib import Path

import pytest

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is missing: this test needs the packages from npm.")


def violations(page) -> list:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "runOnly => axe.run({ runOnly, preload: false }).then((found) => found.violations)", AXE_RULES
    )
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
