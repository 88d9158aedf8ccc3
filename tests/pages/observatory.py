"""The points that Mozilla's HTTP Observatory gives to an answer over HTTPS, by the rules that it publishes.

Not counted: what only a deployed site can have. Its certificate, the way from HTTP to HTTPS, and the list of hosts that
browsers know to be HTTPS only (5 points more).
"""

import re

# Bonuses are given from this number on.
GOOD = 90
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
HALF_A_YEAR = 15_768_000


def score(response) -> int:
    changes = [rule(response) for rule in RULES]
    without_bonuses = 100 + sum(change for change in changes if change < 0)
    bonuses = sum(change for change in changes if change > 0)
    return max(0, without_bonuses + (bonuses if without_bonuses >= GOOD else 0))


def policy_of(response) -> dict[str, list[str]]:
    words = [directive.split() for directive in response.get("Content-Security-Policy", "").split(";")]
    return {name: sources for name, *sources in filter(None, words)}


def content_security_policy(response) -> int:
    policy = policy_of(response)
    if not policy:
        return -25
    default = policy.get("default-src", ["*"])
    scripts, styles = policy.get("script-src", default), policy.get("style-src", default)
    broad = {"'unsafe-inline'", "data:", "https:", "http:", "*"}
    if broad & {*scripts, *policy.get("object-src", default)} or "http:" in str(policy):
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if broad & set(styles):
        return 0
    return 10 if default == ["'none'"] else 5


def cookies(response) -> int:
    held = response.cookies.values()
    if not held:
        return 0
    if not all(cookie["secure"] for cookie in held):
        return -40
    if any("session" in cookie.key.lower() and not cookie["httponly"] for cookie in held):
        return -30
    if not all(cookie["samesite"] in ("Lax", "Strict") for cookie in held):
        return -20
    return 5


def sharing(response) -> int:
    is_for_all = response.get("Access-Control-Allow-Origin") == "*"
    return -50 if is_for_all and response.get("Access-Control-Allow-Credentials") == "true" else 0


def strict_transport(response) -> int:
    told = re.search(r"max-age=(\d+)", response.get("Strict-Transport-Security", ""))
    if not told:
        return -20
    return 0 if int(told[1]) >= HALF_A_YEAR else -10


def referrer(response) -> int:
    policy = response.get("Referrer-Policy", "")
    if not policy:
        return 0
    return 5 if policy in PRIVATE else -5


def scripts(response) -> int:
    if "html" not in response["Content-Type"]:
        return 0
    tags = re.findall(r"<script\b[^>]*\bsrc=[^>]*>", response.text)
    if any(re.search(r'src="(?:https?:)?//', tag) for tag in tags):
        return -5
    return 5 if tags and all("integrity=" in tag for tag in tags) else 0


def types(response) -> int:
    return 0 if response.get("X-Content-Type-Options") == "nosniff" else -5


def frames(response) -> int:
    if "frame-ancestors" in policy_of(response):
        return 5
    return 0 if response.get("X-Frame-Options") in ("DENY", "SAMEORIGIN") else -20


def resources(response) -> int:
    policy = response.get("Cross-Origin-Resource-Policy")
    return {None: 0, "same-origin": 10, "same-site": 10, "cross-origin": 0}.get(policy, -5)


RULES = (
    *(content_security_policy, cookies, sharing, strict_transport, referrer),
    *(scripts, types, frames, resources),
)
