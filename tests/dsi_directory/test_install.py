"""What `make` says when the machine lacks something; each case runs the set-up script with that thing taken away."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SCRIPT = Path(settings.BASE_DIR) / "requirements/install.py"


def run_with(*changes, script=SCRIPT):
    """The set-up's outcome when Python itself has been changed by these statements before."""
    start = ["sys.argv = ['install.py', 'run']", f"runpy.run_path({str(script)!r}, run_name='__main__')"]
    code = "\n".join(["import collections, runpy, shutil, sys", *changes, *start])
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


def copy_of_script(tmp_path, lock=""):
    folder = tmp_path / "requirements"
    folder.mkdir()
    (folder / "install.py").write_text(SCRIPT.read_text())
    (folder / "run.txt").write_text(lock)
    return folder / "install.py"


def test_too_old_python_is_told():
    result = run_with("sys.version_info = collections.namedtuple('V', 'major minor micro')(3, 10, 1)")
    assert result.returncode == 1
    assert (
        result.stderr == "Python 3.11 or newer is needed, this is 3.10. Name a newer one: make demo PYTHON=python3.12\n"
    )


def test_missing_venv_is_told():
    result = run_with("sys.modules['ensurepip'] = None")
    assert result.returncode == 1
    assert result.stderr.startswith("Python's venv module is missing.")
    assert result.stderr.count("\n") == 1


def test_full_disk_is_told(tmp_path):
    script = copy_of_script(tmp_path)
    change = "shutil.disk_usage = lambda path: collections.namedtuple('Usage', 'free')(5 * 2**20)"
    result = run_with(change, script=script)
    assert result.stderr.startswith("There is no room on the disk: 5 MB are free")
    assert not (tmp_path / ".venv").exists()


@pytest.fixture
def installed(tmp_path):
    script = copy_of_script(tmp_path)
    subprocess.run([sys.executable, script, "run"], check=True, capture_output=True)
    return script


def test_environment_is_made_once_and_anew_when_half_made(installed):
    again = subprocess.run([sys.executable, installed, "run"], capture_output=True, text=True)
    assert (again.returncode, again.stdout) == (0, "")
    venv = installed.parent.parent / ".venv"
    (venv / "made").unlink()
    (venv / "left-over").touch()
    subprocess.run([sys.executable, installed, "run"], check=True, capture_output=True)
    assert not (venv / "left-over").exists()


def test_failed_installation_is_told_and_tried_again(installed):
    (installed.parent / "run.txt").write_text("./no-such-package\n")
    for _ in range(2):
        result = subprocess.run([sys.executable, installed, "run"], capture_output=True, text=True)
        assert result.returncode == 1
        assert "The packages could not be installed; the reason stands above." in result.stderr


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """A copy of the set-up's script with a lock of tools, and a stand-in for npm that tells what it is called with."""
    script = copy_of_script(tmp_path)
    (tmp_path / "tests/browser/node_modules").mkdir(parents=True)
    (tmp_path / "tests/browser/package-lock.json").write_text("{}")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def install(npm: str) -> str:
        """What is printed when npm is this shell script."""
        (tmp_path / "npm").write_text(f"#!/bin/sh\n{npm}\n")
        (tmp_path / "npm").chmod(0o755)
        code = f"import runpy; runpy.run_path({str(script)!r})['install_node_tools']()"
        return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    return install


def test_tools_from_npm_are_installed_once(tools):
    assert "npm ci" in tools('echo "npm $1"')
    assert tools('echo "npm $1"') == ""


def test_tools_that_cannot_be_installed_are_told_and_tried_again(tools):
    for _ in range(2):
        assert "the tests that need them are skipped" in tools("exit 1")


def test_lock_of_tools_names_no_place_to_get_them_from():
    assert "resolved" not in (SCRIPT.parents[1] / "tests/browser/package-lock.json").read_text()
