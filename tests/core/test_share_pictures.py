"""How the pictures that stand for pages are drawn."""

import re

import pytest
from django.conf import settings
from PIL import Image, ImageChops, features

from core.share_pictures import icons, mark, signs
from core.share_pictures.colours import NIGHT, mixed
from core.share_pictures.drawing import (
    MARGIN,
    MARK_TOP,
    NAME_HEIGHT,
    NAME_SIZES,
    NAME_TOP,
    SIZE,
    TEXT_WIDTH,
    SharePicture,
    drawn,
    png,
)
from core.share_pictures.faces import FACES, face_for, letters, plain
from core.share_pictures.lines import fit

GROUND = "#2449a6"
LONG = "Arbeitsgemeinschaft für gemeinwohlorientierte Digitalisierung und Datenkompetenz e.V. " * 3
NAMES = {
    "bricolage-grotesque": "Łódź Öffnet Þing",
    "noto-sans": "Ινστιτούτο Открытых Данных",
    "noto-sans-armenian": "Հայաստան",
    "noto-sans-georgian": "საქართველო",
    "noto-sans-hebrew": "הסדנא לידע ציבורי",
    "noto-sans-arabic": "مؤسسة التعبير الرقمي ADEF",
    "noto-sans-devanagari": "डिजिटल इंडिया",
    "noto-sans-bengali": "মুক্ত জ্ঞান",
    "noto-sans-tamil": "திறந்த தரவு",
    "noto-sans-thai": "ข้อมูลเปิด",
    "noto-sans-sc": "東京オープンデータ 开放数据",
    "noto-sans-kr": "한국 열린데이터",
}
needs_shaping = pytest.mark.skipif(not features.check("raqm"), reason="Pillow was built without raqm")


def picture(name, **others):
    return SharePicture(
        **{"about": "Project · Cork", "site_name": "Site", "ground": GROUND, "tiles": (), **others}, name=name
    )


def ink(image, box=(0, 0, *SIZE)):
    """The smallest box around all that differs from the ground, in the picture's own pixels."""
    part = image.crop(box)
    found = ImageChops.difference(part, Image.new("RGB", part.size, GROUND)).getbbox()
    return found and tuple(side + box[number % 2] for number, side in enumerate(found))


def name_ink(name):
    return ink(drawn(picture(name)), (0, NAME_TOP - 12, SIZE[0], MARK_TOP - 12))


def test_a_picture_is_small_and_has_one_size():
    file = png(picture(LONG))
    assert (drawn(picture("A")).size, len(file) < 40_000) == ((1200, 630), True)


@pytest.mark.parametrize("name", ["Hi", "Open Data Institute", LONG, "W" * 255, "أ" * 255, "国" * 255, "a " * 127])
@needs_shaping
def test_a_name_stays_within_its_room(name):
    left, top, right, bottom = name_ink(name)
    assert left >= MARGIN - 8
    assert right <= MARGIN + TEXT_WIDTH + 8
    assert top >= NAME_TOP - 10
    assert bottom <= NAME_TOP + NAME_HEIGHT + 10


