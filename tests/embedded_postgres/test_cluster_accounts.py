import os
import pwd
import shutil
import sys

import pytest

from dsi_directory.embedded_postgres.account import Account

NOBODY = pwd.getpwnam("nobody")

pytestmark = pytest.mark.usefixtures("as_root")


@pytest.fixture
def run_as():
    """Makes the options of a client that runs without any right of root's."""
    # The Python of these tests may lie in a home that others cannot enter.
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        if Account(NOBODY.pw_uid, NOBODY.pw_gid).reaches(python):
            return lambda user: {"python": python, "user": user, "group": user, "extra_groups": []}
    return pytest.skip("other accounts may not run this Python")


@pytest.fixture
def directory_of(open_directory):
    def make(user):
        directory = open_directory / f"of-{user}"
        directory.mkdir(exist_ok=True)
        os.chown(directory, user, user)
        return directory

    return make


@pytest.fixture
def without():
    """Makes the prefix of a command that takes a capability from root, as containers do."""
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not installed")
    return lambda capability: ["setpriv", f"--bounding-set=-{capability}", f"--inh-caps=-{capability}"]


def test_server_of_root_does_not_run_as_root(place):
    place.client().run("SELECT 1")
    assert os.stat(f"/proc/{place.postmaster}").st_uid == place.server.account.uid != 0


def test_ordinary_user_needs_no_rights_of_root(new_place, directory_of, run_as):
    client = new_place(directory_of(NOBODY.pw_uid) / "alone").client(**run_as(NOBODY.pw_uid))
    assert client.run("SELECT 1") == [[1]]


def test_root_and_the_owner_of_the_place_share_a_server(new_place, directory_of, run_as):
    place = new_place(directory_of(NOBODY.pw_uid) / "shared")
    started_at = place.client().run("SELECT pg_postmaster_start_time()")
    assert place.client(**run_as(NOBODY.pw_uid)).run("SELECT pg_postmaster_start_time()") == started_at
    assert os.stat(f"/proc/{place.postmaster}").st_uid == NOBODY.pw_uid


def test_cluster_of_another_account_is_refused(place, run_as):
    place.client().run("SELECT 1")
    reason = place.client(**run_as(NOBODY.pw_uid)).error()
    assert reason.startswith("PostgreSQL could not be started: permission denied: ")


def test_account_without_a_name_is_told_so(new_place, directory_of, run_as):
    client = new_place(directory_of(54321) / "pg").client(**run_as(54321))
    assert "could not look up effective user ID 54321: user does not exist" in client.error()


def test_root_that_may_not_become_another_account_is_told_so(place, without):
    reason = place.client(prefix=without("setuid")).error()
    assert reason.startswith("PostgreSQL could not be started: root may not run programs as account")


def test_server_stops_for_a_root_that_may_not_look_at_others_processes(place, without):
    client = place.client(prefix=without("sys_ptrace"))
    client.run("SELECT 1")
    client.close()
    assert place.stops()
