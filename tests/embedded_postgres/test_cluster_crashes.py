import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from dsi_directory.embedded_postgres import watcher


@pytest.fixture
def place(each_place):
    return each_place


@pytest.fixture
def client(place):
    client = place.client()
    client.run("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
    return client


@pytest.fixture
def busy(place, client):
    """A client in the middle of a statement."""
    busy = place.client()
    busy.send("run", "SELECT pg_sleep(60)")
    assert place.happens(lambda: client.run("SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)'"))
    return busy


@pytest.fixture
def stranger(place):
    """A process of the server's account that has nothing to do with it."""
    stranger = subprocess.Popen(["sleep", "60"], **place.server.account.process_options)
    yield stranger
    stranger.kill()
    stranger.wait()


def kill(process):
    os.kill(process, signal.SIGKILL)


def has_ended(process):
    """Whether it holds no lock any more, be it gone or a zombie that its parent has not looked after."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] in "ZX"
    except OSError:
        return True


def kill_watcher(place):
    watcher = place.watcher
    kill(watcher)
    assert place.happens(lambda: has_ended(watcher))


def crash(place):
    """Leaves what a power cut leaves: no process and the files as they were."""
    kill_watcher(place)
    kill(place.postmaster)
    while place.clients:
        place.clients.pop().kill()
    assert place.stops()


def test_killed_postmaster_is_replaced_for_the_client_it_had(place, client):
    kill(place.postmaster)
    assert client.run("SELECT * FROM kept") == [[1]]


def test_postmaster_killed_beside_a_busy_client_is_replaced(place, client, busy):
    kill(place.postmaster)
    assert client.run("SELECT * FROM kept") == [[1]]
    assert "server closed the connection" in busy.receive()["error"]


def test_zombie_postmaster_is_replaced(place, client):
    zombie = place.postmaster
    kill(zombie)
    assert place.happens(lambda: has_ended(zombie) and Path(f"/proc/{zombie}").exists())
    assert place.client().run("SELECT * FROM kept") == [[1]]
    assert place.postmaster != zombie


def test_server_recovers_from_killed_backends(place, client, busy):
    for (process,) in client.run("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"):
        with suppress(ProcessLookupError):  # the first one's death makes the server end the others
            kill(process)
    # A session that begins before the server has noticed ends with the others.
    assert place.happens(lambda: client.error() is None)
    assert client.run("SELECT * FROM kept") == [[1]]
    assert "server closed the connection" in busy.receive()["error"]


def test_killed_watcher_is_replaced_at_the_next_connection(place, client):
    kill_watcher(place)
    client.run("SELECT 1")
    client.close()
    assert place.stops()


def test_server_left_by_a_killed_watcher_stops_after_the_next_client(place, client):
    kill_watcher(place)
    client.close()
    successor = place.client()
    assert successor.run("SELECT * FROM kept") == [[1]]
    successor.close()
    assert place.stops()


def test_stranger_with_the_postmasters_number_keeps_no_server_from_starting(place, client, stranger):
    crash(place)
    file = place.server.data / "postmaster.pid"
    file.write_text(f"{stranger.pid}\n" + file.read_text().split("\n", 1)[1])
    assert place.client().run("SELECT * FROM kept") == [[1]]
    assert stranger.poll() is None


def test_stranger_with_the_postmasters_number_is_not_stopped(tmp_path, stranger):
    (tmp_path / "postmaster.pid").write_text(f"{stranger.pid}\n")
    assert watcher.postmaster(tmp_path) is None


@pytest.mark.parametrize("content", ["", "\0\0\0\0"])
def test_process_id_file_that_a_crash_left_empty_is_replaced(place, client, content):
    crash(place)
    (place.server.data / "postmaster.pid").write_text(content)
    assert place.client().run("SELECT * FROM kept") == [[1]]


def test_acknowledged_rows_survive_crashes(place, client):
    acknowledged = [1]
    for number in range(2, 31):
        client.send("run", f"INSERT INTO kept VALUES ({number})")
        if number in (10, 20):
            kill(place.postmaster)
        if "answer" in client.receive():
            acknowledged.append(number)
    crash(place)
    assert len(acknowledged) > 20
    assert {row for (row,) in place.client().run("SELECT * FROM kept")} >= set(acknowledged)
