import io
import time
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connections

from dsi_directory import migrating


@pytest.mark.django_db
def test_of_two_migrations_one_waits_and_finds_nothing_to_do(monkeypatch):
    monkeypatch.setattr(migrating, "PAUSE", 0.01)
    said = io.StringIO()

    def migrate():
        call_command("migrate", plan=True, stdout=said)
        connections.close_all()

    second = Thread(target=migrate)
    with migrating.alone("default", print):
        second.start()
        until = time.monotonic() + 30
        while "this one waits" not in said.getvalue() and time.monotonic() < until:
            time.sleep(0.01)
        assert second.is_alive()
        assert said.getvalue().endswith("this one waits for it to end.\n")
    second.join(30)
    assert "No planned migration operations." in said.getvalue()
