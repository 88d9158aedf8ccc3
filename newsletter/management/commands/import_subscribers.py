from getpass import getuser
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from newsletter.actions.importing import import_subscribers
from newsletter.subscriber_files import UnreadableFile, decoded


class Command(BaseCommand):
    help = "Takes in subscribers from a CSV file in which each has agreed, and says when and to what. Mails nobody."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, file, dry_run, **options):
        try:
            report = import_subscribers(decoded(file.read_bytes()), by=getuser(), dry_run=dry_run)
        except (OSError, UnreadableFile) as refusal:
            raise CommandError(str(refusal)) from refusal
        for line, outcome, sentence in report.lines:
            self.stdout.write(f"Line {line}: {outcome}. {sentence}")
        counts = ", ".join(f"{outcome}: {count}" for outcome, count in report.counts.items())
        self.stdout.write(f"{'Not done, only counted' if dry_run else 'Done'}: {counts}.")
