"""What somebody wrote in a submission, whatever its kind, and how the same text is known again."""

import hashlib

from core.text import fold
from submissions.models import Submission

# Fields of nothing but addresses, and the part about the person.
ADDRESSES, PERSON = ("website", "links"), "person"
# A shorter text may well be written twice.
SHORTEST = 40


def written(submission: Submission) -> list[tuple[str, str]]:
    """Field and text of all that was written; of a correction, only what was not there before."""
    parts = [fields for part, fields in submission.answers.items() if part != PERSON]
    if submission.changes:
        parts.append({field: added(**change) for field, change in submission.changes.items()})
    return [(field, text) for fields in parts for field, values in fields.items() for text in values if text]


def added(before: list[str], after: list[str], **rest) -> list[str]:
    """The lines that a change adds."""
    known = {line.strip() for text in before for line in text.splitlines()}
    return ["\n".join(line for line in text.splitlines() if line.strip() not in known) for text in after]


def texts(submission: Submission) -> list[str]:
    return [text for field, text in written(submission) if field not in ADDRESSES]


def names(submission: Submission) -> list[str]:
    return [text for field, text in written(submission) if field == "name"]


def fingerprints(submission: Submission) -> list[str]:
    """One short mark for each text that is long enough to be known again, whatever its capitals and spaces."""
    folded = {fold(text) for text in texts(submission)}
    return sorted(hashlib.sha256(text.encode()).hexdigest()[:32] for text in folded if len(text) >= SHORTEST)
