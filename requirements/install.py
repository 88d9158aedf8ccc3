"""Makes .venv and installs a lock file into it: `python3 requirements/install.py run` (or `dev`, with tools from npm).

`cluster` goes into an environment of its own, as it holds servers and nothing that the site imports.

Run by `make` with the system's Python, so it uses nothing but the standard library.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENVS = {"cluster": ROOT / "var" / "cluster-venv"}
NEEDED_MB = 800
# What the tests in the browser look at pages with.
NODE_TOOLS = ROOT / "tests" / "browser"


def check_machine():
    """Ends with one sentence when this machine cannot run the project."""
    if sys.version_info < (3, 11):
        version = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Python 3.11 or newer is needed, this is {version}. Name a newer one: make demo PYTHON=python3.12")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit("Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv. Then run make again.")


def check_room():
    free_mb = shutil.disk_usage(str(ROOT)).free // 2**20
    if free_mb < NEEDED_MB:
        sys.exit(f"There is no room on the disk: {free_mb} MB are free in {ROOT}, {NEEDED_MB} MB are needed.")


def run(command, failure):
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.call([str(part) for part in command], env=environment):
        sys.exit(failure)


def install(lock):
    """Brings its environment to the state of the lock file; does nothing when it is there already."""
    venv = VENVS.get(lock.stem, VENV)
    made, installed = venv / "made", venv / f"{lock.stem}.installed"
    python = venv / "bin" / "python"
    contents = hashlib.sha256(lock.read_bytes()).hexdigest()
    # A half-made environment, or one of another Python, is made anew.
    is_made = says(made, sys.version) and python.exists()
    if is_made and says(installed, contents):
        return
    check_room()
    print(f"Installing packages into {venv.name} (a minute or two, only this time) ...", flush=True)
    if not is_made:
        command = [sys.executable, "-m", "venv", "--clear", venv]
        run(command, f"The virtual environment {venv.name} could not be made; the reason stands above.")
        made.write_text(sys.version)
    command = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", lock]
    if lock.stem == "dev":
        # Half of the time; what tests import is compiled by them.
        command.append("--no-compile")
    run(command, "The packages could not be installed; the reason stands above. Running make again goes on from there.")
    installed.write_text(contents)


def install_node_tools():
    """Brings the tools from npm to the state of their lock file; without npm, the tests that need them are skipped."""
    if shutil.which("npm") is None:
        return
    installed = NODE_TOOLS / "node_modules" / "installed"
    contents = hashlib.sha256((NODE_TOOLS / "package-lock.json").read_bytes()).hexdigest()
    if says(installed, contents):
        return
    print("Installing tools from npm into tests/browser/node_modules ...", flush=True)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.call(command, cwd=str(NODE_TOOLS)):
        print("The tools could not be installed; the tests that need them are skipped.", flush=True)
    else:
        installed.write_text(contents)


def says(file, text):
    return file.exists() and file.read_text() == text


if __name__ == "__main__":
    check_machine()
    install(ROOT / "requirements" / (sys.argv[1] + ".txt"))
    if sys.argv[1] == "dev":
        install_node_tools()