def test_a_short_name_is_written_larger_than_a_long_one():
    sizes = [fit(name, FACES[0], 600, 366, NAME_SIZES).size for name in ("Waag", "Open Data Institute of Leeds", LONG)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 2 * sizes[-1]


def test_lines_are_of_much_the_same_length():
    assert fit("Open Data Institute Leeds", FACES[0], 600, 300, [60]).lines == ("Open Data", "Institute Leeds")


def test_what_has_no_room_at_the_smallest_size_ends_in_an_ellipsis():
    lines = fit(LONG, FACES[0], 400, 120, [40]).lines
    assert (len(lines), lines[-1][-1]) == (2, "…")


def test_a_word_longer_than_a_line_is_broken():
    assert "".join(fit("W" * 30, FACES[0], 400, 300, [40]).lines) == "W" * 30


def test_lines_of_east_asian_text_do_not_begin_with_a_full_stop():
    lines = fit("公開資料。公開資料。", face_for("公"), 200, 400, [50]).lines
    assert (len(lines) > 1, [line for line in lines if line.startswith("。")]) == (True, [])


def test_marks_stay_with_their_letter():
    assert letters("इंडि") == ["इं", "डि"]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
@needs_shaping
def test_a_name_is_written_in_a_face_that_has_its_letters(face):
    assert face_for(plain(NAMES[face.name])) is face
    assert name_ink(NAMES[face.name])


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_face_draws_what_it_says_that_it_has(face):
    nothing = face.font(40).getmask("\U000f0000").getbbox(), bytes(face.font(40).getmask("\U000f0000"))
    sample = [character for character in sorted(face.characters)[::37] if character.isalpha()]
    boxes = {one: (face.font(40).getmask(one).getbbox(), bytes(face.font(40).getmask(one))) for one in sample}
    assert [one for one, drawn_as in boxes.items() if drawn_as == nothing] == []


@needs_shaping
def test_right_to_left_text_starts_at_the_right():
    left, _, right, _ = name_ink("سلام")
    assert right > MARGIN + TEXT_WIDTH - 20
    assert left > MARGIN + TEXT_WIDTH / 4


@needs_shaping
def test_arabic_letters_join_and_run_from_right_to_left():
    face = face_for("سلام")
    apart = sum(face.font(100).getlength(letter) for letter in "سلام")
    assert face.font(100).getlength("سلام") < 0.9 * apart
    # The first letter has three teeth and the last hangs low.
    mask = face.font(100).getmask("سم")
    columns = [[mask.getpixel((x, y)) > 0 for y in range(mask.size[1])] for x in range(mask.size[0])]
    lowest = [max((y for y, inked in enumerate(column) if inked), default=0) for column in columns]
    assert lowest.index(max(lowest)) < len(lowest) / 2


@pytest.mark.parametrize("name", ["ሰላም ማእከል", "Ελλάδα العربية", "𓀀𓀁", "\ue000", "🚀🚀", "\u200f\u202e"])
def test_a_name_that_no_face_can_write_is_left_out(name):
    assert name_ink(name) is None
    assert ink(drawn(picture(name)), (MARGIN, MARGIN, 400, NAME_TOP - 12))


def test_signs_that_no_face_has_are_left_out_of_a_name():
    assert plain("🚀 Rocket\u202e Lab™ 👩‍🚀\ufe0f") == plain("Rocket Lab™")


def test_marks_are_not_piled_up_without_end():
    assert len(plain("q" + "\u0301" * 254)) == 5


def test_without_shaping_no_name_is_drawn_wrong(monkeypatch):
    monkeypatch.setattr("core.share_pictures.faces.shapes_letters", lambda: False)
    assert (face_for("سلام"), face_for("Salaam")) == (None, FACES[0])


def test_the_version_tells_what_is_drawn():
    assert picture("A").version == picture("A").version
    assert len({picture(name, about=about).version for name in "AB" for about in "CD"}) == 4


@pytest.mark.parametrize(
    ("sign", "turns", "corners"),
    [
        ("square", 0, [1, 1, 1, 1]),
        ("triangle", 0, [0, 0, 1, 1]),
        ("triangle", 1, [1, 1, 1, 0]),
        ("leaf", 0, [1, 0, 0, 1]),
        ("quarter", 0, [1, 1, 1, 0]),
        ("disc", 0, [0, 0, 0, 0]),
    ],
)
def test_a_tile_is_inked_where_its_shape_is(sign, turns, corners):
    mask = signs.mask(f"tile-{sign}", 40, turns)
    places = [(3, 1), (37, 2), (1, 37), (37, 38)]
    assert [mask.getpixel(place) > 128 for place in places] == corners


@pytest.mark.parametrize(
    ("sign", "share"),
    [("square", 1), ("disc", 0.785), ("nut", 0.804), ("ring", 0.589), ("half", 0.393), ("leaf", 0.571)],
)
def test_a_tile_covers_as_much_as_its_shape(sign, share):
    mask = signs.mask(f"tile-{sign}", 100)
    assert sum(mask.tobytes()) / 255 / 10_000 == pytest.approx(share, abs=0.01)


def test_colours_are_mixed_as_style_sheets_mix_them():
    assert (mixed("#0b6b66", 0.65, "#000000"), mixed("#ff0000", 0.5, "#ffffff")) == ("#074642", "#ff8080")


def test_the_night_of_pictures_is_that_of_pages():
    assert f"--night: light-dark({NIGHT}," in (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()


def test_the_mark_is_the_one_of_pages():
    template = (settings.BASE_DIR / "templates" / "components" / "wordmark.html").read_text()
    shown = re.findall(r'class="is-(\w+)" href="{{ signs }}#([\w-]+)"(?: x="(\d+)")?(?: y="(\d+)")?', template)
    tiles = [(sign, colour, int(x or 0) // mark.STEP, int(y or 0) // mark.STEP) for colour, sign, x, y in shown]
    assert tiles == list(mark.TILES)


def test_the_kept_icons_are_as_they_would_be_drawn(tmp_path):
    names = icons.write(tmp_path)
    assert [name for name in names if shown(settings.BASE_DIR / "static" / name) != shown(tmp_path / name)] == []


def shown(file):
    if file.suffix == ".svg":
        return file.read_text()
    with Image.open(file) as icon:
        return icon.size, icon.convert("RGBA").tobytes()
