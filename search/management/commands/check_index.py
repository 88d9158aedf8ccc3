from django.core.management.base import BaseCommand, CommandError

from search.upkeep import check


class Command(BaseCommand):
    help = "Compares the index of search with the entries; fails when they differ."

    def handle(self, *args, **options):
        differences = 0
        for difference in check():
            self.stdout.write(f"{difference.kind} {difference.number} {difference.problem}")
            differences += 1
        if differences:
            raise CommandError(f"{differences:,} entries differ. Make the index anew: manage.py rebuild_index")
        self.stdout.write("The index holds what the entries say.")
