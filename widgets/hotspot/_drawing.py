"""The picture with marks and zones drawn on it, for formgrader, feedback, paper and the key."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from widgets.hotspot._zones import Zone

RADIUS = 2.2
"""Of a mark, per cent of the picture's width."""


def drawing(
    source: str,
    alt: str,
    size: tuple[int, int],
    zones: Iterable[Zone] = (),
    marks: Sequence[tuple[float, float, str]] = (),
) -> str:
    """Return a picture as HTML, with the outlines of zones, and marks with a sign in them.

    Parameters
    ----------
    source
        Address of the picture.
    size
        Width and height, pixels.
    marks
        Place in per cent, and the sign.
    """
    width, height = 100.0, 100.0 * size[1] / size[0]
    ratio = height / 100
    shapes = "".join(_outline(zone, ratio) for zone in zones)
    dots = "".join(_mark(x, y * ratio, sign) for x, y, sign in marks)
    return (
        f'<svg viewBox="0 0 {width:g} {height:.3f}" role="img" aria-label="{html.escape(alt)}"'
        ' style="display:block;width:100%;max-width:40em;height:auto;margin:.5em 0;'
        f'border:1px solid #52606d"><image href="{html.escape(source)}" width="{width:g}"'
        f' height="{height:.3f}"/>{shapes}{dots}</svg>'
    )


def _outline(zone: Zone, ratio: float) -> str:
    style = 'fill="none" stroke="#0b5563" stroke-width=".6" stroke-dasharray="1.5 .8"'
    corners = [(x, y * ratio) for x, y in zone.corners]
    if zone.radius:
        (x, y) = corners[0]
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{zone.radius:.2f}" {style}/>'
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)
    return f'<polygon points="{points}" {style}/>'


def _mark(x: float, y: float, sign: str) -> str:
    return (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{RADIUS}" fill="#fff" stroke="#c2410c"'
        f' stroke-width=".6"/><text x="{x:.2f}" y="{y + 1:.2f}" font-size="3"'
        f' text-anchor="middle" fill="#1f2933">{html.escape(sign)}</text>'
    )
