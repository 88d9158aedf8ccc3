"""Which backups are kept: all of the last two days, then the newest of each day, week and month that has one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dsi_directory.backups.folder import Backup

# The one from before an upgrade is still there when the one of the night has been made.
RECENT = timedelta(days=2)


@dataclass(frozen=True)
class Retention:
    """How many days, weeks and months. A month in all, as backups hold what has been erased since."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 0

    def kept(self, backups: Sequence[Backup]) -> set[Backup]:
        """Given with the newest first, which is always kept."""
        kept = {backup for backup in backups if backup.made_at > backups[0].made_at - RECENT}
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
