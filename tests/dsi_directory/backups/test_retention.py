from datetime import UTC, datetime, timedelta
from pathlib import Path

from dsi_directory.backups.folder import Backup
from dsi_directory.backups.retention import Retention

NEWEST = datetime(2026, 11, 27, 2, 7, tzinfo=UTC)


def backups(*hours):
    return [Backup(Path(str(before)), NEWEST - timedelta(hours=before)) for before in hours]


def kept(retention, *hours):
    return sorted(int(backup.path.name) for backup in retention.kept(backups(*hours)))


def test_of_each_day_the_newest_is_kept():
    assert kept(Retention(3, 0, 0), 0, 72, 73, 96, 97, 120) == [0, 72, 96]


def test_of_two_days_all_are_kept():
    assert kept(Retention(1, 0, 0), 0, 1, 24, 47, 48) == [0, 1, 24, 47]


def test_days_without_a_backup_do_not_count():
    assert kept(Retention(2, 0, 0), 0, 24 * 40, 24 * 50) == [0, 24 * 40]


def test_days_weeks_and_months_of_a_year():
    every_day = range(0, 24 * 365, 24)
    assert len(kept(Retention(), *every_day)) == 9
    assert len(kept(Retention(monthly=12), *every_day)) == 20
    assert max(kept(Retention(), *every_day)) < 24 * 31


def test_the_newest_is_always_kept():
    assert kept(Retention(0, 0, 0), 0, 72) == [0]
    assert kept(Retention()) == []
