"""Taking in subscribers from a list that an organisation has kept elsewhere. Nothing is mailed."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from mail.addresses import trace
from newsletter.models import Subscriber, Suppression
from newsletter.subscriber_files import LONGEST_SOURCE, Refused, Row, lines_of, read

BATCH = 1000
VERSION = "import"
# What becomes of rows besides being added, in the words of the summary.
KNOWN, SUPPRESSED, REPEATED, REFUSED = "known already", "unsubscribed before", "twice in the file", "refused"
SENTENCES = {
    KNOWN: "This address is here already.",
    SUPPRESSED: "This address unsubscribed. Only its owner can sign up again.",
    REPEATED: "This address stands in the file before.",
}


@dataclass
class Report:
    """What was, or would be, done; lines are told by their number, nobody's address stands in it."""

    added: int = 0
    lines: list[tuple[int, str, str]] = field(default_factory=list)

    def tell(self, line: int, outcome: str, sentence: str = "") -> None:
        self.lines.append((line, outcome, sentence or SENTENCES[outcome]))

    @property
    def counts(self) -> dict[str, int]:
        return {"added": self.added, **Counter(outcome for _, outcome, _ in sorted(self.lines))}


@transaction.atomic
def import_subscribers(text: str, by: str, dry_run: bool = False) -> Report:
    """Adds those whose consent is recorded in the file; `by` is the user name of whoever answers for it.

    A dry run writes nothing and gives the same report.
    """
    report, rows = Report(), {}
    for line, cells in lines_of(text):
        try:
            row = read(cells)
        except Refused as refusal:
            report.tell(line, REFUSED, str(refusal))
            continue
        if row.address in rows:
            report.tell(line, REPEATED)
        else:
            rows[row.address] = line, row
    waiting = iter(rows.values())
    while batch := list(islice(waiting, BATCH)):
        new = those_that_are_new(batch, report)
        report.added += len(new)
        if not dry_run:
            Subscriber.objects.bulk_create([subscriber_from(row, by) for row in new], ignore_conflicts=True)
    report.lines.sort()
    return report


def those_that_are_new(batch: list[tuple[int, Row]], report: Report) -> list[Row]:
    addresses = [row.address for _, row in batch]
    known = set(Subscriber.objects.filter(address__in=addresses).values_list("address", flat=True))
    traces = Suppression.objects.filter(trace__in=map(trace, addresses)).values_list("trace", flat=True)
    suppressed, new = set(traces), []
    for line, row in batch:
        if row.address in known:
            report.tell(line, KNOWN)
        elif trace(row.address) in suppressed:
            report.tell(line, SUPPRESSED)
        else:
            new.append(row)
    return new


def subscriber_from(row: Row, by: str) -> Subscriber:
    source = row.source[:LONGEST_SOURCE]
    return Subscriber(
        address=row.address,
        language=row.language,
        wants_newsletter=True,
        confirmed_at=row.consented_at,
        consent_version=VERSION,
        consent_text=row.consent_text,
        came_from=f"Imported by {by[:100]}{f' from {source}' if source else ''}",
    )
