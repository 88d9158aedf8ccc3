"""Calm geometric patterns, the same each time for the same number."""

import math
from collections.abc import Callable

from PIL import Image, ImageDraw

from dsi_directory.sample.sheet import Sheet


def arcs(sheet: Sheet) -> None:
    """Truchet tiles: quarter rings that join into winding bands."""
    side = sheet.height / 6
    dark, middle, light = sheet.tints[1], sheet.tints[3], sheet.tints[6]
    sheet.draw.rectangle((0, 0, sheet.width, sheet.height), dark)
    for x, y in sheet.cells(side):
        tile = Image.new("RGB", (round(side), round(side)), dark)
        draw = ImageDraw.Draw(tile)
        for corner in ((0, 0), (side, side)):
            for share, colour in ((0.75, middle), (0.62, light), (0.38, middle), (0.25, dark)):
                radius = side * share
                draw.ellipse((corner[0] - radius, corner[1] - radius, corner[0] + radius, corner[1] + radius), colour)
        if sheet.random.random() < 0.5:
            tile = tile.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        sheet.image.paste(tile, (round(x), round(y)))


def scales(sheet: Sheet) -> None:
    """Rows of overlapping discs with rings, like waves on a printed cloth."""
    radius = sheet.height / 7
    step = radius * 0.5
    for row in range(-1, math.ceil(sheet.height / step) + 3):
        shift = radius if row % 2 else 0
        for column in range(-1, math.ceil(sheet.width / (2 * radius)) + 2):
            tone = sheet.random.choice((1, 2, 2, 3))
            for ring, colour in enumerate((6, tone, 5, tone, 4, tone)):
                share = (1, 0.93, 0.68, 0.61, 0.36, 0.29)[ring]
                sheet.disc(column * 2 * radius + shift, row * step, radius * share, sheet.tints[colour])


def triangles(sheet: Sheet) -> None:
    """A net of triangles whose tints run from dark to light across the sheet."""
    side = sheet.height / 5
    rise = side * math.sqrt(3) / 2
    rows, columns = math.ceil(sheet.height / rise) + 1, math.ceil(sheet.width / side) + 2
    for row in range(rows):
        for column in range(-1, columns):
            x, y = column * side + (side / 2 if row % 2 else 0), row * rise
            up = [(x, y + rise), (x + side / 2, y), (x + side, y + rise)]
            down = [(x + side / 2, y), (x + side, y + rise), (x + side * 1.5, y)]
            for corners in (up, down):
                slope = (corners[1][0] / sheet.width + corners[1][1] / sheet.height) / 2
                tone = slope * 5 + sheet.random.uniform(-1.2, 1.2)
                sheet.draw.polygon(corners, sheet.tints[max(0, min(6, round(tone)))])


def cubes(sheet: Sheet) -> None:
    """Stacked cubes seen from a corner."""
    side = sheet.height / 9
    half = side * math.sqrt(3) / 2
    for row in range(-1, math.ceil(sheet.height / (1.5 * side)) + 1):
        for column in range(-1, math.ceil(sheet.width / (2 * half)) + 1):
            x, y = column * 2 * half + (half if row % 2 else 0), row * 1.5 * side
            lift = sheet.random.choice((0, 0, 1))
            top = [(x, y - side), (x + half, y - side / 2), (x, y), (x - half, y - side / 2)]
            left = [(x - half, y - side / 2), (x, y), (x, y + side), (x - half, y + side / 2)]
            right = [(x + half, y - side / 2), (x, y), (x, y + side), (x + half, y + side / 2)]
            for corners, tone in ((top, 5 + lift), (left, 2 + lift), (right, 0 + lift)):
                sheet.draw.polygon(corners, sheet.tints[tone])


