import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dsi_directory.embedded_postgres.binaries import find_binaries


@pytest.mark.parametrize("path", ["a space/two  spaces", "ein Däumling, 'quoted'", "/".join(["long" * 10] * 5)])
def test_directory_may_have_any_name(new_place, path):
    place = new_place(path)
    client = place.client()
    assert client.run("SELECT 1") == [[1]]
    client.close()
    assert place.stops()


def test_same_server_is_found_through_a_link(new_place, open_directory):
    place = new_place("linked" + "-long" * 20)
    link = open_directory / "link"
    link.symlink_to(place.home)
    through_link = place.client(environment={"CLIENT_CLUSTER": str(link)})
    question = "SELECT pg_postmaster_start_time()"
    assert place.client().run(question) == through_link.run(question)
    link.unlink()


def test_directory_with_other_files_is_left_alone(new_place):
    place = new_place("others")
    place.home.mkdir()
    (place.home / "thesis.txt").touch()
    assert place.client().error() == f"PostgreSQL could not be started: {place.home} holds other files"
    assert os.listdir(place.home) == ["thesis.txt"]


def test_directory_that_cannot_be_made_is_named(new_place):
    place = new_place("file")
    place.home.touch()
    assert place.client().error() == f"PostgreSQL could not be started: file exists: {place.home}"
    place.home.unlink()


@pytest.mark.usefixtures("as_root")
def test_directory_and_binaries_that_the_account_cannot_enter_are_kept_elsewhere(new_place, tmp_path):
    package = find_binaries().parent.parent
    shutil.copytree(package / "pginstall", tmp_path / package.name / "pginstall", symlinks=True)
    if (libraries := package.with_name(f"{package.name}.libs")).exists():
        shutil.copytree(libraries, tmp_path / libraries.name)
    tmp_path.chmod(0o700)
    place = new_place(tmp_path / "pg", tmp_path / package.name / "pginstall" / "bin")
    assert place.client().run("SELECT 1") == [[1]]
    assert place.server.home.parent == Path("/var/lib")
    assert tmp_path.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def small_disk(as_root, open_directory):
    disk = open_directory / "small-disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400m,mode=755", "none", disk], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)
    disk.rmdir()


def fill(disk, but):
    with (disk / "filling").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - but)


def test_new_cluster_wants_room(small_disk, new_place):
    place = new_place(small_disk / "pg")
    fill(small_disk, but=150_000_000)
    assert place.client().error() == f"PostgreSQL could not be started: no room left on {place.home}"


def test_full_disk_is_told_so(small_disk, new_place):
    place = new_place(small_disk / "pg")
    place.client().run("SELECT 1")
    place.end()
    fill(small_disk, but=0)
    assert place.client().error() == f"PostgreSQL could not be started: no room left on {place.home}"
