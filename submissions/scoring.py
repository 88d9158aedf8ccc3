"""What speaks for a submission being spam: rules that a moderator can read."""

from submissions.models import Submission
from submissions.models.submission import QUARANTINE

TRAPPED = "The hidden field was filled in, which people do not see."


def score(submission: Submission, signals: dict) -> list[dict]:
    """The findings, each with its rule, its points and a sentence; `signals` are those of `GuardedForm`."""
    findings = []
    if signals.get("trapped"):
        findings.append({"rule": "trapped", "points": QUARANTINE, "sentence": TRAPPED})
    return findings
