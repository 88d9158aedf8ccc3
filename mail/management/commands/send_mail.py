from django.core.management import BaseCommand

from mail import actions
from mail.models import Delivery


class Command(BaseCommand):
    help = "Sends the mails that the mail server has not taken yet; for a job that runs every few minutes."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say how many wait")

    def handle(self, dry_run, **options):
        if dry_run:
            self.stdout.write(f"{Delivery.objects.waiting().count()} mails wait.")
        else:
            sent, waiting = actions.send(Delivery.objects.all())
            self.stdout.write(f"{sent} mails sent, {waiting} have to wait.")
