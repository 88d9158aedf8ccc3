"""What pages weigh and how fast they are there on a cheap phone, as the browser itself measures it."""

from statistics import median

import pytest

from tests.browser.site.findings import expect_none, script
from tests.browser.site.page_types import LISTS

KB = 1000
# Bytes as sent, numbers of requests, milliseconds, shares of the window that moved.
BUDGET = {"html": 30 * KB, "css": 18 * KB, "js": 20 * KB, "total": 150 * KB, "requests": 15, "lcp": 1500, "cls": 0.02}
BUDGET_OF_LISTS = BUDGET | {"html": 40 * KB}
# A phone of the lower middle, on a mobile network that is neither good nor bad.
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
# Takes about 40 ms on a desktop computer that does nothing else, and four times as long on that phone.
WORK = """() => {
  const start = performance.now();
  for (let i = 0, x = 0; i < 2e7; i++) x = (x * 31 + i) | 0;
  return performance.now() - start;
}"""
WORK_ON_PHONE = 160
# A busy machine may be slow once; a slow page is slow each time.
TRIES = 4


def slowed_to_a_phone(page) -> float:
    """How much slower the browser has to be here and now; a busy machine may be as slow as a phone by itself."""
    return max(1, WORK_ON_PHONE / median(page.evaluate(WORK) for _ in range(3)))


def loaded(visitor, go, name) -> dict[str, float]:
    """What a first visit costs, with nothing kept from another."""
    page = visitor(**PHONE)
    browser = page.context.new_cdp_session(page)
    browser.send("Network.enable")
    browser.send("Network.emulateNetworkConditions", NETWORK)
    browser.send("Emulation.setCPUThrottlingRate", {"rate": slowed_to_a_phone(page)})
    return go(page, name).evaluate(script("loaded"))


def over(measured, budget) -> list[str]:
    return [f"{what}: {measured[what]:.5g} of {most}" for what, most in budget.items() if measured[what] > most]


@pytest.mark.parametrize(
    "name",
    ["home", "organisations", "table", "map", "organisation", "project", "case study", "post", "results", "theme"],
)
def test_a_page_is_light_and_fast(visitor, go, name):
    budget = BUDGET_OF_LISTS if name in LISTS else BUDGET
    for _ in range(TRIES):
        measured = loaded(visitor, go, name)
        # Shown by `pytest -s`.
        print(name, {what: round(value, 4) for what, value in measured.items()})
        found = over(measured, budget)
        if not found:
            return
    expect_none(found, f"More than “{name}” may cost:")
