"""The rows of somebody who asks for mail: made where there are none, and locked, with one query."""

from dataclasses import dataclass

from django.utils import timezone

from core.keys import new_seed
from newsletter.models import Every, Subscriber

# Whoever has confirmed keeps what was said then: the new request may be a stranger's.
KEEP = """
WITH subscriber AS (
    INSERT INTO newsletter_subscriber AS kept
        (address, seed, language, came_from, created_at, wants_newsletter, consent_version, consent_text)
    VALUES (%(address)s, %(seed)s, %(language)s, %(came_from)s, %(now)s, false, '', '')
    ON CONFLICT (address) DO UPDATE SET
        language = CASE WHEN kept.confirmed_at IS NULL THEN EXCLUDED.language ELSE kept.language END,
        came_from = CASE WHEN kept.confirmed_at IS NULL THEN EXCLUDED.came_from ELSE kept.came_from END
    RETURNING *
), alert AS (
    INSERT INTO newsletter_alert AS kept (subscriber_id, kind, query, every, created_at, told_until)
    SELECT id, %(kind)s, %(query)s, %(every)s, %(now)s, %(now)s FROM subscriber WHERE %(has_search)s
    ON CONFLICT (subscriber_id, kind, query) DO UPDATE SET
        every = CASE WHEN kept.confirmed_at IS NULL THEN EXCLUDED.every ELSE kept.every END
    RETURNING id, confirmed_at
)
SELECT subscriber.*, alert.id AS alert_number, alert.confirmed_at AS alert_confirmed_at
FROM subscriber LEFT JOIN alert ON true
"""


@dataclass(frozen=True)
class Search:
    """What an alert looks for: the list of one kind of entry, or all kinds; and the query of the list's address."""

    kind: str = ""
    query: str = ""
    every: Every = Every.WEEK


def kept(address: str, language: str, came_from: str, search: Search | None) -> Subscriber:
    """The subscriber with a folded address, and `alert_number` and `alert_confirmed_at` of the alert for the search.

    To be asked for in a transaction.
    """
    row = {"address": address, "seed": new_seed(), "language": language, "came_from": came_from, "now": timezone.now()}
    wanted = search or Search()
    alert = {"kind": wanted.kind, "query": wanted.query, "every": wanted.every, "has_search": search is not None}
    return Subscriber.objects.raw(KEEP, row | alert)[0]