def ripples(sheet: Sheet) -> None:
    """Rings that spread from a few points and cover one another."""
    sheet.draw.rectangle((0, 0, sheet.width, sheet.height), sheet.tints[1])
    for place in range(7):
        x = sheet.width * (place + sheet.random.uniform(0, 1)) / 7
        y = sheet.height * sheet.random.uniform(0.05, 0.95)
        radius = sheet.height * sheet.random.uniform(0.25, 0.5)
        tones = sheet.random.choice(((1, 3), (2, 5), (1, 6), (3, 6)))
        count = 9
        for ring in range(count):
            sheet.disc(x, y, radius * (count - ring) / count, sheet.tints[tones[ring % 2]])


def hills(sheet: Sheet) -> None:
    """Layers of soft waves, light behind and dark in front."""
    sheet.draw.rectangle((0, 0, sheet.width, sheet.height), sheet.tints[6])
    sheet.disc(sheet.width * sheet.random.uniform(0.2, 0.8), sheet.height * 0.3, sheet.height * 0.16, sheet.tints[4])
    layers = 6
    for layer in range(layers):
        base = sheet.height * (0.3 + 0.7 * layer / layers)
        swing, length, phase = (
            sheet.random.uniform(0.04, 0.1),
            sheet.random.uniform(0.7, 1.4),
            sheet.random.uniform(0, 6),
        )
        edge = []
        for step in range(101):
            turn = step / 100 * math.tau * length + phase
            edge.append(
                (sheet.width * step / 100, base + sheet.height * swing * (math.sin(turn) + 0.4 * math.sin(2.3 * turn)))
            )
        sheet.draw.polygon([*edge, (sheet.width, sheet.height), (0, sheet.height)], sheet.tints[5 - layer])


def network(sheet: Sheet) -> None:
    """Points of different size, each joined to its nearest ones."""
    sheet.draw.rectangle((0, 0, sheet.width, sheet.height), sheet.tints[0])
    side = sheet.height / 5
    points = [
        (x + side * sheet.random.uniform(0.15, 0.85), y + side * sheet.random.uniform(0.15, 0.85))
        for x, y in sheet.cells(side)
    ]
    for point in points:
        for near in sorted(points, key=lambda other: math.dist(point, other))[1:4]:
            sheet.draw.line((point, near), sheet.tints[3], round(side / 36))
    for x, y in points:
        radius = side * sheet.random.choice((0.06, 0.06, 0.09, 0.15))
        sheet.disc(x, y, radius, sheet.tints[sheet.random.choice((4, 5, 6))], sheet.tints[0], round(side / 30))


def blocks(sheet: Sheet) -> None:
    """Square tiles with quarter and half discs, triangles and dots."""
    side = sheet.height / 5
    for x, y in sheet.cells(side):
        back, front = sheet.random.sample((0, 2, 3, 5, 6), 2)
        tile = Image.new("RGB", (round(side), round(side)), sheet.tints[back])
        draw = ImageDraw.Draw(tile)
        shape = sheet.random.randrange(5)
        if shape == 0:
            draw.ellipse((0, 0, 2 * side, 2 * side), sheet.tints[front])
        elif shape == 1:
            draw.ellipse((0, side / 2, side, side * 1.5), sheet.tints[front])
        elif shape == 2:
            draw.polygon(((0, 0), (side, side), (0, side)), sheet.tints[front])
        elif shape == 3:
            draw.ellipse((side * 0.22, side * 0.22, side * 0.78, side * 0.78), sheet.tints[front])
        sheet.image.paste(tile.rotate(90 * sheet.random.randrange(4)), (round(x), round(y)))


