from django.core.management.base import BaseCommand, CommandError

from dsi_directory.backups import BackupError
from dsi_directory.backups.drill import try_backup


class Command(BaseCommand):
    help = "Tries a backup: restores it into a scratch database and compares all of it; for a job of each week."

    def add_arguments(self, parser):
        parser.add_argument("backup", nargs="?", help="its name in BACKUP_DIR (default: the newest)")

    def handle(self, backup, **options):
        try:
            found = try_backup(backup)
        except BackupError as error:
            raise CommandError(str(error)) from error
        age = f"{found.age.days} days and {found.age.seconds // 3600} hours"
        self.stdout.write(f"The backup {found.name} is {age} old.")
        for difference in found.differences:
            self.stdout.write(difference)
        if found.differences:
            raise CommandError(f"This backup does not hold what the site held. Differences: {len(found.differences)}.")
        self.stdout.write(f"All {found.tables} tables and {found.pictures:,} files of pictures are as they were.")
