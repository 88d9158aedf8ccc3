"""The servers that are measured, each ended with what started it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
NGINX = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 1;
worker_rlimit_nofile 4096;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    keepalive_requests 1000000;
    upstream site {{ server 127.0.0.1:{site} max_fails=0; }}
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        location /file/ {{ alias {folder}/files/; default_type "text/html"; }}
        location / {{
            proxy_pass http://site;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $http_x_forwarded_for;
        }}
    }}
}}
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def running(command: list, port: int, **options) -> Iterator[int]:
    """A server that answers at a port, until the end of the block."""
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, **options)
    try:
        for _ in range(600):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended at its start.")
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(60)


def site(keeps_pages: bool, log: Path):
    """The site in two processes, which keep what they have drawn or draw everything anew."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--log-level", "warning"]
    environment = os.environ | {
        "KEEP_PAGES": str(int(keeps_pages)),
        "WEB_BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": str(WORKERS),
    }
    return running(command, port, env=environment, stderr=log.open("w"))


def front(site_port: int, folder: Path):
    """nginx before the site, which shows files of its own, too."""
    port = free_port()
    # Else it would not read files that only root may.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, site=site_port, port=port, user=user))
    return running([program("nginx"), "-c", folder / "nginx.conf", "-p", folder], port)


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    return found or sys.exit(f"{name} is missing: on Debian or Ubuntu, apt install {name}.")