def contours(sheet: Sheet) -> None:
    """Nested rings of uneven shape, like the heights on a map."""
    sheet.draw.rectangle((0, 0, sheet.width, sheet.height), sheet.tints[6])
    for centre in (0.12, 0.88, 0.5):
        x, y = sheet.width * (centre + sheet.random.uniform(-0.08, 0.08)), sheet.height * sheet.random.uniform(0.2, 0.8)
        waves = [(number, sheet.random.uniform(0, math.tau), 0.22 / number) for number in (2, 3, 5)]
        count = 12
        for ring in range(count):
            radius = sheet.height * 0.75 * (1 - ring / count)
            points = []
            for step in range(120):
                angle = step / 120 * math.tau
                bend = 1 + sum(depth * math.sin(number * angle + phase + ring * 0.09) for number, phase, depth in waves)
                points.append((x + radius * bend * math.cos(angle), y + radius * bend * math.sin(angle)))
            sheet.draw.polygon(points, sheet.tints[5 - round(ring / count * 4)], sheet.tints[6], sheet.height // 180)


def dots(sheet: Sheet) -> None:
    """A grid of dots that grow and shrink in waves."""
    sheet.draw.rectangle((0, 0, sheet.width, sheet.height), sheet.tints[1])
    side = sheet.height / 18
    x0, y0 = sheet.width * sheet.random.uniform(0.2, 0.8), sheet.height * sheet.random.uniform(0.2, 0.8)
    for x, y in sheet.cells(side):
        swell = 0.5 + 0.5 * math.cos(math.dist((x, y), (x0, y0)) / sheet.height * 6)
        sheet.disc(x + side / 2, y + side / 2, side * (0.16 + 0.3 * swell), sheet.tints[3 + round(swell * 3)])


def leaves(sheet: Sheet) -> None:
    """Leaves in turning pairs on square tiles."""
    side = sheet.height / 5
    for x, y in sheet.cells(side):
        back, front = sheet.random.choice(((0, 3), (1, 4), (2, 5), (1, 6), (5, 2), (6, 3)))
        tile = Image.new("RGB", (round(side), round(side)), sheet.tints[back])
        mask = [Image.new("L", tile.size, 0) for _ in range(2)]
        for part, corner in zip(mask, ((0, side), (side, 0)), strict=True):
            ImageDraw.Draw(part).ellipse((corner[0] - side, corner[1] - side, corner[0] + side, corner[1] + side), 255)
        tile.paste(sheet.tints[front], mask=Image.composite(mask[0], Image.new("L", tile.size, 0), mask[1]))
        ImageDraw.Draw(tile).line((0, 0, side, side), sheet.tints[back], round(side / 40))
        if sheet.random.random() < 0.5:
            tile = tile.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        sheet.image.paste(tile, (round(x), round(y)))


def weave(sheet: Sheet) -> None:
    """Ribbons that pass over and under one another."""
    side = sheet.height / 7
    gap = side * 0.09
    columns = math.ceil(sheet.width / side)
    tones = [sheet.random.choice((0, 1, 1, 2)) for _ in range(columns)]
    lower, upper = [], []
    for index, (x, y) in enumerate(sheet.cells(side)):
        column, row = index % columns, index // columns
        upright = ((x + gap, y - 2 * gap, x + side - gap, y + side + 2 * gap), sheet.tints[tones[column] + 1])
        flat = ((x - 2 * gap, y + gap, x + side + 2 * gap, y + side - gap), sheet.tints[tones[row] + 4])
        over, under = (upright, flat) if (column + row) % 2 else (flat, upright)
        lower.append(under)
        upper.append(over)
    sheet.draw.rectangle((0, 0, sheet.width, sheet.height), sheet.tints[0])
    for box, colour in (*lower, *upper):
        sheet.draw.rectangle(box, colour, sheet.tints[0], round(gap / 2))


Pattern = Callable[[Sheet], None]

PATTERNS: tuple[tuple[str, Pattern], ...] = (
    ("winding bands", arcs),
    ("tiles with discs and triangles", blocks),
    ("soft hills", hills),
    ("stacked cubes", cubes),
    ("spreading rings", ripples),
    ("leaves", leaves),
    ("joined points", network),
    ("overlapping scales", scales),
    ("height lines", contours),
    ("triangles", triangles),
    ("swelling dots", dots),
    ("woven ribbons", weave),
)
