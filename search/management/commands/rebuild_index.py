import os

from django.core.management.base import BaseCommand, CommandError

from search.upkeep import rebuild


class Command(BaseCommand):
    help = "Makes the index of search anew from the entries, while the site serves."

    def add_arguments(self, parser):
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count(), help="How many work at it (default: one a processor)."
        )

    def handle(self, *args, processes, **options):
        if processes < 1:
            raise CommandError("At least one process is needed.")
        count = rebuild(self.tell, processes)
        self.stdout.write(f"The index holds {count:,} entries.")

    def tell(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done / total:4.0%}", ending="")
            self.stdout.flush()
