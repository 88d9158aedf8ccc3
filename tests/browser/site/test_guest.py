"""Pages as guests of a browser: nothing goes wrong, nothing is asked of others, nothing is left behind."""

from tests.browser.site.findings import expect_none
from tests.browser.site.page_types import FOR_EDITORS, MISSING, on_every_page, on_every_page_and_state

DIRECTIVES = {"default-src 'none'", "script-src 'self'", "style-src 'self'"}
# What browsers write of every page that is missing.
MISSED = "the server responded with a status of 4"
# Milliseconds after which scripts have asked for what they ask for at once.
SCRIPTS_BEGIN = 100
NOTE_VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  violations.push(`${effectiveDirective} forbids ${blockedURI}`),
);
"""


@on_every_page_and_state
def test_nothing_goes_wrong_is_asked_of_others_or_kept(visitor, go, site, name):
    page, found = visitor(), []
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.on("console", lambda message: found.append(f"{message.type}: {message.text}"))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url} {request.failure}"))
    page.on("request", lambda request: None if is_own(request.url, site) else found.append(f"asks {request.url}"))
    page.add_init_script(NOTE_VIOLATIONS)
    go(page, name).wait_for_timeout(SCRIPTS_BEGIN)
    found += page.evaluate("violations")
    if name not in FOR_EDITORS:
        found += [f"keeps a cookie: {cookie['name']}" for cookie in page.context.cookies()]
    expect_none([line for line in found if name not in MISSING or MISSED not in line], f"Seen on {page.url}:")


def is_own(address, site):
    return address.startswith((f"{site.url}/", "data:"))


@on_every_page
def test_only_own_scripts_and_styles_are_allowed(site, name):
    policy = site.answer(name).headers["Content-Security-Policy"]
    assert set(policy.split("; ")) >= DIRECTIVES
    assert "unsafe" not in policy
