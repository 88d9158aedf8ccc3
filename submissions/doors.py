"""What holds at present: whether organisations and projects can be added, and what is said about it."""

import datetime
import time
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from submissions.models import Door
from submissions.models.door import Position

# A process may go on this long with what it has read, so that pages with a link to join need no query each.
SECONDS = 0.0 if settings.TESTING else 0.5

_read: tuple[float, list[Door]] = (float("-inf"), [])


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

    def message(self, language: str) -> str:
        """What the editors say in this language, else in English, else nothing."""
        return self.messages.get(language) or self.messages.get("en", "")


def standing() -> dict[str, Standing]:
    """By subject, "organisation" and "project", what holds now; a change is known to every process within a second."""
    today = timezone.localdate()
    return {door.subject: standing_of(door, today) for door in doors()}


def doors() -> list[Door]:
    global _read
    read_at, known = _read
    if time.monotonic() - read_at >= SECONDS:
        known = list(Door.objects.prefetch_related("messages"))
        _read = (time.monotonic(), known)
    return known


def standing_of(door: Door, day: datetime.date) -> Standing:
    messages = {message.language: message.text for message in door.messages.all()}
    return Standing(
        subject=door.subject,
        position=door.position_on(day),
        until=door.until,
        reason=door.reason,
        delay=door.delay,
        contact_address=door.contact_address or settings.CONTACT_EMAIL,
        messages=messages,
    )
