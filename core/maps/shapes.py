"""Closed and open lines on a plane: how they are made simpler, cut at a frame and measured."""

import heapq
import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Line = Sequence[Point]


def area(ring: Line) -> float:
    """The area inside; below zero for one of two directions, such as that of holes."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in _sides(ring)) / 2


def holds(ring: Line, point: Point) -> bool:
    """Whether the point lies inside."""
    x, y = point
    crossed = (
        (a_y > y) != (b_y > y) and x < (b_x - a_x) * (y - a_y) / (b_y - a_y) + a_x
        for (a_x, a_y), (b_x, b_y) in _sides(ring)
    )
    return sum(crossed) % 2 == 1


def _sides(ring: Line) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], *ring[:1]], strict=True)


def simplified(line: Line, least: float) -> list[Point]:
    """The line without the points that change the area beside it by less than so much, its ends kept (Visvalingam)."""
    before = [place - 1 for place in range(len(line))]
    after = [place + 1 for place in range(len(line))]

    def weight(place: int) -> float:
        return abs(area([line[before[place]], line[place], line[after[place]]]))

    weights = {place: weight(place) for place in range(1, len(line) - 1)}
    waiting = [(weight, place) for place, weight in weights.items()]
    heapq.heapify(waiting)
    # A closed line stays one.
    fewest = 4 if line[0] == line[-1] else 2
    while waiting and len(weights) + 2 > fewest:
        lightest, place = heapq.heappop(waiting)
        if weights.get(place) != lightest:
            continue
        if lightest >= least:
            break
        del weights[place]
        left, right = before[place], after[place]
        after[left], before[right] = right, left
        for other in (left, right):
            if other in weights:
                # Never lighter than what went before it, or a long curve would go point by point.
                weights[other] = max(lightest, weight(other))
                heapq.heappush(waiting, (weights[other], other))
    return [point for place, point in enumerate(line) if place in weights or place in (0, len(line) - 1)]


def clipped(ring: Line, width: float, height: float, margin: float) -> list[Point]:
    """The part of a closed line inside of a frame (Sutherland and Hodgman), in whole numbers at the cuts."""
    points = list(ring)
    # Axis and place of each edge, and which side of it is kept.
    for axis, edge, side in ((0, -margin, 1), (0, width + margin, -1), (1, -margin, 1), (1, height + margin, -1)):
        kept = []
        for here, there in _sides(points):
            is_in, stays = ((point[axis] - edge) * side >= 0 for point in (here, there))
            kept += [here] if is_in else []
            kept += [_crossing(here, there, axis, edge)] if is_in != stays else []
        points = kept
    return points


def _crossing(here: Point, there: Point, axis: int, edge: float) -> Point:
    share = (edge - here[axis]) / (there[axis] - here[axis])
    return tuple(round(a + (b - a) * share) for a, b in zip(here, there, strict=True))


def middle(ring: Line, steps: int = 24) -> Point:
    """A point well inside: of a grid, the one farthest from the outline."""
    (left, right), (top, bottom) = [(min(values), max(values)) for values in zip(*ring, strict=True)]
    grid = [
        (left + (right - left) * (column + 0.5) / steps, top + (bottom - top) * (row + 0.5) / steps)
        for column in range(steps)
        for row in range(steps)
    ]
    return max(grid, key=lambda point: holds(ring, point) * _distance(ring, point))


def _distance(ring: Line, point: Point) -> float:
    return min(_distance_to_side(point, *side) for side in _sides(ring))


def _distance_to_side(point: Point, here: Point, there: Point) -> float:
    (x, y), (a_x, a_y), (b_x, b_y) = point, here, there
    length = (b_x - a_x) ** 2 + (b_y - a_y) ** 2
    share = max(0, min(1, ((x - a_x) * (b_x - a_x) + (y - a_y) * (b_y - a_y)) / length)) if length else 0
    return math.hypot(x - a_x - share * (b_x - a_x), y - a_y - share * (b_y - a_y))
