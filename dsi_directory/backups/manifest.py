"""What a backup holds: each table and each picture with its checksum."""

import json
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from dsi_directory.backups import BackupError
from dsi_directory.backups.checksums import Table
from dsi_directory.backups.folder import Backup, written


class File(NamedTuple):
    size: int
    checksum: str


@dataclass
class Manifest:
    server: str
    tables: dict[str, Table]
    sequences: dict[str, int]
    pictures: dict[str, File] = field(default_factory=dict)
    # Named by the database, and gone from where pictures are kept.
    missing: list[str] = field(default_factory=list)

    def write(self, backup: Backup) -> None:
        with written(backup.manifest) as file:
            file.write(json.dumps(asdict(self), indent=1).encode())

    @classmethod
    def read(cls, backup: Backup) -> "Manifest":
        try:
            held = json.loads(backup.manifest.read_bytes())
            tables = {name: Table(*table) for name, table in held["tables"].items()}
            pictures = {name: File(*file) for name, file in held["pictures"].items()}
            return cls(held["server"], tables, held["sequences"], pictures, held["missing"])
        except (ValueError, KeyError, TypeError) as error:
            raise BackupError(f"{backup.manifest} is damaged.") from error
