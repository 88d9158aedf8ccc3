"""The web server as deploy/gunicorn.conf.py sets it up."""

import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FILE = ROOT / "deploy" / "gunicorn.conf.py"


@pytest.fixture
def configured(monkeypatch):
    """What the file sets with these variables of the environment."""

    def read(**environment) -> dict:
        for name in ("PORT", "WEB_BIND", "WEB_CONCURRENCY", "WEB_THREADS", "METRICS_TOKEN", "LOG_FORMAT"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(FILE))

    return read


def test_it_listens_on_this_machine_alone_unless_told_otherwise(configured):
    assert configured()["bind"] == "127.0.0.1:8000"
    assert configured(PORT="5000")["bind"] == "0.0.0.0:5000"
    assert configured(PORT="5000", WEB_BIND="unix:/run/x")["bind"] == "unix:/run/x"


def test_an_operator_says_how_many_work(configured):
    told = configured(WEB_CONCURRENCY="7", WEB_THREADS="3")
    assert (told["workers"], told["threads"]) == (7, 3)
    assert configured()["workers"] >= 2


def test_it_logs_no_accesses_and_has_no_other_door(configured):
    told = configured()
    assert told["accesslog"] is None
    assert told["control_socket_disable"]
    assert told["logconfig_dict"]["handlers"]["console"]["formatter"] == "json"


def test_figures_are_kept_for_all_workers_where_somebody_asks(configured, monkeypatch):
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")
    told = configured(METRICS_TOKEN="a-token-that-is-long-enough")
    folder = Path(os.environ["PROMETHEUS_MULTIPROC_DIR"])
    assert folder.is_dir()
    assert folder.stat().st_mode & 0o077 == 0
    told["on_exit"](None)
    assert not folder.exists()


@pytest.fixture
def server(tmp_path):
    """A server in work on a slow request, and where it listens."""
    place, begun = tmp_path / "web.sock", tmp_path / "begun"
    environment = {"PATH": os.environ["PATH"], "WEB_BIND": f"unix:{place}", "BEGUN": str(begun)}
    # As the site's, but for what a worker reads of the database first.
    configured = tmp_path / "gunicorn.conf.py"
    configured.write_text(f"import runpy\nglobals().update(runpy.run_path({str(FILE)!r}))\ndel post_worker_init\n")
    command = [sys.executable, "-m", "gunicorn", "--config", configured, "tests.deploy.slow_application"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    yield process, place, begun
    process.kill()
    process.communicate()


def wait_for(condition) -> None:
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def ask(place: Path, answers: list) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(place))
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        answers.append(b"".join(iter(lambda: connection.recv(1000), b"")))


def test_told_to_stop_it_ends_what_is_in_work(server):
    process, place, begun = server
    wait_for(place.exists)
    answers = []
    asking = threading.Thread(target=ask, args=(place, answers))
    asking.start()
    wait_for(begun.exists)
    process.send_signal(signal.SIGTERM)
    asking.join(10)
    assert process.wait(10) == 0
    assert answers[0].startswith(b"HTTP/1.1 200 OK")
    assert answers[0].endswith(b"whole")
    with pytest.raises(OSError, match=r"No such file|refused"):
        ask(place, answers)
