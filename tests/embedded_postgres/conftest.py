import functools
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import django
import pytest

from dsi_directory.embedded_postgres.binaries import find_binaries, version_of
from dsi_directory.embedded_postgres.cluster import Cluster

HERE = Path(__file__).parent
SITE_PACKAGES = str(Path(django.__file__).parent.parent)
FOUND = find_binaries()
BINARIES = {version_of(path): path for path in (*Path("/usr/lib/postgresql").glob("[0-9]*/bin"), FOUND)}


class Client:
    """A process that uses a cluster, asked one thing at a time."""

    def __init__(self, environment, prefix=(), python=sys.executable, **account):
        self.process = subprocess.Popen(
            [*prefix, python, "-W", "error", HERE / "client.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=environment,
            cwd="/",
            **account,
        )

    def send(self, what, argument):
        self.process.stdin.write(json.dumps([what, argument]).encode() + b"\n")

    def receive(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 60)
        assert ready, "a client did not answer for a minute"
        return json.loads(self.process.stdout.readline())

    def error(self, statement="SELECT 1"):
        self.send("run", statement)
        return self.receive().get("error")

    def do(self, what, argument):
        self.send(what, argument)
        answer = self.receive()
        assert "error" not in answer, answer
        return answer["answer"]

    def run(self, statement):
        return self.do("run", statement)

    def kill(self):
        self.process.kill()
        self.close()

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Place:
    """A cluster's directory with the processes around it."""

    linger = 0.1

    def __init__(self, home, binaries, durable):
        self.home = home
        self.binaries = binaries
        self.durable = durable
        self.clients = []

    def environment(self, name="dsi", **more):
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent), SITE_PACKAGES]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "DJANGO_SETTINGS_MODULE": "client_settings",
            "CLIENT_CLUSTER": str(self.home),
            "CLIENT_NAME": name,
            "CLIENT_DURABLE": "yes" if self.durable else "no",
            "DSI_PG_BIN": str(self.binaries),
            "DSI_PG_LINGER": str(self.linger),
            **more,
        }

    def client(self, name="dsi", environment=(), **options):
        client = Client(self.environment(name, **dict(environment)), **options)
        self.clients.append(client)
        return client

    @functools.cached_property
    def server(self):
        return Cluster(self.home).server

    @property
    def postmaster(self):
        return int((self.server.data / "postmaster.pid").read_text().split("\n")[0])

    @property
    def watcher(self):
        """Gives the watching process's id, or None."""
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (process / "cmdline").read_bytes().split(b"\0")
                if os.fsencode(self.server.home) in words and any(word.endswith(b"watcher.py") for word in words):
                    return int(process.name)
        return None

    @staticmethod
    def happens(condition):
        """Whether it comes true within seconds."""
        deadline = time.monotonic() + 15
        while not condition():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def stops(self):
        """Whether the server ends by itself within seconds."""
        return self.happens(lambda: not self.server.runs())

    def end(self):
        """Ends every process, whatever state a failed test left them in."""
        while self.clients:
            self.clients.pop().kill()
        if self.server.home.is_dir() and not self.stops():
            os.kill(self.postmaster, signal.SIGKILL)
        assert self.happens(lambda: self.watcher is None)


@pytest.fixture(scope="session")
def open_directory(tmp_path_factory):
    """A directory that the server's account can enter, which for root pytest's own is not."""
    if os.geteuid() != 0:
        yield tmp_path_factory.mktemp("clusters")
        return
    directory = Path(tempfile.mkdtemp(prefix="clusters-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture(scope="session")
def shared_places(open_directory):
    return {version: Place(open_directory / version, binaries, durable=True) for version, binaries in BINARIES.items()}


@pytest.fixture(params=BINARIES)
def each_place(request, shared_places):
    """A cluster that other tests used before, for every version of PostgreSQL on this machine."""
    yield shared_places[request.param]
    shared_places[request.param].end()


@pytest.fixture
def place(shared_places):
    """A cluster that other tests used before."""
    yield shared_places[version_of(FOUND)]
    shared_places[version_of(FOUND)].end()


@pytest.fixture
def new_place(open_directory):
    """Makes clusters at the given paths; throw-away ones unless told otherwise, as they take a second less."""
    places = []

    def make(path, binaries=FOUND, durable=False):
        places.append(Place(open_directory / path, binaries, durable))
        return places[-1]

    yield make
    for place in places:
        place.end()
        for directory in (place.server.home, place.server.socket_directory, place.home):
            shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def as_root():
    if os.geteuid() != 0:
        pytest.skip("only root can become another account")
