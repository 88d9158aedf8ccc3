"""Public pages are read from a replica that keeps up, everything else from the primary."""

from contextlib import closing

import pytest
from django.db import OperationalError, connections
from django.test.utils import CaptureQueriesContext

from core import reading, replicas
from core.replicas import Watch
from search import snapshot
from search.upkeep import catch_up
from tests.factories import OrganisationFactory


@pytest.mark.parametrize(("reached", "late"), [(300, 0), (400, 0), (299, 2), (200, 2), (100, 4), (99, float("inf"))])
def test_a_replica_is_as_late_as_the_newest_note_that_it_has_reached(reached, late):
    watch = Watch(["replica_1"])
    watch.notes.extend([(10, 100), (12, 200), (13, 300)])
    assert watch.lateness(reached, now=14) == late


def test_before_anything_is_noted_no_replica_keeps_up():
    assert Watch(["replica_1"]).lateness(1000, now=14) == float("inf")


def test_a_process_stays_with_one_replica_as_long_as_it_is_healthy(monkeypatch):
    watch = Watch(["first", "second"], healthy={"first", "second"}, looked_at=float("inf"))
    monkeypatch.setattr("os.getpid", lambda: 10)
    assert watch.chosen() == "first"
    monkeypatch.setattr("os.getpid", lambda: 11)
    assert watch.chosen() == "second"
    watch.tell("second", is_healthy=False)
    assert watch.chosen() == "first"


def test_without_a_recent_look_no_replica_is_chosen():
    assert Watch(["first"], healthy={"first"}).chosen() is None


def test_without_replicas_nobody_watches():
    assert replicas.chosen() is None
    assert replicas._watch is None


@pytest.fixture
def replica(transactional_db, settings, monkeypatch):
    """Another connection to the same database, which here stands for a replica."""
    connections.settings["replica_1"] = connections["default"].settings_dict
    settings.DATABASE_REPLICAS = ["replica_1"]
    settings.DATABASE_ROUTERS = ["core.reading.Router"]
    monkeypatch.setattr(replicas, "_watch", Watch(["replica_1"], healthy={"replica_1"}, looked_at=float("inf")))
    server = connections["replica_1"]
    # Django's tests refuse to open connections that they have not been told of.
    monkeypatch.setattr(server, "ensure_connection", lambda: server.connection or server.connect())
    server.ensure_connection()
    yield server
    reading.from_the_primary()
    snapshot._held.pop("replica_1", None)
    connections["replica_1"].close()
    del connections["replica_1"]
    del connections.settings["replica_1"]


# Each reads in another way.
ADDRESSES = ["/", "/organisations", "/search?q=fablap", "/countries", "/sitemap-lists.xml", "/feeds/organisations.atom"]


@pytest.mark.django_db(transaction=True)
def test_only_what_is_the_same_for_everybody_is_read_from_a_replica(client, replica):
    address = OrganisationFactory(name="Fablab").get_absolute_url()
    catch_up()
    with CaptureQueriesContext(replica) as there, CaptureQueriesContext(connections["default"]) as here:
        assert {client.get(page).status_code for page in (address, *ADDRESSES)} == {200}
        # Read while it is sent.
        assert b"Fablab" in client.get("/downloads/organisations.csv").getvalue()
    assert len(there) > 20
    # Who searches or downloads is counted.
    assert {"core_tally" in query["sql"] for query in here} == {True}
    client.cookies["session"] = "somebody"
    with CaptureQueriesContext(replica) as there:
        assert "Fablab" in client.get(address).text
        client.post("/newsletter", {"address": "ana@example.org"})
        client.cookies.clear()
        client.get("/join")
        client.get("/api/v1/organisations")
    assert len(there) == 0


@pytest.mark.django_db(transaction=True)
def test_a_replica_begins_where_the_process_has_come_with_the_primary(replica):
    OrganisationFactory()
    catch_up()
    snapshot._held.clear()
    known = snapshot.current()
    reading.from_a_replica()
    assert snapshot.current() is known
    assert reading.is_of_a_replica()


@pytest.mark.django_db(transaction=True)
def test_where_the_index_is_behind_the_primary_is_read(client, replica):
    OrganisationFactory(name="Fablab")
    with CaptureQueriesContext(replica) as there:
        assert "Fablab" in client.get("/organisations").text
    (query,) = there
    assert "core_contentchange" in query["sql"]


@pytest.mark.django_db(transaction=True)
def test_where_the_index_falls_behind_within_a_page_the_primary_is_read(replica):
    reading.from_a_replica()
    OrganisationFactory(name="Fablab")
    assert len(snapshot.current().everything) == 1
    assert not reading.is_of_a_replica()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("failing", ["core_contentchange", "organisations_organisation"])
def test_a_page_that_a_replica_fails_is_drawn_from_the_primary(client, replica, failing):
    OrganisationFactory(name="Fablab")
    catch_up()

    def fail(execute, statement, *rest):
        if failing in statement:
            raise OperationalError("the server ends")
        return execute(statement, *rest)

    with replica.execute_wrapper(fail):
        response = client.get("/organisations")
    assert (response.status_code, "Fablab" in response.text) == (200, True)
    assert replicas.chosen() is None


def end(connection) -> None:
    """As the server does that stops."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    with closing(connections["default"].copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])


@pytest.mark.django_db(transaction=True)
def test_a_page_is_drawn_though_the_server_has_ended_the_connection(client):
    OrganisationFactory()
    catch_up()
    end(connections["default"])
    assert client.get("/organisations").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_replica_that_has_started_anew_is_read_at_once(client, replica):
    OrganisationFactory()
    catch_up()
    end(replica)
    assert client.get("/organisations").status_code == 200
    assert replicas.chosen() == "replica_1"


@pytest.mark.django_db(transaction=True)
def test_what_is_counted_goes_on_without_the_primary(client, replica, monkeypatch):
    OrganisationFactory(name="Fablab")
    catch_up()

    def away(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(connections["default"], "ensure_connection", away)
    assert "Fablab" in client.get("/search?q=fablap").text
    monkeypatch.undo()
