"""Disks as they sometimes are."""

import errno
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadhandler import FileUploadHandler
from django.db import OperationalError, connection
from django.test import override_settings
from psycopg.errors import DiskFull


class FillingUp(FileSystemStorage):
    """A folder with room for so many files, and half of another."""

    def __init__(self, room: int):
        super().__init__()
        self.room = room

    def _save(self, name, content):
        self.room -= 1
        if self.room >= 0:
            return super()._save(name, content)
        super()._save(name, ContentFile(content.read()[:10]))
        raise OSError(errno.ENOSPC, "No space left on device")


class NoRoom(FileUploadHandler):
    """Where a large upload waits to be looked at."""

    def receive_data_chunk(self, raw_data, start):
        raise OSError(errno.ENOSPC, "No space left on device")

    def file_complete(self, file_size):
        return None


def full_for_uploads():
    return override_settings(FILE_UPLOAD_HANDLERS=["tests.disks.NoRoom"])


@contextmanager
def full_for_the_database():
    def write(execute, statement, *rest):
        if statement.startswith(("INSERT", "UPDATE")):
            raise OperationalError("could not extend file") from DiskFull()
        return execute(statement, *rest)

    with connection.execute_wrapper(write):
        yield
