from datetime import timedelta

from django.core.management import BaseCommand

from core import actions


class Command(BaseCommand):
    help = "Removes pictures that no entry shows, and files that no picture owns."

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=30, help="keep what is younger than this (default: 30)")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")

    def handle(self, days, dry_run, **options):
        pictures, files = actions.clean_pictures(timedelta(days=days), dry_run)
        verb = "Would remove" if dry_run else "Removed"
        self.stdout.write(f"{verb} {pictures} unused pictures and {files} stray files.")
