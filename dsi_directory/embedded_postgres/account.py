import os
import pwd
import stat
import subprocess
from contextlib import suppress
from dataclasses import dataclass

from .errors import ClusterError


@dataclass(frozen=True)
class Account:
    """Who the server runs as, since PostgreSQL refuses to run as root."""

    uid: int
    gid: int

    @property
    def process_options(self):
        """Gives the Popen arguments that start a process as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if os.geteuid() == 0 else {}

    def reaches(self, path):
        """Whether this account may enter a directory or run a program; the kernel is asked, nothing is loosened."""
        if os.geteuid() != 0:
            return True
        try:
            return subprocess.run(["test", "-x", path], check=False, **self.process_options).returncode == 0
        except OSError as error:
            raise ClusterError(
                f"PostgreSQL could not be started: root may not run programs as account {self.uid} here; "
                "run this as an ordinary user"
            ) from error

    def own(self, directory):
        """Makes a directory that nobody but this account and root can enter."""
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = directory.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (self.uid, os.geteuid()):
            raise ClusterError(f"PostgreSQL could not be started: {directory} belongs to another account")
        if status.st_uid != self.uid:
            os.chown(directory, self.uid, self.gid, follow_symlinks=False)
        if stat.S_IMODE(status.st_mode) != 0o700:
            directory.chmod(0o700)

    def open(self, path, flags=os.O_RDWR):
        """Gives a file descriptor; root never follows a link here, as the directory is the account's to write."""
        descriptor = os.open(path, flags | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        if os.fstat(descriptor).st_uid != self.uid:
            os.fchown(descriptor, self.uid, self.gid)
        return descriptor


def account_for(home):
    """Gives the caller's own account; for root that of the nearest directory's owner, so that both can take turns."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    nearest = next(path for path in (home, *home.parents) if path.exists())
    for find, key in ((pwd.getpwuid, nearest.stat().st_uid), (pwd.getpwnam, "postgres"), (pwd.getpwnam, "nobody")):
        with suppress(KeyError):
            if (entry := find(key)).pw_uid != 0:
                return Account(entry.pw_uid, entry.pw_gid)
    raise ClusterError("PostgreSQL does not run as root and there is no unprivileged account: run this as another user")
