from django.core.management.base import BaseCommand, CommandError

from dsi_directory.backups import BackupError
from dsi_directory.backups.making import make
from dsi_directory.backups.retention import Retention


class Command(BaseCommand):
    help = "Writes a backup of the database and the pictures to BACKUP_DIR, removes old ones; for a job of each day."

    def add_arguments(self, parser):
        usual = Retention()
        parser.add_argument("--daily", type=int, default=usual.daily, help="days of which one is kept (default: 7)")
        parser.add_argument("--weekly", type=int, default=usual.weekly, help="weeks (default: 4)")
        parser.add_argument("--monthly", type=int, default=usual.monthly, help="months (default: 0)")

    def handle(self, daily, weekly, monthly, **options):
        try:
            made = make(Retention(daily, weekly, monthly))
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{made.name}: {made.rows:,} rows of {made.tables} tables, {made.pictures:,} files of pictures, "
            f"{made.copied:,} of them new; {made.removed} old backups removed."
        )
        if made.missing:
            self.stderr.write(f"{made.missing:,} files of pictures are missing where the site keeps them.")
