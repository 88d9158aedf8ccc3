"""Restores a backup for good: into the database of the settings, which has to be empty."""

from dataclasses import dataclass

from django.db import connection

from dsi_directory.backups import BackupError, folder, pictures, programs
from dsi_directory.backups.drill import compare
from dsi_directory.backups.manifest import Manifest
from mail.models import Delivery
from search.upkeep import check

# Extensions bring some of their own.
HOLDS = """
    SELECT count(*) FROM pg_class AS one
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = one.oid AND deptype = 'e')
"""


@dataclass
class Restored:
    tables: int
    pictures: int
    differences: list[str]
    # Entries whose words another version of PostgreSQL reads in another way.
    out_of_index: int
    # Mails that waited at the time of the backup, and may have been sent since.
    mails: int


def restore(name: str) -> Restored:
    programs.reach_the_server()
    with folder.opened() as place:
        backup = folder.named(place, name)
        manifest = Manifest.read(backup)
        refuse_what_is_not_empty()
        programs.restore(backup.dump, None)
        count_rows()
        told = compare(manifest, None) + pictures.differences(place, manifest.pictures)
        pictures.bring_back(place, manifest.pictures)
    out_of_index, mails = len(list(check())), Delivery.objects.waiting().count()
    return Restored(len(manifest.tables), len(manifest.pictures), told, out_of_index, mails)


def count_rows() -> None:
    """Without these figures the first queries would be planned as if the tables were empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def refuse_what_is_not_empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute(HOLDS)
        if cursor.fetchone()[0]:
            raise BackupError(
                f"The database {connection.settings_dict['NAME']} is not empty: nothing was done. "
                "Create a new one and name it in DATABASE_URL."
            )
