"""Issues: drafted, tried out, scheduled, sent. Whatever is pressed at once or twice, an issue is sent once."""

import logging
import re
import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from mail.actions import post, post_to_many
from mail.models import Mailing
from newsletter import drafting, issue_mail
from newsletter.models import Issue, Stage

log = logging.getLogger(__name__)

NUMBER = re.compile("[1-9][0-9]{0,8}")


class TooLate(Exception):
    """Somebody was faster; the sentence says what holds now."""

    def __init__(self, issue: Issue, has_changed: bool = False):
        self.issue = issue
        super().__init__(self.changed if has_changed else self.standing)

    changed = "Somebody changed this issue after you had opened the page. Look at it once more. Nothing was done."

    @property
    def standing(self) -> str:
        if self.issue.is_sent:
            return f"This issue was sent on {day_and_time(self.issue.sent_at)} already. Nothing was done."
        if self.issue.is_draft:
            return "This issue is a draft again. Nothing was done."
        return f"This issue is scheduled for {day_and_time(self.issue.send_at)} already. Nothing was done."


def day_and_time(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y at %H:%M}"


def draft(wanted: drafting.Wanted, by) -> Issue:
    """A draft that tells what is new in the directory."""
    text = drafting.text(wanted)
    return save(Issue(language=wanted.language, drafted_until=wanted.until, **text), by, "Drafted from the directory")


@transaction.atomic
def schedule(issue: Issue, at: datetime, by, seen: datetime | None = None) -> Issue:
    """Has the issue sent by itself at a time; until then nobody changes it."""
    issue = locked(issue, Stage.DRAFT, Stage.SCHEDULED, seen=seen)
    issue.stage, issue.send_at = Stage.SCHEDULED, at
    return save(issue, by, f"Scheduled for {day_and_time(at)}")


@transaction.atomic
def unschedule(issue: Issue, by) -> Issue:
    issue = locked(issue, Stage.SCHEDULED)
    issue.stage, issue.send_at = Stage.DRAFT, None
    return save(issue, by, "Draft again")


@transaction.atomic
def send(issue: Issue, by, seen: datetime | None = None) -> Issue:
    """Makes one mail for each reader, which the worker sends, and puts the issue into the archive."""
    return make_mails(locked(issue, Stage.DRAFT, Stage.SCHEDULED, seen=seen), by)


def send_due() -> int:
    """Sends the scheduled issues whose time has come and gives how many they were; to be called again at any time."""
    return sum(send_if_due(number) for number in Issue.objects.due().values_list("pk", flat=True))


def send_if_due(number: int) -> bool:
    try:
        with transaction.atomic():
            due = Issue.objects.due().select_for_update(skip_locked=True, of=("self",)).filter(pk=number).first()
            if due:
                make_mails(due, by=None)
            return due is not None
    except Exception as error:
        # The others are sent all the same. What went wrong may name somebody, so only its sort is logged.
        log.error("Issue %s could not be sent (%s).", number, type(error).__name__)
        return False


def make_mails(issue: Issue, by) -> Issue:
    written = issue_mail.words(issue)
    # Its name is unique: even without the lock there would be no second one.
    mailing = Mailing.objects.create(
        name=f"issue {issue.pk}", subject=written.subject, text=written.text, html=written.html
    )
    post_to_many(mailing, issue_mail.readers(issue))
    issue.stage, issue.sent_at, issue.mailing = Stage.SENT, timezone.now(), mailing
    return save(issue, by, "Sent")


def try_out(issue: Issue, to: str) -> None:
    """Sends the issue as it stands to one address, marked as a test; its links to leave lead nowhere."""
    own = issue_mail.own(issue_mail.nobody(), None)
    post(
        issue_mail.TEMPLATE,
        to,
        key=f"test of issue {issue.pk}:{uuid.uuid4()}",
        language=issue.language,
        headers=issue_mail.headers(own, issue_mail.archive(issue)),
        **issue_mail.context(issue),
        **own,
        is_test=True,
    )


def count_unsubscribed(number: str) -> None:
    """Counts one who left by the link of an issue; what is no number of a sent one counts nothing."""
    if NUMBER.fullmatch(number):
        Issue.objects.sent().filter(pk=number).update(unsubscribed_count=F("unsubscribed_count") + 1)


def locked(issue: Issue, *stages: Stage, seen: datetime | None = None) -> Issue:
    """The issue, which nobody else can change until the transaction ends; `TooLate` in any other stage."""
    stored = Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    if stored.stage not in stages or (seen and stored.changed_at != seen):
        raise TooLate(stored, has_changed=stored.stage in stages)
    return stored


def save(issue: Issue, by, reason: str) -> Issue:
    issue._history_user, issue._change_reason = by, reason
    issue.save()
    return issue
