"""A server that is killed at any moment of joining: the draft is there, with all that was answered to."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from html import unescape
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
CHANCE = random.Random(7)
FIELDS = {"what": ("name", "summary"), "where": ("locality", "address"), "work": ("tags",), "story": ("body",)}


class WhereItLeads(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Server:
    """The site in a process of its own, on the database of the test."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.opener = build_opener(WhereItLeads)

    def start(self):
        told = connection.connection.info
        place = {"PGHOST": told.host, "PGPORT": str(told.port), "PGUSER": told.user}
        database = {"DATABASE_URL": f"postgres:///{told.dbname}", **place}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", f"127.0.0.1:{self.port}", "--noreload", "--skip-checks"],
            cwd=ROOT,
            env=os.environ | {"DEBUG": "1", "LOG_LEVEL": "CRITICAL"} | database,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(300):
            with suppress(OSError, HTTPException):
                return self.read("/robots.txt")
            time.sleep(0.1)
        raise AssertionError("The server did not start.")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def read(self, path) -> str:
        return unescape(self.opener.open(f"http://127.0.0.1:{self.port}{path}", timeout=10).read().decode())

    def post(self, path, **data) -> str | None:
        """Where the answer leads; nothing when there was none."""
        try:
            return self.opener.open(Request(f"http://127.0.0.1:{self.port}{path}", urlencode(data).encode())).url
        except HTTPError as answer:
            return answer.headers.get("Location") or path
        except (OSError, HTTPException):
            return None


@pytest.fixture
def server(transactional_db):
    connection.ensure_connection()
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.kill()


def start_draft(server) -> str:
    stamp = re.search(r'name="stamp" value="([^"]+)"', server.read("/join"))[1]
    return re.search(r"/join/[^/]+", server.post("/join", stamp=stamp, what="organisation"))[0]


def killed_while(server, post) -> str | None:
    """Where the answer led, if there was one before the end."""
    led = []
    sending = threading.Thread(target=lambda: led.append(post()))
    sending.start()
    time.sleep(CHANCE.uniform(0, 0.15))
    server.kill()
    sending.join()
    server.start()
    return led[0]


def test_no_answered_step_is_lost(server):
    draft, answered = start_draft(server), {}
    for kill in range(KILLS):
        step = CHANCE.choice(list(FIELDS))
        typed = {name: f"{name} of round {kill}" for name in FIELDS[step]}
        led = killed_while(server, partial(server.post, f"{draft}/organisation/{step}", **typed))
        page = server.read(f"{draft}/organisation/{step}")
        # What was on its way is there as a whole or not at all.
        assert len({text in page for text in typed.values()}) == 1
        if led or typed[FIELDS[step][0]] in page:
            answered[step] = typed
        for name, texts in answered.items():
            page = server.read(f"{draft}/organisation/{name}")
            assert all(text in page for text in texts.values())
