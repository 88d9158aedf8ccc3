from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from dsi_directory.sample.load import load
from dsi_directory.sample.read import FOLDER, BrokenSample


class Command(BaseCommand):
    help = "Loads the sample organisations, projects, case studies and posts. Entries that exist stay as they are."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=FOLDER, help="Where the files are, if not in the sample."
        )
        parser.add_argument("--dry-run", action="store_true", help="Check the files and say what would be created.")

    def handle(self, *args, folder, dry_run, **options):
        try:
            loaded = load(folder, dry_run=dry_run)
        except BrokenSample as error:
            raise CommandError(str(error)) from error
        kept = f"{loaded.kept.total()} were there already."
        if not loaded.created:
            self.stdout.write(f"Nothing to do: all entries of the sample are there; {kept}")
            return
        created = ", ".join(
            f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
            for model, count in loaded.created.items()
        )
        self.stdout.write(f"{'Would create' if dry_run else 'Created'} {created}; {kept}")
