"""Draws the icons that browsers and phones show for the site."""

from pathlib import Path

from PIL import Image

from core.palette import BRIGHT, HEX
from core.share_pictures import mark, signs
from core.share_pictures.colours import NIGHT

FAVICON = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">
  <style>@media (prefers-color-scheme: dark) {{ {dark} }}</style>
{paths}
</svg>
"""
PATH = '  <path class="{colour}" fill="{fill}" fill-rule="evenodd" transform="translate({x} {y})" d="{d}"/>'
# Of each size, on the night ground, the mark takes so much that a round cut leaves it whole.
MARK_SHARE = 0.54
PNG_SIDES = {"apple-touch-icon": 180, "icon-192": 192, "icon-512": 512}
ICO_SIDES = (16, 32, 48)


def write(folder: Path) -> list[str]:
    """Writes all icons into the folder of static files and gives their names."""
    icons = folder / "icons"
    icons.mkdir(exist_ok=True)
    (folder / "favicon.svg").write_text(favicon(), encoding="utf-8")
    small = [on_nothing(side) for side in ICO_SIDES]
    small[-1].save(icons / "favicon.ico", append_images=small[:-1], sizes=[icon.size for icon in small])
    for name, side in PNG_SIDES.items():
        on_night(side).quantize(64).save(icons / f"{name}.png", optimize=True)
    return ["favicon.svg", "icons/favicon.ico", *(f"icons/{name}.png" for name in PNG_SIDES)]


def favicon() -> str:
    dark = " ".join(f".{colour} {{ fill: {BRIGHT[colour]} }}" for _, colour, _, _ in mark.TILES)
    paths = [
        PATH.format(colour=colour, fill=HEX[colour], x=column * mark.STEP, y=row * mark.STEP, d=signs.paths()[sign][1])
        for sign, colour, column, row in mark.TILES
    ]
    return FAVICON.format(side=mark.SIDE, dark=dark, paths="\n".join(paths))


def on_nothing(side: int) -> Image.Image:
    image = Image.new("RGBA", (side, side))
    mark.paint(image, (0, 0), side, HEX)
    return image


def on_night(side: int) -> Image.Image:
    image = Image.new("RGB", (side, side), NIGHT)
    wide = round(side * MARK_SHARE)
    mark.paint(image, ((side - wide) // 2,) * 2, wide, BRIGHT)
    return image
