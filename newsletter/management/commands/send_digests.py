from django.core.management.base import BaseCommand

from newsletter.actions.alerts import send_digests


class Command(BaseCommand):
    help = "Writes to those who follow a search in which something is new; for a job that runs every hour."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count, and write to nobody")

    def handle(self, *args, dry_run, **options):
        count = send_digests(dry_run)
        verb = "would be told" if dry_run else "told"
        self.stdout.write(f"{count:,} subscriber{'' if count == 1 else 's'} {verb} of what is new.")
