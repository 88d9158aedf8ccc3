from django.core.management.base import BaseCommand, CommandError

from search.benchmark import measure, p50_and_p95, plans
from search.models import Document
from search.upkeep import catch_up

COLUMNS = ("first", "page p50", "p95", "database p50", "p95", "template p50", "p95", "ratio", "queries")


class Command(BaseCommand):
    help = "Times search and lists, beside the time of their templates alone. Make entries with generate_entries first."

    def add_arguments(self, parser):
        parser.add_argument("--runs", type=int, default=50, help="How often each page is asked for (default: 50).")

        parser.add_argument("--explain", action="store_true", help="Show how PostgreSQL plans each statement instead.")

    def handle(self, *args, runs, explain, **options):
        if runs < 2:
            raise CommandError("At least two runs are needed.")
        catch_up()
        if not Document.objects.exists():
            raise CommandError("There are no entries: manage.py generate_entries --organisations 100000")
        if explain:
            for page, statement, plan in plans():
                self.stdout.write(f"\n## {page}: {statement[:300]}\n" + "\n".join(plan))
            return
        timings = measure(runs)
        self.stdout.write(f"{Document.objects.count():,} entries in the index, {runs} runs")
        self.stdout.write(f"{'milliseconds':26}" + "".join(f"{column:>13}" for column in COLUMNS))
        for timing in timings:
            page, database, template = map(p50_and_p95, (timing.whole, timing.database, timing.templates))
            figures = (timing.first, *page, *database, *template, page[0] / template[0], timing.queries)
            self.stdout.write(f"{timing.name:26}" + "".join(f"{figure:13.1f}" for figure in figures))
