from django.core.management import BaseCommand

from newsletter.actions import issues
from newsletter.models import Issue


class Command(BaseCommand):
    help = "Makes the mails of the scheduled issues whose time has come; for a job that runs every few minutes."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say how many are due")

    def handle(self, dry_run, **options):
        if dry_run:
            self.stdout.write(f"{Issue.objects.due().count()} issues are due.")
        else:
            self.stdout.write(f"{issues.send_due()} issues sent.")
