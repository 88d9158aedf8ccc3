from pathlib import Path

from django.core.management import BaseCommand, CommandError

from opendata import actions
from opendata.dsi4eu.progress import Progress
from opendata.dsi4eu.read import BrokenFile
from opendata.dsi4eu.report_file import UnwritableReport


class Command(BaseCommand):
    help = "Imports the organisations and projects of the DSI4EU open data. What editors have changed since stays."

    def add_arguments(self, parser):
        parser.add_argument("organisations", type=Path, help="the export's file of organisations (JSON)")
        parser.add_argument("projects", type=Path, help="the export's file of projects (JSON)")
        parser.add_argument("--dry-run", action="store_true", help="do all the work, then undo it")
        parser.add_argument("--report", type=Path, help="where to write what was done, as .csv or .json")

    def handle(self, organisations, projects, dry_run, report, **options):
        progress = Progress(self.stderr._out)
        try:
            done = actions.import_dsi4eu(organisations, projects, progress, report, dry_run)
        except (BrokenFile, UnwritableReport, actions.Stopped) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("\n".join(done.summary()))
