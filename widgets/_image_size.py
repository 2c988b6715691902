"""Width and height of a picture, read from the first bytes of its file."""

from __future__ import annotations

import re
import struct

_SIZED_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Segments of a JPEG that tell its size (ITU T.81, table B.1)."""
_SVG = re.compile(rb"<svg\b[^>]*>", re.S)
_VIEW_BOX = re.compile(rb"""\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
_SIDE = rb"""\b%s=["']\s*([\d.]+)(?:px)?["']"""


def image_size(body: bytes) -> tuple[int, int] | None:
    """Return the width and height of a picture, pixels; None where they can't be read.

    PNG, JPEG, GIF, WebP and SVG are understood.
    """
    try:
        size = _size(body)
    except (struct.error, IndexError, ValueError):
        return None
    return size if size and min(size) > 0 else None


def _size(body: bytes) -> tuple[int, int] | None:
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return _pair(">II", body, 16)
    if body[:6] in (b"GIF87a", b"GIF89a"):
        return _pair("<HH", body, 6)
    if body.startswith(b"\xff\xd8"):
        return _jpeg(body)
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return _webp(body)
    return _svg(body)


def _jpeg(body: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(body):
        marker = body[place + 1]
        if marker in _SIZED_FRAMES:
            height, width = _pair(">HH", body, place + 5)
            return width, height
        place += 2 + struct.unpack_from(">H", body, place + 2)[0]
    return None


def _webp(body: bytes) -> tuple[int, int] | None:
    form = body[12:16]
    if form == b"VP8X":
        return _three(body, 24) + 1, _three(body, 27) + 1
    if form == b"VP8L":
        bits = struct.unpack_from("<I", body, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = _pair("<HH", body, 26)
    return width & 0x3FFF, height & 0x3FFF


def _svg(body: bytes) -> tuple[int, int] | None:
    found = _SVG.search(body[:10_000])
    if not found:
        return None
    box = _VIEW_BOX.search(found[0])
    if box:
        return round(float(box[1])), round(float(box[2]))
    width, height = (re.search(_SIDE % side, found[0]) for side in (b"width", b"height"))
    return (round(float(width[1])), round(float(height[1]))) if width and height else None


def _pair(form: str, body: bytes, place: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, body, place)
    return int(first), int(second)


def _three(body: bytes, place: int) -> int:
    return int.from_bytes(body[place : place + 3], "little")
