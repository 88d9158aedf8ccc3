from django.core.management.base import BaseCommand, CommandError

from dsi_directory.backups import BackupError
from dsi_directory.backups.restoring import restore


class Command(BaseCommand):
    help = "Restores a backup into the database of DATABASE_URL, which has to be empty, and brings back the pictures."

    def add_arguments(self, parser):
        parser.add_argument("backup", help="its name in BACKUP_DIR")

    def handle(self, backup, **options):
        try:
            restored = restore(backup)
        except BackupError as error:
            raise CommandError(str(error)) from error
        for difference in restored.differences:
            self.stdout.write(difference)
        if restored.differences:
            raise CommandError(f"Restored, with {len(restored.differences)} differences from what the site held.")
        self.stdout.write(f"Restored {restored.tables} tables and {restored.pictures:,} files of pictures.")
        if restored.out_of_index:
            self.stdout.write(f"{restored.out_of_index:,} entries differ from the index of search: run rebuild_index.")
        if restored.mails:
            self.stdout.write(
                f"{restored.mails:,} mails wait that may have been sent since: look at them before you go on."
            )
