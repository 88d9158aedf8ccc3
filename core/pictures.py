"""An uploaded picture: checked before it is decoded, stripped of metadata, written anew in a few widths."""

import errno
import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 2560
WIDTHS = (320, 640, 1280)
ENCODINGS = {"webp": {"quality": 82, "method": 4}, "avif": {"quality": 60, "speed": 8}}


class StorageAway(Exception):
    """Nothing can be read or written where pictures are kept."""


# What the system says where nothing more can be written.
FULL = (errno.ENOSPC, errno.EDQUOT)
AWAY = "Pictures cannot be kept just now. Nothing was changed: please try again in a few minutes."


def open_upload(file) -> Image.Image:
    """The uploaded file as an undecoded image; its size in bytes and pixels is known to be within limits."""
    if file.size > MAX_BYTES:
        most = {"megabytes": MAX_BYTES // 1024 // 1024}
        raise ValidationError(
            _("The picture is larger than %(megabytes)s MB. Save it smaller and try again."), params=most
        )
    file.seek(0)
    try:
        image = Image.open(file, formats=FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise ValidationError(_("This file is not a PNG, JPEG or WebP picture.")) from None
    if image.width * image.height > MAX_PIXELS:
        raise ValidationError(
            _("The picture has more than %(millions)s million pixels. Save it smaller and try again."),
            params={"millions": MAX_PIXELS // 1_000_000},
        )
    return image


def decode(file) -> Image.Image:
    """The picture upright, in RGB or RGBA, at most `MAX_SIDE` on a side, without any metadata."""
    image = open_upload(file)
    try:
        # A JPEG is decoded at a fraction of its size where that is enough.
        image.draft("RGB", (MAX_SIDE, MAX_SIDE))
        image = ImageOps.exif_transpose(image)
        mode = "RGBA" if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info else "RGB"
        image = image.convert(mode)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise ValidationError(_("The picture is damaged and cannot be read.")) from None
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    image.info.clear()
    return image


def validate_upload(file) -> None:
    """Decodes a new upload once, so that a damaged one is refused at its field; a stored file is trusted."""
    if not getattr(file, "_committed", False):
        decode(file)


def random_name() -> str:
    """A file name that nobody can guess and that says nothing of the upload's own name."""
    name = secrets.token_hex(16)
    return f"pictures/{name[:2]}/{name}"


def widths_for(width: int) -> list[int]:
    """The widths kept of a picture: the usual ones below its own, and its own."""
    return [*(usual for usual in WIDTHS if usual < width), width]


def variant_name(name: str, width: int, encoding: str) -> str:
    return f"{name}-{width}.{encoding}"


def encode(image: Image.Image, width: int, encoding: str) -> ContentFile:
    height = max(1, round(image.height * width / image.width))
    scaled = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    scaled.save(buffer, format=encoding, **ENCODINGS[encoding])
    return ContentFile(buffer.getvalue())


_written: ContextVar[list[str] | None] = ContextVar("names of files written since", default=None)


@contextmanager
def written_together() -> Iterator[None]:
    """Leaves no file behind where the block fails: around a transaction, whose rows go then, too."""
    names: list[str] = []
    outer, token = _written.get(), _written.set(names)
    try:
        yield
    except BaseException as error:
        for name in names:
            default_storage.delete(name)
        if isinstance(error, OSError) and error.errno in FULL:
            raise StorageAway(str(error)) from error
        raise
    finally:
        _written.reset(token)
    if outer is not None:
        outer.extend(names)


@written_together()
def write(image: Image.Image) -> str:
    """Writes a picture in all widths and gives its name."""
    name = random_name()
    for width in widths_for(image.width):
        for encoding in ENCODINGS:
            file = variant_name(name, width, encoding)
            # Before it is written: what was written of it until the disk was full has to go as well.
            _written.get().append(file)
            default_storage.save(file, encode(image, width, encoding))
    return name


def can_be_kept() -> bool:
    """Whether pictures can be written at present, as far as a question can tell."""
    try:
        default_storage.exists(random_name())
    except StorageAway:
        return False
    return True
