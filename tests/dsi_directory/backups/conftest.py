import pytest
from django.db import connection

from dsi_directory.backups.drill import scratch


@pytest.fixture
def folder(settings, tmp_path):
    """Where the backups of this test are kept."""
    settings.BACKUP_DIR = tmp_path / "backups"
    return settings.BACKUP_DIR


@pytest.fixture
def say(capsys):
    """What a command prints."""
    from django.core.management import call_command

    def run(*command) -> str:
        capsys.readouterr()
        call_command(*command)
        return capsys.readouterr().out

    return run


@pytest.fixture
def go_to():
    """Has the site use another database of the same server until the test is over."""
    before = connection.settings_dict["NAME"]

    def use(name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    yield use
    use(before)


@pytest.fixture
def empty_database(transactional_db):
    """The name of a database that holds nothing, as long as the test lasts."""
    with scratch() as name:
        yield name
