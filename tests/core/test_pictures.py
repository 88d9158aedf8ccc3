import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from core import pictures
from core.models import Picture
from tests.factories import CaseStudyFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def upload(image_format="PNG", size=(400, 300), mode="RGB", **options):
    buffer = io.BytesIO()
    Image.new(mode, size, "#0f6b6b80" if mode == "RGBA" else "teal").save(buffer, image_format, **options)
    return SimpleUploadedFile(f"holiday.{image_format.lower()}", buffer.getvalue())


def png_header(width, height):
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return SimpleUploadedFile("bomb.png", b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 999)))


def files():
    """The names of all files kept."""
    root = default_storage.location
    return [path for path in Path(root).rglob("*") if path.is_file()]


def kept_images(picture):
    """Each kept file, decoded."""
    return [Image.open(io.BytesIO(Path(default_storage.path(name)).read_bytes())) for name in picture.file_names()]


def picture(**options):
    return Picture.objects.create(file=upload(**options), alternative_text="A teal field")


def test_upload_is_kept_in_each_width_as_webp_and_avif():
    kept = picture(size=(800, 600))
    assert (kept.width, kept.height, kept.widths) == (800, 600, [320, 640, 800])
    assert {image.format for image in kept_images(kept)} == {"WEBP", "AVIF"}
    assert len(files()) == 6


def test_file_names_are_random():
    first, second = picture(), picture()
    assert first.file.name != second.file.name
    assert "holiday" not in first.file.name


def test_metadata_is_dropped():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    kept = picture(image_format="JPEG", exif=exif)
    assert not any(image.getexif() for image in kept_images(kept))


def test_picture_lying_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = picture(image_format="JPEG", size=(400, 200), exif=exif)
    assert (kept.width, kept.height) == (200, 400)


def test_transparency_is_kept():
    kept = picture(mode="RGBA")
    assert {image.mode for image in kept_images(kept)} == {"RGBA"}


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK"])
def test_every_kind_of_pixel_is_read(mode):
    image_format = "JPEG" if mode == "CMYK" else "PNG"
    buffer = io.BytesIO()
    Image.new(mode, (30, 20)).save(buffer, image_format)
    assert pictures.decode(SimpleUploadedFile("x", buffer.getvalue())).size == (30, 20)


def test_large_picture_is_made_smaller():
    assert pictures.decode(upload(size=(5000, 100))).size == (2560, 51)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a PNG, JPEG or WebP"),
        (b"", "not a PNG, JPEG or WebP"),
        (b"GIF89a" + b"\0" * 30, "not a PNG, JPEG or WebP"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "not a PNG, JPEG or WebP"),
        (b"x" * (pictures.MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(ValidationError, match=sentence):
        pictures.validate_upload(SimpleUploadedFile("x.png", content))


def test_bomb_is_refused_before_it_is_decoded():
    with pytest.raises(ValidationError, match=r"million pixels|not a PNG"):
        pictures.validate_upload(png_header(60_000, 60_000))


def test_too_many_pixels_are_refused():
    with pytest.raises(ValidationError, match="40 million pixels"):
        pictures.validate_upload(png_header(8000, 8000))


def test_cut_picture_is_refused():
    whole = upload(size=(900, 900)).read()
    with pytest.raises(ValidationError, match="damaged"):
        pictures.validate_upload(SimpleUploadedFile("x.png", whole[: len(whole) // 2]))


def test_replaced_files_go_after_the_commit(django_capture_on_commit_callbacks):
    kept = picture()
    old = kept.file_names()
    kept.file = upload(size=(500, 500))
    with django_capture_on_commit_callbacks(execute=True):
        kept.save()
    assert not any(default_storage.exists(name) for name in old)
    assert all(default_storage.exists(name) for name in kept.file_names())


def test_full_disk_leaves_no_part_of_a_picture(fill_disk):
    fill_disk(3)
    with pytest.raises(pictures.StorageAway, match="No space left"):
        picture()
    assert files() == []


def test_files_go_with_the_transaction_that_failed():
    with suppress(ValueError), pictures.written_together(), transaction.atomic():
        picture()
        raise ValueError("nothing about pictures")
    assert files() == []


def test_saving_other_fields_keeps_the_files():
    kept = picture()
    kept.credit = "Somebody"
    kept.save()
    assert len(files()) == 4


@pytest.mark.parametrize("delete", [lambda kept: kept.delete(), lambda kept: Picture.objects.all().delete()])
def test_deleted_pictures_leave_no_file(django_capture_on_commit_callbacks, delete):
    kept = picture()
    with django_capture_on_commit_callbacks(execute=True):
        delete(kept)
    assert files() == []


def test_deleting_a_picture_leaves_its_entry():
    study = CaseStudyFactory(card_image=picture())
    study.card_image.delete()
    study.refresh_from_db()
    assert study.card_image is None


def test_pictures_that_no_entry_shows_are_unused():
    used, unused = picture(), picture()
    OrganisationFactory(logo=used)
    assert list(Picture.objects.unused()) == [unused]


def test_addresses_of_all_widths_are_given():
    kept = picture(size=(700, 10))
    assert kept.webp_srcset.count(" ") == 5
    assert kept.avif_srcset.endswith("-700.avif 700w")
    assert kept.thumbnail_url.endswith("-320.webp")
