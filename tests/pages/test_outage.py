"""The database goes away and comes back: a server of its own, stopped and started under the running site."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import RequestFactory

from core import outage
from dsi_directory.backups import programs
from dsi_directory.embedded_postgres import watcher
from dsi_directory.embedded_postgres.cluster import Cluster

KEPT, DRAWN = "/organisations", "/projects"


class OwnServer:
    def __init__(self, home: Path):
        self.server = Cluster(home, durable=False).server
        self.start = self.server.start

    def stop(self) -> None:
        lock = os.open(self.server.home / "server", os.O_RDWR)
        watcher.stop(lock, self.server.data)
        os.close(lock)


@pytest.fixture
def server(db, tmp_path, settings):
    """A server with a copy of the tables and their first rows, which the site uses until the test is over."""
    settings.PAGES_ARE_KEPT = True
    home = Path(tempfile.mkdtemp(prefix="outage-"))
    home.chmod(0o755)
    own, usual = OwnServer(home / "postgres"), connections["default"]
    own.server.account.own(own.server.home)
    own.start()
    own.server.create("dsi")
    programs.run("pg_dump", None, "--format=custom", f"--file={tmp_path / 'dump'}")
    address = {name.upper(): value for name, value in own.server.address.items()}
    connections["default"] = DatabaseWrapper(usual.settings_dict | address | {"NAME": "dsi"}, "default")
    programs.restore(tmp_path / "dump", None)
    yield own
    connections["default"].close()
    connections["default"] = usual
    own.stop()
    shutil.rmtree(home)


def ask(path: str):
    """An answer as a web server gets it, with what follows once it has been sent."""
    request = RequestFactory().get(path)
    response = WSGIHandler()(request.environ, lambda status, headers, *rest: None)
    response.close()
    return response


def test_pages_that_are_kept_are_shown_while_the_database_is_away(server, monkeypatch):
    usual = ask(KEPT)
    assert (usual.status_code, usual.has_header("ETag")) == (200, True)
    server.stop()
    meanwhile = ask(KEPT)
    assert (meanwhile.content, meanwhile["Cache-Control"]) == (usual.content, "no-store")
    assert not meanwhile.has_header("ETag")
    later = ask(DRAWN)
    assert (later.status_code, later["Retry-After"], "Back in a moment" in later.text) == (503, "120", True)
    monkeypatch.setattr(outage, "AT_MOST", 0)
    assert ask(KEPT).status_code == 503
    server.start()
    monkeypatch.setattr(outage._known, "asked_from", 0)
    assert [ask(path).status_code for path in (KEPT, DRAWN, "/join")] == [200, 200, 200]
    assert ask(KEPT)["ETag"] == usual["ETag"]
