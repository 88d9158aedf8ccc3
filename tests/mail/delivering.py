"""Sending for real: workers that are processes, killed at random, and a mail server that fails. Counts what arrived."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from mail.actions import Reader, post_to_many
from mail.models import Delivery, Mailing
from mail.writing import write

ROOT = Path(settings.BASE_DIR)
# Seconds. Whatever has not arrived by then, never will.
PATIENCE = 600
WORDS = "newsletter/mail/issue.txt"
# As long as an issue is with a dozen entries.
BODY = (
    "## A harbour of tools\n\nIn Rotterdam, neighbours lend each other what they have. [Read on](https://x.example)\n\n"
    * 12
)


@dataclass
class Arrived:
    """How many mails the server took; of those it took twice, how many after it hung up itself, and after a kill."""

    addresses: set[str]
    mails: int
    doubled_by_server: int
    doubled_by_kill: int
    kills: int
    seconds: float

    @property
    def rate(self) -> float:
        return self.mails / self.seconds


def prepare(count: int) -> set[str]:
    """The addresses of a mailing that waits for so many readers."""
    own = {name: f"[[{name}]]" for name in ("preferences", "unsubscribe")}
    words = write(WORDS, "en", subject="News", lead="What is new.", body=BODY, address=settings.SITE_URL, **own)
    mailing = Mailing.objects.create(name="measure", subject=words.subject, text=words.text, html=words.html)
    addresses = {f"reader{number}@example.org" for number in range(count)}
    headers = {"List-Unsubscribe": f"<{settings.SITE_URL}/x>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    personal = {name: f"{settings.SITE_URL}/newsletter/{name}/abc" for name in own}
    post_to_many(mailing, (Reader(address, address, personal, headers) for address in sorted(addresses)))
    return addresses


def deliver(folder: Path, kills: int = 0, trouble: float = 0, workers: int = 1) -> Arrived:
    """Sends what waits with so many workers, of which one is killed (-9) so often at random moments."""
    taken = folder / "taken"
    with mail_server(taken, trouble) as port:
        started, until = time.monotonic(), time.monotonic() + PATIENCE
        running = [worker(port) for _ in range(workers)]
        moments = kill_moments(kills)
        while Delivery.objects.unsent().exists() and time.monotonic() < until:
            if moments and Delivery.objects.sent().count() >= moments[0]:
                moments.pop(0)
                time.sleep(random.uniform(0, 0.05))
                victim = random.choice(running)
                victim.kill()
                victim.wait()
            for place, process in enumerate(running):
                if process.poll() is not None:
                    running[place] = worker(port)
            time.sleep(0.02)
        seconds = time.monotonic() - started
        for process in running:
            process.kill()
            process.wait()
    return arrived(taken, kills - len(moments), seconds)


def kill_moments(kills: int) -> list[int]:
    """After how many mails somebody is killed; early enough that there is something left to do."""
    return sorted(random.sample(range(1, Delivery.objects.count() * 3 // 4), kills))


def arrived(taken: Path, kills: int, seconds: float) -> Arrived:
    lines = [line.split() for line in taken.read_text().splitlines()]
    times = Counter(number for _, number, _ in lines)
    lost = Counter(number for _, number, how in lines if how == "after")
    doubled = sum(times.values()) - len(times)
    by_server = sum(min(lost[number], times[number] - 1) for number in lost)
    return Arrived({address for address, _, _ in lines}, len(lines), by_server, doubled - by_server, kills, seconds)


@contextmanager
def mail_server(taken: Path, trouble: float):
    """Gives the port of a mail server that notes what it takes and fails that share of the mails."""
    command = [sys.executable, "-m", "tests.mail.smtp_server", taken, str(trouble)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


def worker(port: int) -> subprocess.Popen:
    """Sends all that waits, as fast as the server takes it, and tries again after a tenth of a second, not a minute."""
    environment = {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "MAIL_RATE": "0", "MAIL_FIRST_PAUSE": "0.1", "DEBUG": "0"}
    fixed = {"SITE_URL": settings.SITE_URL, "SECRET_KEY": settings.SECRET_KEY, "DATABASE_URL": database_url()}
    command = [sys.executable, "manage.py", "send_mail", "--seconds", "600"]
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment | fixed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def database_url() -> str:
    """The database at hand, for another process."""
    known = connection.get_connection_params()
    return f"postgres://{known['user']}@/{known['dbname']}?host={quote(known['host'])}&port={known['port']}"
