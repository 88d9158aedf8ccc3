"""The demo's background work: a process that ends with the demo, whatever the demo dies of.

It reads from a pipe that nobody writes to. When the demo is gone, even by kill -9, the system closes the other end.
"""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager

import django
from django.conf import settings
from django.core.management import call_command

# Seconds before one that has died is started again.
REST = 1


@contextmanager
def worker():
    """Runs the worker while the block runs; one that dies is started anew."""
    over = threading.Event()
    keeping = threading.Thread(target=keep_running, args=(over,), daemon=True)
    keeping.start()
    try:
        yield
    finally:
        over.set()
        keeping.join()


def keep_running(over: threading.Event) -> None:
    while not over.is_set():
        with start() as process:
            while process.poll() is None and not over.wait(REST):
                pass
            # It may be killed at any moment: nothing is lost or done twice.
            process.kill()


def start() -> subprocess.Popen:
    # Nothing that somebody tries out leaves the machine; the mails are in the outbox.
    known = {"SITE_URL": settings.SITE_URL, "CONTACT_EMAIL": settings.CONTACT_EMAIL, "EMAIL_URL": "dummymail://"}
    environment = os.environ | known | {"MAIL_PROVIDER": "", "MAIL_RATE": "0"}
    command = [sys.executable, "-m", "dsi_directory.demo_worker"]
    # In a session of its own, where Ctrl-C is not heard: the demo ends it.
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdin=subprocess.PIPE, start_new_session=True
    )


def end_with_the_demo() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    threading.Thread(target=end_with_the_demo, daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dsi_directory.settings")
    django.setup()
    call_command("db_worker", reload=False, interval=0.5, verbosity=0)


if __name__ == "__main__":
    main()
