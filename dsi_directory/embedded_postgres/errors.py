import errno
import subprocess
from contextlib import contextmanager

import psycopg
from django.db.utils import OperationalError


class ClusterError(OperationalError):
    """One sentence for whoever started the program; an OperationalError because Django's commands expect one."""


@contextmanager
def told_plainly(place):
    """Turns what the system refuses while `place` is used into a ClusterError."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise no_room(place) from error
        reason = (error.strerror or str(error)).lower()
        raise ClusterError(
            f"PostgreSQL could not be started: {reason}{f': {error.filename}' if error.filename else ''}"
        ) from error
    except subprocess.SubprocessError as error:
        raise ClusterError(f"PostgreSQL could not be started: {error}") from error
    except psycopg.Error as error:
        raise ClusterError(f"PostgreSQL in {place} was started but does not answer: {error}") from error


def no_room(place):
    return ClusterError(f"PostgreSQL could not be started: no room left on {place}")
