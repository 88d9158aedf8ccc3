from django.core.management import BaseCommand, CommandError

from submissions import upkeep


class Command(BaseCommand):
    help = "Tells moderators once a day what waits and forgets what nobody needs; for a job that runs every hour."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, dry_run, **options):
        counts = upkeep.tend(dry_run)
        summary = "; ".join(f"{words}: {'failed' if count is None else count}" for words, count in counts.items())
        self.stdout.write(f"{'Not done, only counted' if dry_run else 'Done'}: {summary}.")
        if None in counts.values():
            raise CommandError("A chore failed; the log says which. It is tried again the next time.")
