"""Which sample entries get a picture, and the pattern that it shows."""

import io

from django.core.files.base import ContentFile

from blog.models import Post
from casestudies.models import CaseStudy
from core.models import Entry, Picture
from core.palette import Colour
from dsi_directory.sample.patterns import PATTERNS
from dsi_directory.sample.sheet import drawn
from organisations.models import Organisation

CREDIT = "DSI Directory, generated pattern, CC0 1.0"
LARGE, MEDIUM, SMALL = (1280, 720), (960, 540), (640, 360)
# One organisation in so many has a header picture; the others show what a page without one looks like.
ORGANISATIONS_PER_PICTURE = 6


def add_to(entry: Entry, drawn_pictures: list[Picture]) -> None:
    """Gives the entry its pictures, saved; each stands in the list before its first file is written."""
    if isinstance(entry, CaseStudy):
        picture = _pattern(entry.number, LARGE, Colour(entry.card_colour), drawn_pictures)
        entry.card_image = entry.header_image = picture
    elif isinstance(entry, Organisation) and entry.number % ORGANISATIONS_PER_PICTURE == 0:
        entry.header_image = _pattern(entry.number // ORGANISATIONS_PER_PICTURE, MEDIUM, _colour(entry), drawn_pictures)
    elif isinstance(entry, Post):
        entry.image = _pattern(entry.number + 1_000_001, SMALL, _colour(entry), drawn_pictures)


def _colour(entry: Entry) -> Colour:
    # Steps of three through eight colours: neighbours differ.
    return list(Colour)[entry.number * 3 % len(Colour)]


def _pattern(seed: int, size: tuple[int, int], colour: Colour, drawn_pictures: list[Picture]) -> Picture:
    description, pattern = PATTERNS[seed % len(PATTERNS)]
    file = io.BytesIO()
    drawn(pattern, size, colour.hex, seed).save(file, "PNG", compress_level=0)
    picture = Picture(
        file=ContentFile(file.getvalue(), name="pattern.png"),
        alternative_text=f"Abstract pattern of {description} in {colour.label.lower()}",
        credit=CREDIT,
    )
    picture._change_reason = "Sample content"
    drawn_pictures.append(picture)
    picture.save()
    return picture
