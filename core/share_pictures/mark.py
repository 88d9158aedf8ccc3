"""The mark of the site: four tiles in a square, as `components/wordmark.html` shows it on pages."""

from PIL import Image

from core.share_pictures import signs

# Each with its colour, column and row.
TILES = (
    ("tile-nut", "brick", 0, 0),
    ("tile-disc", "blue", 1, 0),
    ("tile-bars", "teal", 0, 1),
    ("tile-leaf", "amber", 1, 1),
)
# In the units of a tile, which is 10 wide: from one to the next, and both with the gap between.
STEP, SIDE = 12, 22


def paint(image: Image.Image, corner: tuple[int, int], side: int, colours: dict[str, str]) -> None:
    """Paints the mark with that side in pixels, each tile in what `colours` has for its own colour."""
    step = round(side * STEP / SIDE)
    for sign, colour, column, row in TILES:
        place = corner[0] + column * step, corner[1] + row * step
        image.paste(colours[colour], place, signs.mask(sign, side - step))
