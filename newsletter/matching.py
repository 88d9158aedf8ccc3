"""Which of the newest entries match what somebody follows."""

from datetime import datetime
from itertools import takewhile

from pyroaring import BitMap

from newsletter.followed import followed_by
from newsletter.models import Alert
from newsletter.periods import begun
from search.arrivals import Arrived, arrived
from search.snapshot import current


class News:
    """What arrived after one moment and up to another. Alerts that look for the same share the work."""

    def __init__(self, since: datetime, until: datetime):
        self.until, self.begun = until, begun(until)
        self.arrived = arrived(since, until)
        self.snapshot = current()
        self._found: dict[tuple[str, str], list[Arrived]] = {}

    def of(self, alert: Alert) -> list[Arrived]:
        """What an alert has not told yet, the newest first."""
        search = alert.kind, alert.query
        if search not in self._found:
            self._found[search] = self.matching(alert)
        return list(takewhile(lambda one: one.at > alert.told_until, self._found[search]))

    def matching(self, alert: Alert) -> list[Arrived]:
        search = followed_by(alert, self.snapshot)
        ids = BitMap() if search.is_lost else search.ids
        return [one for one in self.arrived if one.document in ids]
