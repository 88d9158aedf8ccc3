from django.core.management import BaseCommand

from mail.models import Delivery
from mail.sending import send


class Command(BaseCommand):
    help = "Sends the mails that wait, whether a worker runs or not; for a job that runs every five minutes."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say how many wait")
        parser.add_argument("--seconds", type=float, default=280, help="when to stop (default: before the next job)")

    def handle(self, dry_run, seconds, **options):
        if dry_run:
            self.stdout.write(f"{Delivery.objects.waiting().count()} mails wait.")
            return
        tally = send(seconds)
        self.stdout.write(f"{tally.sent} mails sent, {tally.waiting} have to wait, {tally.failed} given up.")
