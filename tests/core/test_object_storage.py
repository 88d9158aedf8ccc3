"""What happens where the bucket of the pictures does not answer; a real one is tried in tests/cluster."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.models import Picture
from core.pictures import StorageAway
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.usefixtures("_bucket_is_gone")
NAME = f"pictures/ab/{'ab' * 16}-320.webp"


@pytest.mark.parametrize("use", ["open", "delete", "exists", "listdir", "get_modified_time"])
def test_every_use_of_it_says_the_same(use):
    with pytest.raises(StorageAway):
        getattr(default_storage, use)(NAME)


def test_a_file_that_cannot_be_written_says_so():
    with pytest.raises(StorageAway):
        default_storage.save(NAME, ContentFile(b"x"))


def test_pictures_have_the_addresses_that_they_always_have():
    assert default_storage.url(NAME) == f"/media/{NAME}"


@pytest.mark.django_db
def test_a_picture_that_cannot_be_read_is_asked_for_later(client):
    file = NAME.rpartition("-")[0]
    OrganisationFactory(logo=Picture.objects.create(file=file, widths=[320], alternative_text="A field"))
    client.raise_request_exception = False
    response = client.get(f"/media/{NAME}")
    assert (response.status_code, response["Retry-After"]) == (503, "120")
