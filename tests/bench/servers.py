"""The servers that are measured: the site in two processes, and nginx before it."""

import os
import socket
import sys
from pathlib import Path

from tests.programs import Program, nginx

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
FRONT_SETTINGS = """
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
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def site(keeps_pages: bool, folder: Path) -> Program:
    """One that keeps what it has drawn, or draws everything anew."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--log-level", "warning"]
    own = {
        "KEEP_PAGES": str(int(keeps_pages)),
        "WEB_BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": str(WORKERS),
    }
    return Program("kept" if keeps_pages else "drawn", command, folder, port, cwd=ROOT, env=os.environ | own)


def front(site_port: int, folder: Path) -> Program:
    """nginx before the site, which shows files of its own, too."""
    port = free_port()
    command = nginx(folder, FRONT_SETTINGS.format(folder=folder, site=site_port, port=port))
    # Else it would not read files that only root may.
    return Program("nginx", [*command, *(["-g", "user root;"] if os.geteuid() == 0 else [])], folder, port)
