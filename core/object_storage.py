"""Pictures in a bucket of S3 or of what speaks like it; only the site itself reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from core.pictures import StorageAway


@contextmanager
def told() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, Boto3Error, ClientError) as error:
        raise StorageAway(str(error)) from error


class ObjectStorage(S3Storage):
    def url(self, name, parameters=None, expire=None, http_method=None) -> str:
        """The same address as that of a file, where `picture_file` shows it."""
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def _open(self, name, mode="rb") -> ContentFile:
        # Whole, so that what fails does so here.
        with told():
            return ContentFile(super()._open(name, mode).read(), name)

    def _save(self, name, content) -> str:
        with told():
            return super()._save(name, content)

    def delete(self, name) -> None:
        with told():
            super().delete(name)

    def exists(self, name) -> bool:
        with told():
            return super().exists(name)

    def listdir(self, name) -> tuple[list[str], list[str]]:
        with told():
            return super().listdir(name)

    def get_modified_time(self, name):
        with told():
            return super().get_modified_time(name)
