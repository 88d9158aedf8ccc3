"""Stops a server that nobody uses any more: a script given the home, the linger in seconds and the lock to drop."""

import fcntl
import itertools
import os
import signal
import sys
import time
from contextlib import suppress


def main(home, linger, watch):
    become_owner(home)
    users, lock, server = (
        os.open(os.path.join(home, name), os.O_RDWR | os.O_CREAT, 0o600) for name in ("users", "lock", "server")
    )
    while True:
        fcntl.flock(users, fcntl.LOCK_EX)  # granted when the last user has gone, by exit or by kill -9
        fcntl.flock(users, fcntl.LOCK_UN)
        time.sleep(linger)
        fcntl.flock(lock, fcntl.LOCK_EX)  # nobody can arrive from here on
        if taken(users):
            break
        fcntl.flock(lock, fcntl.LOCK_UN)
    stop(server, os.path.join(home, "data"))
    os.close(watch)  # before the lock ends with this process: the next user must find that nobody watches


def become_owner(home):
    """Gives up root, which in a container may not even look at the server's working directory."""
    if os.geteuid() == 0:
        owner = os.stat(home)
        os.setgroups([])
        os.setgid(owner.st_gid)
        os.setuid(owner.st_uid)


def taken(descriptor):
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def stop(server, data):
    """Returns when the last server process has ended, and with it the lock they all inherited."""
    for attempt in itertools.count():
        if taken(server):
            return
        if process := postmaster(data):
            with suppress(ProcessLookupError):
                # "Fast" shutdown does not wait for sessions; a minute later, "immediate" leaves the rest to recovery.
                os.kill(process, signal.SIGINT if attempt < 600 else signal.SIGQUIT)
        time.sleep(0.1)


def postmaster(data):
    """Gives the server's process id only while it is certain: the number on file may be a stranger's by now."""
    try:
        with open(os.path.join(data, "postmaster.pid")) as file:
            process = int(file.readline())
        if not os.path.isdir("/proc/self") or os.path.samefile(f"/proc/{process}/cwd", data):
            return max(process, 0)
    except (OSError, ValueError):
        return None


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
