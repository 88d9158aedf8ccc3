import datetime
from argparse import ArgumentTypeError

from django.core.management import BaseCommand
from django.utils import timezone

from submissions.actions.doors import set_doors, subjects_named
from submissions.doors import standing
from submissions.models.door import Position


def day(text: str) -> datetime.date:
    """A day to come, or a sentence that says what is wrong with it."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no date: write it like 2027-03-01.") from None
    if day <= timezone.localdate():
        raise ArgumentTypeError(f"{text} has come already: give a later day, or none.")
    return day


class Command(BaseCommand):
    help = "Opens, slows down or closes submissions; without a position it only says what holds."

    def add_arguments(self, parser):
        parser.add_argument("position", nargs="?", choices=Position.values)
        parser.add_argument("--only", choices=("organisations", "projects"), default="all")
        parser.add_argument("--until", type=day, help="the day on which it opens again by itself, as 2027-03-01")
        parser.add_argument("--reason", default="", help="one sentence for visitors")
        parser.add_argument("--delay", default="", help='how long an answer takes while it is slow: "three weeks"')
        parser.add_argument("--dry-run", action="store_true", help="only say what would hold")

    def handle(self, position, only, until, reason, delay, dry_run, **options):
        if position and not dry_run:
            set_doors(subjects_named(only), position=position, until=until, reason=reason, delay=delay)
        for one in standing().values():
            new = position if dry_run and position and one.subject in subjects_named(only) else one.position
            told = f" until {one.until}" if one.until and new == one.position != Position.OPEN else ""
            self.stdout.write(f"{one.subject_name}: {Position(new).label.lower()}{told}")
