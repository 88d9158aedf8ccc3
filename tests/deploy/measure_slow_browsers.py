"""Whether a site answers others while a hundred browsers are slow: `make measure-slow`.

Against the web server alone, and behind nginx as in deploy/nginx.conf. The site is that of `.env`, else of var/.
"""

import os
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from tests.deploy import nginx
from tests.programs import Program, missing, program

ROOT = Path(__file__).resolve().parents[2]
WEB, FRONT = 22000, 22080
SLOW, ASKED = 100, 10
# Seconds between two bits of a slow browser, and after which another one gives up.
PAUSE, PATIENCE = 2, 5
HOST = "directory.example"
SETTINGS = {"DEBUG": "0", "SECRET_KEY": "only-to-measure-" * 4, "SITE_URL": f"https://{HOST}", "BEHIND_PROXY": "1"}
GET = f"GET {{}} HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\nAccept-Language: en\r\n"
POST = f"POST /alerts/new HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\nContent-Length: 100000\r\n\r\n"


def slow_to_ask(connection, until) -> None:
    """Sends its headers one by one."""
    connection.sendall(GET.format("/").encode())
    while not until.wait(PAUSE):
        connection.sendall(b"X-Slow: 1\r\n")


def slow_to_send(connection, until) -> None:
    """Sends a form letter by letter."""
    connection.sendall(POST.encode())
    while not until.wait(PAUSE):
        connection.sendall(b"a")


def slow_to_read(connection, until) -> None:
    """Asks for much and takes little of it."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    connection.sendall((GET.format("/downloads/organisations.xlsx") + "\r\n").encode())
    while connection.recv(64) and not until.wait(PAUSE):
        pass


SORTS = (slow_to_ask, slow_to_send, slow_to_read)


def connect(port: int):
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    if port == WEB:
        return connection
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(connection, server_hostname=HOST)


def go_slowly(port: int, sort, until: threading.Event) -> None:
    while not until.is_set():
        try:
            with connect(port) as connection:
                sort(connection, until)
        except OSError:
            # Whoever is slow is sent away at some time, and comes again.
            time.sleep(0.1)


def ask(port: int) -> float | None:
    """Seconds until a page is there; nothing if it is not."""
    begun = time.monotonic()
    try:
        with connect(port) as connection:
            connection.sendall((GET.format("/en/") + "Connection: close\r\n\r\n").encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
    except OSError:
        return None
    return time.monotonic() - begun if b" 200 OK" in answer[:20] else None


def measure(port: int, name: str) -> None:
    for sort in (None, *SORTS):
        until = threading.Event()
        for _ in range(SLOW if sort else 0):
            threading.Thread(target=go_slowly, args=(port, sort, until), daemon=True).start()
        time.sleep(5 if sort else 0)
        times = [ask(port) for _ in range(ASKED)]
        until.set()
        time.sleep(PAUSE + 1)
        there = [one for one in times if one is not None]
        words = f"median {median(there) * 1000:.0f} ms, longest {max(there) * 1000:.0f} ms" if there else "none in time"
        slow = f"{SLOW} {sort.__name__.replace('_', ' ')}" if sort else "nobody slow"
        print(f"{name:<22}{slow:<20}{len(there):>3} of {ASKED} answered, {words}", flush=True)


def web(folder: Path) -> Program:
    """A fresh one for each front, so that nobody is left who is slow."""
    command = [ROOT / ".venv/bin/gunicorn", "--config", "deploy/gunicorn.conf.py"]
    own = {"WEB_BIND": f"127.0.0.1:{WEB}", "WEB_CONCURRENCY": "2"}
    return Program("web", command, folder, WEB, cwd=ROOT, env=os.environ | SETTINGS | own)


def wait_for(port: int) -> None:
    while not ask(port):
        time.sleep(0.3)


def main() -> None:
    if said := missing("nginx"):
        sys.exit(said)
    manage = [ROOT / ".venv/bin/python", "manage.py"]
    for command in (["migrate", "--verbosity", "0"], ["load_sample"], ["collectstatic", "--noinput", "-v", "0"]):
        subprocess.run([*manage, *command], cwd=ROOT, env=os.environ | SETTINGS, check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        file = nginx.write(folder, FRONT, f"127.0.0.1:{WEB}")
        front = [program("nginx"), "-c", file, "-g", "daemon off;"]
        with web(folder), Program("nginx", front, folder, FRONT + 1):
            wait_for(FRONT + 1)
            measure(FRONT + 1, "behind nginx")
        with web(folder):
            wait_for(WEB)
            measure(WEB, "the web server alone")


if __name__ == "__main__":
    main()
