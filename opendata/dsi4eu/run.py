"""The import from the two files to the report, but for the transaction around it."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from core.models import Term
from opendata.dsi4eu.batch import Batch
from opendata.dsi4eu.links import find_links
from opendata.dsi4eu.participations import Participations, Sides
from opendata.dsi4eu.plan import Plan
from opendata.dsi4eu.report import Report
from opendata.dsi4eu.terms import Terms
from opendata.dsi4eu.write import write_entries, write_participations


def run(organisations: Batch, projects: Batch, report: Report) -> None:
    """Writes what the files hold, within the caller's transaction."""
    plans = Plan(organisations, report), Plan(projects, report)
    vocabularies = _vocabularies(plans)
    today = timezone.localdate()
    for plan in plans:
        plan.make(vocabularies, today)
    links = find_links(organisations.clean, projects.clean)
    sides = Sides(organisations.numbers, plans[0].merges, plans[1].merges, plans[1].records)
    participations = Participations(links, sides, report)
    participations.plan()
    for plan in plans:
        plan.tell_outcomes()
        write_entries(plan.batch.model, plan.merges.values())
    write_participations(participations)


def _vocabularies(plans: Iterable[Plan]) -> dict[type[Term], Terms]:
    """The terms by model, with the keys that earlier imports wrote for their slugs."""
    remembered: dict[type[Term], dict[str, int]] = defaultdict(dict)
    for plan in plans:
        for field in plan.batch.model._meta.get_fields():
            if field.concrete and field.is_relation and issubclass(field.related_model, Term):
                known = remembered[field.related_model]
                for record in plan.records.values():
                    known.update({slug: key for slug, key in record.written.get(field.name, []) if key})
    return {model: Terms(model, known) for model, known in remembered.items()}
