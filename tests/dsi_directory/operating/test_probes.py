import json
import shutil
from collections import namedtuple

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dsi_directory.operating import readiness

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _looks_anew(monkeypatch):
    monkeypatch.setattr(readiness, "SECONDS_KEPT", 0)
    readiness._found.clear()


@pytest.fixture(autouse=True)
def _password_is_enough(settings):
    settings.STAFF_NEED_SECOND_FACTOR = False


def why(admin_client, address="/readyz") -> dict:
    """What staff are told is not well."""
    answer = admin_client.get(address)
    assert answer.status_code == 503
    return {name: told for name, (is_well, told) in pairs(answer).items() if not is_well}


def pairs(answer) -> dict:
    return {name: (one["is_well"], one["told"]) for name, one in json.loads(answer.content).items()}


def test_the_process_is_alive_without_a_database_for_any_host(client, settings, django_assert_num_queries):
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0):
        answer = client.get("/healthz", headers={"Host": "10.2.3.4:8000"})
    assert (answer.status_code, answer.text, answer["Content-Length"]) == (200, "alive\n", "6")
    assert not answer.cookies


def test_a_site_that_can_serve_is_ready_and_anonymous_learn_no_more(client):
    for address in ("/readyz", "/readyz?queues"):
        answer = client.get(address, headers={"Host": "anything"})
        assert (answer.status_code, answer.text) == (200, "ready\n")
        assert "no-store" in answer["Cache-Control"]


def test_staff_are_told_what_was_found(admin_client):
    found = pairs(admin_client.get("/readyz?queues"))
    assert list(found) == ["disk", "database", "migrations", "cache", "queues"]
    assert found["database"] == (True, "It answers.")


def test_staff_who_have_not_given_their_second_factor_are_told_no_more(admin_client, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    assert admin_client.get("/readyz").text == "ready\n"


def test_who_is_not_of_the_staff_is_told_no_more(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get("/readyz").text == "ready\n"


def test_it_is_cheap_and_looked_up_once_a_second(client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(readiness, "SECONDS_KEPT", 60)
    client.get("/readyz")
    with django_assert_max_num_queries(0):
        assert client.get("/readyz").text == "ready\n"


def test_a_missing_migration_is_waited_for(client, admin_client):
    readiness.migrations_missing.cache_clear()
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("core")
    MigrationRecorder(connection).record_unapplied(*newest)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text, answer["Retry-After"]) == (503, "not ready\n", "5")
    assert "run migrate" in why(admin_client)["migrations"]
    MigrationRecorder(connection).record_applied(*newest)
    assert client.get("/readyz").status_code == 200


def test_a_full_disk_is_told(admin_client, monkeypatch):
    usage = namedtuple("usage", "total used free")(1, 1, 20 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
    assert why(admin_client) == {"disk": "20 MB are free, 50 are needed."}


def test_a_cache_that_keeps_nothing_is_told(admin_client, settings):
    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert why(admin_client) == {"cache": "What is put in does not come out."}


def test_a_database_that_is_gone_is_told_by_sort(client, monkeypatch, caplog):
    caplog.set_level("INFO")

    def gone():
        raise ConnectionRefusedError("connection to server failed: dsi@database.example")

    there = readiness.NEEDED["database"]
    monkeypatch.setitem(readiness.NEEDED, "database", gone)
    assert [client.get("/readyz").status_code for _ in range(3)] == [503, 503, 503]
    found = readiness.found(with_queues=False)
    assert list(found) == ["disk", "database"]
    assert found["database"].told == "ConnectionRefusedError: connection to server failed: …"
    monkeypatch.setitem(readiness.NEEDED, "database", there)
    client.get("/readyz")
    # Once for all who asked meanwhile.
    assert [record.getMessage() for record in caplog.records] == [
        "Not ready: database. ConnectionRefusedError: connection to server failed: …",
        "Ready again.",
    ]


def test_late_work_is_told_only_to_who_asks_for_it(client, admin_client):
    task = DBTaskResult.objects.create(task_path="x", args_kwargs={}, run_after=timezone.now())
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timezone.timedelta(hours=2))
    assert client.get("/readyz").status_code == 200
    assert why(admin_client, "/readyz?queues") == {"queues": "There wait 1 tasks for 7200 s."}
