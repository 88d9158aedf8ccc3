"""What happens between the directory and other collections of data."""

from pathlib import Path

from django.db import connection, transaction

from opendata.dsi4eu import batch
from opendata.dsi4eu.progress import Progress
from opendata.dsi4eu.read import read_organisations, read_projects
from opendata.dsi4eu.report import Report
from opendata.dsi4eu.report_file import report_file
from opendata.dsi4eu.run import run
from opendata.models import ImportedRecord
from organisations.models import Organisation
from projects.models import Participation, Project
from search.upkeep import catch_up

# Any number that nothing else in this database locks.
IMPORT_LOCK = 20_170_327


class Stopped(Exception):
    """Somebody stopped an import; its text is one sentence."""


def import_dsi4eu(
    organisations_path: Path,
    projects_path: Path,
    progress: Progress,
    report_path: Path | None = None,
    dry_run: bool = False,
) -> Report:
    """Imports the original's export in one transaction and gives the report, which is written to its path as well.

    Raises BrokenFile, UnwritableReport or Stopped, each with a sentence; nothing is written then. A dry run does all
    the work and undoes it. Run again, it changes only what the files have new and no editor has changed.
    """
    try:
        report = _import(organisations_path, projects_path, progress, report_path, dry_run)
    except KeyboardInterrupt:
        raise Stopped("Stopped. Nothing was written.") from None
    if not dry_run:
        _analyse()
        progress.say("Making the entries findable …")
        catch_up()
    return report


def _import(
    organisations_path: Path, projects_path: Path, progress: Progress, report_path: Path | None, dry_run: bool
) -> Report:
    with report_file(report_path, (organisations_path, projects_path)) as file:
        raw = read_organisations(organisations_path), read_projects(projects_path)
        organisations, projects = batch.organisations(raw[0], progress), batch.projects(raw[1], progress)
        report = Report(dry_run)
        with transaction.atomic():
            _wait_for_other_imports(progress)
            progress.say("Writing …")
            run(organisations, projects, report)
            if file:
                file.write(report)
            transaction.set_rollback(dry_run)
    return report


def _wait_for_other_imports(progress: Progress) -> None:
    """Takes a lock that goes with the transaction, however that ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [IMPORT_LOCK])
        if not cursor.fetchone()[0]:
            progress.say("Another import is running; this one waits for it to end.")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


def _analyse() -> None:
    """Lets PostgreSQL count the new rows at once, so that the next pages are planned well."""
    through = [
        relation.remote_field.through for model in (Organisation, Project) for relation in model._meta.many_to_many
    ]
    tables = {model._meta.db_table for model in (Organisation, Project, Participation, ImportedRecord, *through)}
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, sorted(tables)))}")
