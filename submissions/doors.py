"""What holds at present: whether organisations and projects can be added, and what is said about it."""

import datetime
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import Error
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import reading
from core.languages import ENGLISH
from submissions.models import Door, Subject
from submissions.models.door import Position

# A process may go on this long with what it has read, so that pages with a link to join need no query each. Pages that
# are kept go on with it as long as the version of the content is the same.
SECONDS = 0.5
NEVER = float("-inf")

# When it was read, for an answer with which version, and what.
_read: tuple[float, str | None, list[Door]] = (NEVER, None, [])


@dataclass(frozen=True)
class Standing:
    """What holds for one subject on this day."""

    subject: str
    position: str
    until: datetime.date | None
    reason: str
    delay: str
    contact_address: str
    messages: dict[str, str]

    @property
    def is_closed(self) -> bool:
        return self.position == Position.CLOSED

    @property
    def is_slow(self) -> bool:
        return self.position == Position.SLOW

    @property
    def subject_name(self) -> str:
        return Subject(self.subject).label

    def said(self, language: str) -> tuple[str, str]:
        """What the editors say in this language, else in English, else nothing; and the language that it is in."""
        said_in = language if self.messages.get(language) else ENGLISH
        return self.messages.get(said_in, ""), said_in


def standing(version: str | None = None) -> dict[str, Standing]:
    """By subject, "organisation" and "project", what holds now; a change is known to every process within a second."""
    today = timezone.localdate()
    return {door.subject: standing_of(door, today) for door in doors(version)}


def closed(version: str | None = None) -> list[Standing]:
    """What is closed now, in the order of `Subject`."""
    known = standing(version)
    return [known[subject] for subject in Subject.values if subject in known and known[subject].is_closed]


def quiet_line(version: str | None = None) -> str:
    """What stands beside a link to join: nothing while everything is open."""
    shut = closed(version)
    if not shut:
        return ""
    subject = "" if len(shut) == len(Subject) else shut[0].subject
    until = {one.until for one in shut}
    day = until.pop() if len(until) == 1 else None
    return closed_until(subject) % {"day": date_format(day)} if day else closed_for_now(subject)


def closed_until(subject: str) -> str:
    if subject == Subject.ORGANISATIONS:
        return _("Organisations closed until %(day)s")
    return _("Projects closed until %(day)s") if subject == Subject.PROJECTS else _("Closed until %(day)s")


def closed_for_now(subject: str) -> str:
    if subject == Subject.ORGANISATIONS:
        return _("Organisations closed for now")
    return _("Projects closed for now") if subject == Subject.PROJECTS else _("Closed for now")


def opened_on() -> datetime.date:
    """The day on which the switch was last changed, or has opened by itself."""
    today = timezone.localdate()
    changed = [timezone.localdate(door.changed_at) for door in doors()]
    by_itself = [door.until for door in doors() if door.until and door.until <= today]
    return max(changed + by_itself, default=datetime.date.min)


def doors(version: str | None = None) -> list[Door]:
    """All doors as they are; for a page that is kept, as of this version of the content or later."""
    global _read
    read_at, read_for, known = _read
    holds = read_for == version if version else time.monotonic() - read_at < SECONDS
    if not holds:
        try:
            known = list(Door.objects.with_messages())
        except Error:
            if version:
                raise
            # Pages that need no database are shown without one; what was known last goes on to hold.
            return known
        # What a replica tells holds for pages of its version only.
        read_at = NEVER if reading.is_of_a_replica() else time.monotonic()
        _read = (read_at, version, known)
    return known


def forget() -> None:
    """Has this process ask the database the next time."""
    global _read
    _read = (NEVER, None, [])


def standing_of(door: Door, day: datetime.date) -> Standing:
    messages = {message["language"]: message["text"] for message in door.shown_messages}
    return Standing(
        subject=door.subject,
        position=door.position_on(day),
        until=door.until,
        reason=door.reason,
        delay=door.delay,
        contact_address=door.contact_address or settings.CONTACT_EMAIL,
        messages=messages,
    )
