"""Makes the fonts of this folder anew: `python make.py`, with fontTools installed and npm at hand.

They come from the npm packages `@expo-google-fonts/…`, cut down to the letters that names are made of.
"""

import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain, product
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent
# Packages by the name of the font here; all in bold.
SOURCES = tomllib.loads((FOLDER / "sources.toml").read_text())["packages"]

LATIN = (range(0x20, 0x250), range(0x2B0, 0x370), range(0x1E00, 0x1F00), range(0x2000, 0x2070), range(0x20A0, 0x20C1),
         range(0x2100, 0x2200), range(0x2200, 0x2300))  # fmt: skip
GREEK_AND_CYRILLIC = (range(0x250, 0x530), range(0x1C80, 0x1C90), range(0x1F00, 0x2000))
ARABIC = (range(0x600, 0x700), range(0x750, 0x780), range(0x8A0, 0x900))
HEBREW = (range(0x590, 0x600), range(0xFB1D, 0xFB50))
ARMENIAN = (range(0x530, 0x590), range(0xFB13, 0xFB18))
GEORGIAN = (range(0x10A0, 0x1100), range(0x1C90, 0x1CC0))
DEVANAGARI = (range(0x900, 0x980), range(0xA8E0, 0xA900))
BENGALI = (range(0x964, 0x966), range(0x980, 0xA00))
TAMIL = (range(0x964, 0x966), range(0xB80, 0xC00))
THAI = (range(0xE00, 0xE80),)
KANA = (range(0x3000, 0x3100), range(0xFF01, 0xFF61))
# Rows and columns of the most usual characters in old character sets.
USUAL = {
    "gb2312": (range(0xB0, 0xD8), range(0xA1, 0xFF)),
    "euc_jp": (range(0xB0, 0xD0), range(0xA1, 0xFF)),
    "euc_kr": (range(0xB0, 0xC9), range(0xA1, 0xFF)),
}


def usual(encoding: str) -> Iterator[int]:
    for pair in product(*USUAL[encoding]):
        try:
            yield ord(bytes(pair).decode(encoding))
        except UnicodeDecodeError:
            continue


WANTED = {
    "bricolage-grotesque": (),
    "noto-sans": GREEK_AND_CYRILLIC,
    "noto-sans-arabic": ARABIC,
    "noto-sans-hebrew": HEBREW,
    "noto-sans-armenian": ARMENIAN,
    "noto-sans-georgian": GEORGIAN,
    "noto-sans-devanagari": DEVANAGARI,
    "noto-sans-bengali": BENGALI,
    "noto-sans-tamil": TAMIL,
    "noto-sans-thai": THAI,
    "noto-sans-sc": (*KANA, usual("gb2312"), usual("euc_jp")),
    "noto-sans-kr": (*KANA, usual("euc_kr")),
}
# Of these, letters are drawn one after the other; their tables of other forms would double the files.
PLAIN = ("noto-sans-sc", "noto-sans-kr")


def main() -> None:
    characters = []
    for name, blocks in WANTED.items():
        font = subset(whole(SOURCES[name]), chain(*LATIN, *blocks), shaped=name not in PLAIN)
        font.save(FOLDER / f"{name}.ttf")
        characters.append(f'{name} = "{ranges(sorted(font.getBestCmap()))}"\n')
        print(f"{name}: {(FOLDER / f'{name}.ttf').stat().st_size // 1024} kB")
    (FOLDER / "characters.toml").write_text(
        "# Code points that each font has, written by make.py.\n" + "".join(characters)
    )


def whole(package: str) -> TTFont:
    """The bold font of a package; its licence is laid beside the fonts."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            bold = next(name for name in archive.getnames() if name.endswith("700Bold.ttf"))
            archive.extractall(folder, filter="data")
        family = Path(bold).stem.partition("_")[0]
        (FOLDER / f"{family}-OFL.txt").write_bytes((Path(folder) / "package" / "LICENSE_FONT").read_bytes())
        font = TTFont(Path(folder) / bold)
        # Read whole, as the folder goes.
        font.ensureDecompiled()
        return font


def subset(font: TTFont, points: Iterable[int], shaped: bool) -> TTFont:
    options = Options(hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "STAT", "DSIG", "gasp"]
    options.layout_features = options.layout_features if shaped else []
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    return font


def ranges(points: list[int]) -> str:
    """The ascending code points in short: "20-7e a0"."""
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return " ".join(f"{first:x}-{last:x}" if last > first else f"{first:x}" for first, last in runs)


if __name__ == "__main__":
    main()
