"""The zones of a picture: rectangles, circles and polygons, in per cent of its width and height."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from declic.i18n import Words
from widgets._options import Author

_ = Words("widgets")

EXAMPLE = 'zones={"croix": {"rect": (90, 2, 8, 10)}}'
SHAPES = {
    "rect": '{"rect": (90, 2, 8, 10)}',
    "circle": '{"circle": (50, 50, 5)}',
    "polygon": '{"polygon": [(10, 10), (30, 10), (20, 30)]}',
}
Corner = tuple[float, float]


@dataclass(frozen=True)
class Zone:
    """A zone.

    Attributes
    ----------
    name
        As the adviser reads it.
    label
        What is there, in words that don't say what it is called; for the list of places. May be
        empty.
    corners
        Of a rectangle or polygon, per cent; the centre alone of a circle.
    radius
        Of a circle, per cent of the picture's width; 0 otherwise.
    """

    name: str
    label: str
    corners: tuple[Corner, ...]
    radius: float = 0.0

    def distance(self, x: float, y: float, ratio: float) -> float:
        """Return how far from the zone a point is, per cent of the picture's width.

        Parameters
        ----------
        x, y
            The point, per cent.
        ratio
            Height of the picture divided by its width.
        """
        corners = [(left, top * ratio) for left, top in self.corners]
        point = (x, y * ratio)
        if self.radius:
            return max(0.0, math.dist(point, corners[0]) - self.radius)
        sides = list(pairwise([*corners, corners[0]]))
        if _inside(point, sides):
            return 0.0
        return min(_to_side(point, *side) for side in sides)


def read_zones(author: Author, zones: object) -> dict[str, Zone]:
    """Return the zones that an author wrote, by name.

    Raises
    ------
    AuthorError
        If one has no shape that can be drawn on the picture, or some have a label and others none.
    """
    if zones is None:
        raise author.missing("zones", _("Write {example}.").format(example=EXAMPLE))
    if not isinstance(zones, Mapping) or not zones:
        raise author.refuse("zones", zones, _("Write {example}.").format(example=EXAMPLE))
    read = {author.text("zones", name): _zone(author, name, zone) for name, zone in zones.items()}
    without = [zone.name for zone in read.values() if not zone.label]
    if without and len(without) < len(read):
        raise author.missing(
            f"zones[{without[0]!r}]['label']",
            _("Give each zone a label or none: a list of some of them would say too much."),
        )
    return read


def _zone(author: Author, name: str, zone: object) -> Zone:
    option = f"zones[{name!r}]"
    if not isinstance(zone, Mapping):
        raise author.refuse(option, zone, _("Write {example}.").format(example=SHAPES["rect"]))
    author.known(zone, [*SHAPES, "label"])
    label = author.text(f"{option}['label']", zone["label"]) if "label" in zone else ""
    shapes = [shape for shape in SHAPES if shape in zone]
    if len(shapes) != 1:
        raise author.refuse(
            option, dict(zone), _("Write {example}.").format(example=" / ".join(SHAPES.values()))
        )
    (shape,) = shapes
    try:
        corners, radius = _read_shape(shape, zone[shape])
    except (TypeError, ValueError):
        raise author.refuse(
            f"{option}[{shape!r}]",
            zone[shape],
            _("Write numbers from 0 to 100, in per cent of the picture: {example}.").format(
                example=SHAPES[shape]
            ),
        ) from None
    return Zone(name, label, corners, radius)


def _read_shape(shape: str, numbers: Sequence[object]) -> tuple[tuple[Corner, ...], float]:
    """Return the corners and the radius of a shape.

    Raises
    ------
    TypeError, ValueError
        If these are not the numbers of one.
    """
    if shape == "polygon":
        corners = tuple((percent(x), percent(y)) for x, y in numbers)  # type: ignore[misc, has-type]
        if len(corners) < 3:
            raise ValueError("a polygon has three corners at least")
        return corners, 0.0
    if shape == "circle":
        x, y, radius = map(percent, numbers)
        if radius == 0:
            raise ValueError("a circle has a radius")
        return ((x, y),), radius
    left, top, width, height = map(percent, numbers)
    if not (width and height):
        raise ValueError("a rectangle has a width and a height")
    right, bottom = percent(left + width), percent(top + height)
    return ((left, top), (right, top), (right, bottom), (left, bottom)), 0.0


def percent(value: object) -> float:
    """Return a number from 0 to 100.

    Raises
    ------
    ValueError
        If it is none.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(value)
    if not 0 <= value <= 100:  # NaN is not
        raise ValueError(value)
    return float(value)


def _inside(point: Corner, sides: Sequence[tuple[Corner, Corner]]) -> bool:
    """Return whether a ray to the right crosses an odd number of sides."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in sides:
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1


def _to_side(point: Corner, start: Corner, end: Corner) -> float:
    """Return the distance from a point to a line between two corners."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(point, (x1 + along * (x2 - x1), y1 + along * (y2 - y1)))
