import time

import pytest

STARTED_AT = "SELECT pg_postmaster_start_time()"


def test_clients_that_start_at_once_share_one_new_server(new_place):
    place = new_place("new")
    clients = [place.client() for _ in range(6)]
    for client in clients:
        client.send("run", STARTED_AT)
    assert len({str(client.receive()["answer"]) for client in clients}) == 1


def test_server_runs_while_any_client_lives(place):
    first, second = place.client(), place.client()
    started_at = first.run(STARTED_AT)
    assert second.run(STARTED_AT) == started_at
    first.close()
    time.sleep(place.linger * 3)
    assert second.run(STARTED_AT) == started_at


def test_server_stops_after_its_last_client(place):
    client = place.client()
    client.run("SELECT 1")
    assert place.server.runs()
    client.close()
    assert place.stops()


def test_client_that_comes_while_the_server_stops_gets_a_new_one(place):
    for pause in (place.linger, place.linger + 0.05, place.linger + 0.1):
        client = place.client()
        assert client.run("SELECT 1") == [[1]]
        client.close()
        time.sleep(pause)


def test_workers_share_a_server_and_have_a_test_database_each(place):
    workers = {suffix: place.client() for suffix in ("gw0", "gw1")}
    for suffix, worker in workers.items():
        worker.send("create_test_database", suffix)
    assert [worker.receive()["answer"] for worker in workers.values()] == ["test_gw0", "test_gw1"]
    for suffix, worker in workers.items():
        assert worker.run("SELECT current_database()") == [[f"test_{suffix}"]]
        worker.do("destroy_test_database", "dsi")


@pytest.mark.parametrize("statement", ["SELECT 1", "SELECT pg_sleep(60)"])
def test_killed_client_counts_as_gone(place, statement):
    client = place.client()
    client.run("SELECT 1")
    client.send("run", statement)
    time.sleep(0.1)
    client.kill()
    assert place.stops()


def test_killed_client_leaves_the_others_alone(place):
    first, second = place.client(), place.client()
    first.run("SELECT 1")
    started_at = second.run(STARTED_AT)
    first.kill()
    time.sleep(place.linger * 3)
    assert second.run(STARTED_AT) == started_at
