"""Makes synthetic entries in one transaction."""

from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import Max

from core.models import Entry, Network, Tag
from dsi_directory.synthetic.entries import FLOOR, Writer
from dsi_directory.synthetic.terms import Terms
from dsi_directory.synthetic.write import copy_entries, copy_participations
from organisations.models import Organisation
from projects.models import Participation, Project

Progress = Callable[[int, int], None]

PROJECTS_PER_ORGANISATION = 2
# Entries that are kept in memory before they are written.
BATCH = 2000


def numbers_for(model: type[Entry], count: int) -> range:
    """The next free numbers of the range that is set apart for synthetic entries."""
    highest = model.objects.filter(number__gt=FLOOR).aggregate(highest=Max("number"))["highest"] or FLOOR
    return range(highest + 1, highest + 1 + count)


@transaction.atomic
def generate(organisations: int, seed: int = 1, progress: Progress = lambda done, total: None) -> None:
    """So many organisations, twice as many projects; `progress` is told how many of how many entries are written."""
    numbers = numbers_for(Organisation, organisations)
    project_numbers = numbers_for(Project, organisations * PROJECTS_PER_ORGANISATION)
    total = len(numbers) + len(project_numbers)
    # The numbers are part of the seed, so that a second run makes other entries.
    terms = Terms()
    writer = Writer(f"{seed} {numbers.start} {project_numbers.start}", terms)
    for batch in _batches(numbers):
        copy_entries(Organisation, [writer.organisation(number) for number in batch])
        _settle(first=batch.start == numbers.start)
        progress(batch.stop - numbers.start, total)
    for batch in _batches(project_numbers):
        rows = [writer.project(number, numbers) for number in batch]
        copy_entries(Project, rows)
        copy_participations(Participation, rows)
        _settle(first=batch.start == project_numbers.start)
        progress(len(numbers) + batch.stop - project_numbers.start, total)
    terms.forget_unused()
    analyse()


def _settle(first: bool) -> None:
    """Has the batch's foreign keys checked now, instead of all in a long silence at the end."""
    if first:
        # Else the checks keep a plan made for empty tables, which reads them from end to end for each row.
        analyse()
    connection.check_constraints()


def _batches(numbers: range) -> list[range]:
    return [numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)]


def analyse() -> None:
    """Tells the database's planner what the tables hold now."""
    models = [Organisation, Project, Participation, Tag, Network]
    models += [field.remote_field.through for model in (Organisation, Project) for field in model._meta.many_to_many]
    tables = ", ".join(connection.ops.quote_name(table) for table in sorted({model._meta.db_table for model in models}))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")
