"""What is done every hour, whatever was missed before. Each chore says what it counts, and can be repeated."""

import logging
from collections.abc import Callable, Mapping

from django.core.management import BaseCommand, CommandError
from django.db import transaction

log = logging.getLogger(__name__)

Chores = Mapping[str, Callable[[], int]]


def tend(chores: Chores, dry_run: bool = False) -> dict[str, int | None]:
    """Does every chore in a transaction of its own and gives what each counted; nothing for one that failed."""
    return {words: done(words, chore, dry_run) for words, chore in chores.items()}


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


class ChoresCommand(BaseCommand):
    """A command that does chores and prints what each counted."""

    chores: Chores

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, dry_run, **options):
        counts = tend(self.chores, dry_run)
        summary = "; ".join(f"{words}: {'failed' if count is None else count}" for words, count in counts.items())
        self.stdout.write(f"{'Not done, only counted' if dry_run else 'Done'}: {summary}.")
        if None in counts.values():
            raise CommandError("A chore failed; the log says which. It is tried again the next time.")
