from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from core.maps.drawing import write


class Command(BaseCommand):
    help = "Draws the outlines in static/maps anew, from countries-50m.json of the npm package world-atlas."

    def add_arguments(self, parser):
        parser.add_argument("source", type=Path, help="The file countries-50m.json.")

    def handle(self, source, **options):
        sizes = write(source, settings.BASE_DIR / "static" / "maps")
        self.stdout.write("Drawn: " + ", ".join(f"{name} ({size:,} bytes)" for name, size in sizes.items()) + ".")
