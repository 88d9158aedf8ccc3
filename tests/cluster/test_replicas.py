"""Public pages are read from a replica that keeps up, and from the primary where there is none."""

import signal
import time

import pytest

from tests.cluster.cluster import unseen
from tests.cluster.traffic import Traffic
from tests.programs import wait_for


def test_public_pages_are_read_from_the_replica_and_all_else_from_the_primary(cluster, tell):
    cluster.wait_for_replica()
    for database in (cluster.primary, cluster.replica):
        database.listen()
    with Traffic() as traffic:
        time.sleep(3)
    entries = "core_contentchange", "search_document", "organisations_organisation", "projects_project"
    here, there = (database.statements(*entries) for database in (cluster.primary, cluster.replica))
    written = cluster.primary.statements("INSERT INTO")
    assert (traffic.failed, here) == ({}, 0)
    assert there > traffic.read.total()
    assert written > len(traffic.kept) > 0
    tell(f"{there} statements of pages on the replica, {here} on the primary; {written} written there; {traffic}")


def test_what_one_process_has_drawn_the_other_shows(cluster):
    first, second = cluster.web
    address = f"/search?q={unseen()}"
    drawn = first.get(address)
    for database in (cluster.primary, cluster.replica):
        database.listen()
    assert second.get(address).content == drawn.content
    assert cluster.replica.statements("core_contentchange") == 1
    assert cluster.replica.statements("search_document") + cluster.primary.statements("search_document") == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_dead_replica_falls_out_and_comes_back(cluster, tell, number):
    with Traffic(writers=0) as traffic:
        time.sleep(1)
        cluster.replica.end(number)
        time.sleep(3)
        assert all(cluster.is_read(cluster.primary, web) for web in cluster.web)
        cluster.replica.start()
        began = time.monotonic()
        cluster.wait_for_replica()
    tell(f"{traffic}; read again {time.monotonic() - began:.1f} s after its start")
    assert traffic.failed == {}


def test_a_replica_that_is_late_falls_out_and_comes_back(cluster, tell):
    cluster.replica.ask("SELECT pg_wal_replay_pause()")
    began = time.monotonic()
    with Traffic() as traffic:
        wait_for(lambda: all(cluster.is_read(cluster.primary, web) for web in cluster.web), "the primary is read", 15)
        after = time.monotonic() - began
    cluster.replica.ask("SELECT pg_wal_replay_resume()")
    cluster.wait_for_replica()
    tell(f"left out after {after:.1f} s; {traffic}")
    assert (traffic.failed, 4 < after < 10) == ({}, True)


def test_a_replica_that_is_only_idle_stays(cluster):
    time.sleep(8)
    assert all(cluster.is_read(cluster.replica, web) for web in cluster.web)


def test_a_replica_whose_stream_is_cut_falls_out(cluster):
    [(conninfo,)] = cluster.replica.ask("SELECT current_setting('primary_conninfo')")
    cut(cluster, "port=1")
    with Traffic():
        wait_for(lambda: all(cluster.is_read(cluster.primary, web) for web in cluster.web), "the primary is read", 15)
    cut(cluster, conninfo)
    cluster.wait_for_replica()


def cut(cluster, conninfo: str) -> None:
    """Has the replica follow another server, which may be none."""
    quoted = conninfo.replace("'", "''")
    cluster.replica.ask(f"ALTER SYSTEM SET primary_conninfo = '{quoted}'")
    cluster.replica.ask("SELECT pg_reload_conf()")


def test_without_the_primary_public_pages_go_on(cluster, tell):
    cluster.primary.end(signal.SIGKILL)
    with Traffic(writers=1) as traffic:
        time.sleep(3)
    cluster.primary.start()
    tell(traffic)
    assert set(traffic.read) == {200}
    assert set(traffic.written) <= {0, 500, 502, 503, 504}
    cluster.wait_for_replica()
