from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from dsi_directory.backups import BackupError, folder, making

NOW = datetime(2026, 11, 27, 2, 7, tzinfo=UTC)


def write(backup, text="{}"):
    with folder.written(backup.manifest) as file:
        file.write(text.encode())


@pytest.mark.parametrize("command", [["backup"], ["restore_drill"], ["restore", "2026-11-27T020700Z"]])
@pytest.mark.django_db
def test_two_at_once_are_one(command, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path / "backups"
    with folder.opened(), pytest.raises(CommandError, match="already: nothing was done"):
        call_command(*command)


def test_what_ends_half_written_never_counts(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path / "backups"
    with folder.opened() as place:
        with suppress(KeyboardInterrupt), folder.new(place, NOW) as backup:
            write(backup)
            raise KeyboardInterrupt
        assert [path.name for path in place.iterdir()] == [".lock"]


def test_what_a_power_cut_left_goes_with_the_next_one(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    (tmp_path / ".partial-2026-11-27T020700Z").mkdir()
    with folder.opened() as place, folder.new(place, NOW) as backup:
        write(backup)
    assert [backup.path.name for backup in folder.backups(tmp_path)] == ["2026-11-27T020700Z"]
    assert not list(tmp_path.glob(".partial*"))


def test_a_file_counts_once_it_is_whole(tmp_path):
    (tmp_path / "file").write_text("before")
    with suppress(ValueError), folder.written(tmp_path / "file") as file:
        file.write(b"after")
        raise ValueError("in the middle")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_backups_are_not_kept_where_a_web_server_may_show_them(settings):
    settings.BACKUP_DIR = settings.MEDIA_ROOT / "backups"
    with pytest.raises(BackupError, match="name a folder outside"), folder.opened():
        pass


@pytest.mark.parametrize("command", [["restore_drill"], ["restore", "2026-11-27T020700Z"]])
def test_without_a_backup_it_is_said_so(command, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    with pytest.raises(CommandError, match="There is no backup in"):
        call_command(*command)


def test_another_name_is_told_the_newest(tmp_path):
    with folder.new(tmp_path, NOW) as backup:
        write(backup)
    with pytest.raises(BackupError, match=r"no backup 2020 .* the newest is 2026-11-27T020700Z"):
        folder.named(tmp_path, "2020")


def test_a_damaged_manifest_is_told(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    with folder.new(tmp_path, NOW) as backup:
        write(backup, '{"tables": 1')
    with pytest.raises(CommandError, match=r"manifest\.json is damaged"):
        call_command("restore_drill")
    assert making.known_pictures([backup._replace(path=tmp_path / "2026-11-27T020700Z")]) == {}
