from django.conf import settings
from django.core.management.base import BaseCommand

from core.share_pictures.icons import write


class Command(BaseCommand):
    help = "Draws the icons of the site in static/ anew, from static/signs.svg and the palette."

    def handle(self, **options):
        self.stdout.write("Drawn: " + ", ".join(write(settings.BASE_DIR / "static")) + ".")
