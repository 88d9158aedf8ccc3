"""Which backups are kept: the newest of each of the last days, weeks and months that have one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dsi_directory.backups.folder import Backup


@dataclass(frozen=True)
class Retention:
    """How many days, weeks and months. A month in all, as backups hold what has been erased since."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 0

    def kept(self, backups: Sequence[Backup]) -> set[Backup]:
        """Given with the newest first, which is always kept."""
        kept = set(backups[:1])
        for count, period in ((self.daily, day), (self.weekly, week), (self.monthly, month)):
            newest: dict[tuple, Backup] = {}
            for backup in backups:
                newest.setdefault(period(backup.made_at), backup)
            kept.update(list(newest.values())[:count])
        return kept


def day(moment: datetime) -> tuple:
    return (moment.date(),)


def week(moment: datetime) -> tuple:
    return moment.isocalendar()[:2]


def month(moment: datetime) -> tuple:
    return moment.year, moment.month
