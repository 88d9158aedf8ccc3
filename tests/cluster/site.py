"""The processes of the site itself: two for the web and a worker, from one folder of code or from another."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import requests

from tests.programs import Program, wait_for

CODE = Path(__file__).resolve().parents[2]
# The first of the ports on loopback; another: CLUSTER_PORTS=30000 make test-cluster.
PORTS = int(os.environ.get("CLUSTER_PORTS", "21000"))
FRONT, WEB = PORTS + 80, (PORTS + 81, PORTS + 82)
URL = f"http://127.0.0.1:{FRONT}"
PASSWORD = secrets.token_urlsafe(12)
EDITOR = "editor"


def environment(**servers: str) -> dict[str, str]:
    """What the processes of the site know; the addresses of the servers are given."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    told = {
        "DEBUG": "0",
        "SITE_URL": URL,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "BEHIND_PROXY": "1",
        "STAFF_NEED_SECOND_FACTOR": "0",
        "EMAIL_URL": "dummymail://",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    return inherited | told | servers


def manage(*arguments, environment: dict, code: Path = CODE) -> str:
    command = [sys.executable, "manage.py", *map(str, arguments)]
    done = subprocess.run(command, cwd=code, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Web(Program):
    """One process that serves pages; another machine's, for all it knows."""

    def __init__(self, port: int, folder: Path, environment: dict, code: Path = CODE):
        command = [sys.executable, "-m", "gunicorn", "--config", code / "deploy" / "gunicorn.conf.py"]
        own = {"WEB_BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "1"}
        super().__init__(f"web-{port}", command, folder, port, cwd=code, env=environment | own)

    def start(self) -> "Web":
        super().start()
        wait_for(lambda: self.get("/robots.txt").ok, f"{self.name} answers")
        return self

    def get(self, address: str, **options) -> requests.Response:
        """What it answers itself, without the front server."""
        host = {"Host": f"127.0.0.1:{FRONT}"}
        return requests.get(f"http://127.0.0.1:{self.port}{address}", headers=host, timeout=30, **options)


def worker(folder: Path, environment: dict) -> Program:
    return Program("worker", [sys.executable, "manage.py", "db_worker"], folder, cwd=CODE, env=environment)
