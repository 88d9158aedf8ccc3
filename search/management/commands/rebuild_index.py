from django.core.management.base import BaseCommand

from search.index import rebuild


class Command(BaseCommand):
    help = "Makes the index of search anew from the entries, while the site serves."

    def handle(self, *args, **options):
        count = rebuild(self.tell)
        self.stdout.write(f"The index holds {count:,} entries.")

    def tell(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done / total:4.0%}", ending="")
            self.stdout.flush()
