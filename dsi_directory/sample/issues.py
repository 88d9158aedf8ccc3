"""The issues of the newsletter in the sample: two that were sent, to nobody, and a draft."""

import datetime
import tomllib
from pathlib import Path

from mail.models import Mailing
from newsletter import issue_mail
from newsletter.models import Issue, Stage

FILE = Path("newsletter") / "issues.toml"


def add_issues(folder: Path, reason: str) -> int:
    """How many were added: none where there is an issue already, or no file."""
    file = folder / FILE
    if not file.exists() or Issue.objects.exists():
        return 0
    found = tomllib.loads(file.read_text(encoding="utf-8"))["issues"]
    for values in found:
        day = values.pop("sent_on", None)
        issue = Issue(**values)
        issue._change_reason = reason
        issue.save()
        if day:
            mark_sent(
                issue, datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(12), datetime.UTC)
            )
    return len(found)


def mark_sent(issue: Issue, at: datetime.datetime) -> None:
    words = issue_mail.words(issue)
    name = f"issue {issue.pk}"
    issue.mailing = Mailing.objects.create(name=name, subject=words.subject, text=words.text, html=words.html)
    issue.stage, issue.sent_at = Stage.SENT, at
    issue.save()
