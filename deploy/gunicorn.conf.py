"""The web server: `.venv/bin/gunicorn --config deploy/gunicorn.conf.py` in the folder of the site.

It belongs behind a front that takes in whole requests and hands out whole answers (decision 43).
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import environ

SITE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SITE))
from dsi_directory.operating import settings as operating  # noqa: E402

env = environ.Env()
env.read_env(SITE / ".env")

chdir = str(SITE)
wsgi_app = "dsi_directory.wsgi"
# A socket that systemd hands over goes before this. PORT is what hosts give that run a Procfile.
bind = env.str("WEB_BIND", default=f"0.0.0.0:{os.environ['PORT']}" if "PORT" in os.environ else "127.0.0.1:8000")

# Python works on one request of a process at a time; the threads wait for the database meanwhile.
workers = env.int("WEB_CONCURRENCY", default=max(2, os.cpu_count() or 1))
worker_class = "gthread"
# Whom to believe is the site's business: TRUSTED_PROXIES.
secure_scheme_headers = {}
forwarder_headers = ""
threads = env.int("WEB_THREADS", default=4)
# Read once, so that a worker started later runs the same code, and what does not change is in memory once.
# Nothing is asked of the database before the workers are made: connections are never shared by processes.
preload_app = True

# On SIGTERM no new request is taken, and those under way have this many seconds to end.
graceful_timeout = 30
# A worker whose main thread has stopped for so long is made anew. Answers may take longer.
timeout = 60
# Whether it lives is told by a file, which must not wait for a disk.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
worker_tmp_dir = MEMORY
# The front makes a connection for each request, as one kept open may be closed while a form is on its way.
keepalive = 2
control_socket_disable = True

# No log of accesses: it would hold addresses of people. LOG_REQUESTS logs requests without.
accesslog = None
logconfig_dict = operating.read(env, debug=False)["LOGGING"]

# Figures of all workers are kept together, in files that nobody else reads and that end with the server.
if env.str("METRICS_TOKEN", default=""):
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="dsi-metrics-", dir=MEMORY)


def post_worker_init(worker):
    from dsi_directory.operating.warming import warm_meanwhile

    warm_meanwhile()


def child_exit(server, worker):
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)


def on_exit(server):
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
