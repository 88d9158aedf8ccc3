"""Draws the picture that stands for a page where it is shared: a name, what it is the name of, and a cover's tiles."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from core.palette import BRIGHT
from core.share_pictures import mark, signs
from core.share_pictures.colours import PaintedTile
from core.share_pictures.faces import face_for, plain, shapes_letters
from core.share_pictures.lines import Block, fit

# As all places where pages are shared show it.
SIZE = WIDTH, HEIGHT = 1200, 630
# Raised with each change of the look, so that pictures are drawn anew.
LOOK = 1

MARGIN = 64
COLUMNS, ROWS = 3, 5
TILE = HEIGHT // ROWS
TEXT_WIDTH = WIDTH - COLUMNS * TILE - 2 * MARGIN
ABOUT_HEIGHT = 40
NAME_TOP = MARGIN + ABOUT_HEIGHT + 20
MARK = 56
MARK_TOP = HEIGHT - MARGIN - MARK
NAME_HEIGHT = MARK_TOP - NAME_TOP - 32
ABOUT_SIZES, NAME_SIZES, SITE_SIZES = range(30, 19, -2), range(136, 35, -4), range(34, 19, -2)
# Of the height of a capital letter, in em.
HALF_CAPITAL = 0.35
LETTERS = "#ffffff"


@dataclass(frozen=True)
class SharePicture:
    """All that is drawn."""

    name: str
    # What it is the name of, and where: "Project · Barcelona, Spain".
    about: str
    site_name: str
    ground: str
    tiles: tuple[PaintedTile, ...]
    # Else in the colour of the letters.
    has_colourful_mark: bool = False

    @property
    def version(self) -> str:
        """Another one for whatever looks different."""
        return hashlib.sha256(repr((self, LOOK, shapes_letters())).encode()).hexdigest()[:20]


def png(picture: SharePicture) -> bytes:
    buffer = io.BytesIO()
    # Few colours and their blends: less than half of the bytes, and no eye sees a difference.
    # To optimise would take five times as long as all the rest, and save an eighth.
    drawn(picture).quantize(160, Image.Quantize.FASTOCTREE).save(buffer, "PNG")
    return buffer.getvalue()


def drawn(picture: SharePicture) -> Image.Image:
    image = Image.new("RGB", SIZE, picture.ground)
    for tile in picture.tiles:
        corner = WIDTH - COLUMNS * TILE + tile.column * TILE, tile.row * TILE
        image.paste(tile.colour, corner, signs.mask(f"tile-{tile.shape}", TILE, tile.turns))
    write(image, picture.about, (MARGIN, MARGIN), (TEXT_WIDTH, ABOUT_HEIGHT), ABOUT_SIZES)
    write(image, picture.name, (MARGIN, NAME_TOP), (TEXT_WIDTH, NAME_HEIGHT), NAME_SIZES)
    draw_mark(image, picture)
    return image


def draw_mark(image: Image.Image, picture: SharePicture) -> None:
    colours = BRIGHT if picture.has_colourful_mark else dict.fromkeys(BRIGHT, LETTERS)
    mark.paint(image, (MARGIN, MARK_TOP), MARK, colours)
    left = MARGIN + MARK + 18
    room = TEXT_WIDTH + MARGIN - left, MARK
    block = block_of(picture.site_name, room, SITE_SIZES)
    if block:
        put(image, block, (left, MARK_TOP + round((MARK - block.height) / 2)), room[0])


def write(image: Image.Image, text: str, corner: tuple[int, int], room: tuple[int, int], sizes: Sequence[int]) -> None:
    """Writes the text into the room as large as it can be; leaves the room empty where no font has its letters."""
    block = block_of(text, room, sizes)
    if block:
        put(image, block, corner, room[0])


def block_of(text: str, room: tuple[int, int], sizes: Sequence[int]) -> Block | None:
    text = plain(text)
    face = face_for(text)
    return fit(text, face, *room, sizes) if text and face else None


def put(image: Image.Image, block: Block, corner: tuple[int, int], width: int) -> None:
    """Draws the block from its upper left corner on, right-to-left text at the other side of its width."""
    left, top = corner
    drawing = ImageDraw.Draw(image)
    direction = ("rtl" if block.right_to_left else "ltr") if shapes_letters() else None
    for number, line in enumerate(block.lines):
        baseline = top + round((number + 0.5) * block.line_height + HALF_CAPITAL * block.size)
        place = (left + width, baseline) if block.right_to_left else (left, baseline)
        anchor = "rs" if block.right_to_left else "ls"
        drawing.text(place, line, LETTERS, block.face.font(block.size), anchor, direction=direction)
