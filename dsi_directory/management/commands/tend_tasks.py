from django.core.management import BaseCommand

from dsi_directory.background import tend_tasks


class Command(BaseCommand):
    help = "Takes up the background tasks of workers that died, and forgets old results; for a job every hour."

    def handle(self, **options):
        counts = tend_tasks()
        self.stdout.write(", ".join(f"{words}: {count}" for words, count in counts.items()) + ".")
