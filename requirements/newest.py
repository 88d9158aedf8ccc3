"""Makes var/newest: what tests need, with the newest Python on this machine and the newest Django there is.

`python -m requirements.newest`, run by `make test-versions`. Without a Python that the newest Django takes, it says so
and makes nothing.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from requirements.install import ROOT, check_room, run, says

NEWEST = ROOT / "var" / "newest"
# Django 6 takes no older one.
LEAST = (3, 12)
# Tools that look at the code and not at what it does, and Django itself.
LEFT_OUT = {"django", "djade", "import-linter", "pip-audit", "pip-licenses", "playwright", "ruff", "uv"}


def candidates():
    """Yields programs that may be a Python: on the path, or of pyenv."""
    for minor in range(LEAST[1], 30):
        if on_path := shutil.which(f"python3.{minor}"):
            yield on_path
    yield from Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/3.*/bin/python3")


def version_of(python) -> tuple[int, ...]:
    """The version of a released Python; nothing where the program is something else, or makes no environments."""
    ask = "import sys, venv; print(*sys.version_info[:3] if sys.version_info.releaselevel == 'final' else ())"
    told = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    return tuple(map(int, told.stdout.split())) if told.returncode == 0 else ()


def newest_python():
    """Gives the program and its version, or None when all are too old."""
    found = [(version_of(python), str(python)) for python in candidates()]
    return max((pair for pair in found if pair[0] >= LEAST), default=None)


def without(names, lock):
    """The lock's text without these packages."""
    parts = re.split(r"^(?=[a-z])", lock, flags=re.M)
    return "".join(part for part in parts if re.split(r"[=\[]", part)[0] not in names)


def make(python, lock):
    check_room()
    shutil.rmtree(NEWEST, ignore_errors=True)
    failure = "The newest versions could not be installed; the reason stands above."
    run([python, "-m", "venv", "--without-pip", NEWEST], failure)
    rest = NEWEST / "rest.txt"
    rest.write_text(without(LEFT_OUT, lock))
    pip = [sys.executable, "-m", "pip", "--python", NEWEST / "bin" / "python", "install", "--quiet", "--no-compile"]
    run([*pip, "--no-deps", "--require-hashes", "--requirement", rest], failure)
    run([*pip, "django"], failure)


if __name__ == "__main__":
    found = newest_python()
    if found is None:
        print(f"Not tried with the newest Django: it needs Python {'.'.join(map(str, LEAST))} or newer.")
        sys.exit()
    contents = found[1] + (ROOT / "requirements" / "dev.txt").read_text()
    if not says(NEWEST / "made", contents):
        make(found[1], (ROOT / "requirements" / "dev.txt").read_text())
        (NEWEST / "made").write_text(contents)
