import json

from django.core.management import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import validate_email

from dsi_directory.personal_data import holders


class Command(BaseCommand):
    help = "Tells as JSON, or erases, all that is held of the owner of a mail address."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=("export", "erase"))
        parser.add_argument("address", type=validated)
        parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")

    def handle(self, what, address, dry_run, **options):
        if what == "export":
            self.stdout.write(json.dumps(holders.told(address), cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
            return
        counts = holders.erase(address, dry_run)
        summary = "; ".join(f"{words}: {count}" for words, count in counts.items()) or "nothing"
        self.stdout.write(f"{'Not erased, only counted' if dry_run else 'Erased'}: {summary}.")


def validated(address: str) -> str:
    try:
        validate_email(address)
    except Exception:
        raise CommandError("This is no mail address.") from None
    return address
