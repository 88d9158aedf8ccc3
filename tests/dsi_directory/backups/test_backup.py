"""Backups of entries and pictures, made and restored by the programs of PostgreSQL themselves."""

import errno
import json
from pathlib import Path

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError
from django.utils import timezone

from core import content_version
from core.models import Picture
from dsi_directory.backups import programs
from organisations.models import Organisation
from search.upkeep import catch_up
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db(transaction=True)
# Hard to write to a file, and to read again.
NAME = "Zażółć\\N \"gęślą\" 'jaźń'"


@pytest.fixture
def picture(png):
    return Picture.objects.create(file=png, alternative_text="A teal field")


def only(folder: Path) -> Path:
    (backup,) = folder.glob("[0-9]*")
    return backup


def databases() -> list[str]:
    with psycopg.connect(**programs.address(), autocommit=True) as server:
        return [name for (name,) in server.execute("SELECT datname FROM pg_database WHERE datname LIKE '%_drill_%'")]


def test_what_is_restored_is_the_site_as_it_was(folder, picture, say, empty_database, go_to):
    number = OrganisationFactory(name=NAME).pk
    Session.objects.create(session_key="key", expire_date=timezone.now())
    catch_up()
    version = content_version.current()
    say("backup")
    (lost, *_) = picture.file_names()
    default_storage.delete(lost)
    go_to(empty_database)
    assert " tables and 4 files of pictures." in say("restore", only(folder).name)
    assert (Organisation.objects.get(pk=number).name, content_version.current()) == (NAME, version)
    assert (default_storage.exists(lost), Session.objects.exists()) == (True, False)
    assert OrganisationFactory().pk > number
    with pytest.raises(CommandError, match="is not empty: nothing was done"):
        say("restore", only(folder).name)


def test_a_drill_tells_all_that_differs_and_leaves_nothing(folder, picture, say, capsys):
    say("backup")
    manifest = only(folder) / "manifest.json"
    held = json.loads(manifest.read_text())
    held["tables"] |= {"core_picture": [2, "0"], "core_historicalpicture": [1, "0"], "gone": [1, "0"]}
    held["sequences"]["core_picture_id_seq"] += 1
    manifest.write_text(json.dumps(held))
    broken, lost, *_ = sorted((folder / "media").rglob("*.*"))
    broken.write_bytes(b"")
    lost.unlink()
    with pytest.raises(CommandError, match="Differences: 6"):
        say("restore_drill")
    assert capsys.readouterr().out.splitlines()[1:] == [
        "core_historicalpicture: 1 rows, as many as there were, but with other contents.",
        "core_picture: 1 rows instead of 2.",
        "gone: the table is missing.",
        "core_picture_id_seq: would give a number again.",
        f"{broken}: the picture is not as it was.",
        f"{lost}: the picture is missing.",
    ]
    assert databases() == []


def test_pictures_are_copied_once_and_forgotten_with_the_last_backup_that_needs_them(folder, picture, say):
    assert "4 files of pictures, 4 of them new; 0 old" in say("backup")
    first = only(folder).rename(folder / "2020-01-01T000000Z")
    assert "4 files of pictures, 0 of them new; 1 old" in say("backup", "--daily=1", "--weekly=0")
    assert not first.exists()
    only(folder).rename(first)
    picture.delete()
    say("backup", "--daily=0", "--weekly=0")
    assert [path for path in (folder / "media").rglob("*") if path.is_file()] == []
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*")} == {0o700, 0o600}


class FullDisk(FileSystemStorage):
    """Reading as much as it takes to write where there is room for some files of a picture."""

    def open(self, name, mode="rb"):
        if name.endswith("webp"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().open(name, mode)


def test_a_full_disk_leaves_earlier_backups_as_they_were(folder, picture, say, settings):
    (folder / "2020-01-01T000000Z").mkdir(parents=True)
    (folder / "2020-01-01T000000Z/manifest.json").write_text(
        '{"server": "18", "tables": {}, "sequences": {}, "pictures": {}, "missing": []}'
    )
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": f"{__name__}.FullDisk"}}
    with pytest.raises(CommandError, match=r"No room is left on .*: earlier backups are as they were"):
        say("backup")
    assert [path.name for path in folder.glob("*20*")] == ["2020-01-01T000000Z"]
    assert [path for path in (folder / "media").rglob("*") if path.is_file()] == []
