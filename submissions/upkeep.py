"""What is done for submissions every hour, whatever was missed before: `manage.py tend_submissions`."""

import logging
from collections.abc import Callable

from django.db import transaction

from submissions import digest, forgetting
from submissions.actions.doors import tell_reopened

log = logging.getLogger(__name__)

# Each says what it counts. To be done again at any time.
CHORES: dict[str, Callable[[], int]] = {
    "people told that it is open again": tell_reopened,
    "moderators told what waits": digest.send_digest,
    "drafts forgotten": forgetting.forget_drafts,
    "unconfirmed submissions forgotten": forgetting.forget_unconfirmed,
    "unconfirmed wishes forgotten": forgetting.forget_wishes,
    "senders forgotten": forgetting.forget_people,
    "mails forgotten": forgetting.forget_mails,
    "old counts forgotten": forgetting.forget_counts,
}


def tend(dry_run: bool = False) -> dict[str, int | None]:
    """Does every chore in a transaction of its own and gives what each counted; nothing for one that failed."""
    return {words: done(words, chore, dry_run) for words, chore in CHORES.items()}


def done(words: str, chore: Callable[[], int], dry_run: bool) -> int | None:
    try:
        with transaction.atomic():
            count = chore()
            # What is counted was done, and is undone here.
            transaction.set_rollback(dry_run)
            return count
    except Exception as error:
        # The others are done all the same. What went wrong may name somebody, so only its sort is logged.
        log.error("Chore failed: %s (%s).", words, type(error).__name__)
        return None
