"""Drawn screens that come with the kit, so that authors need no picture: a browser, a desktop."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from declic.i18n import Words
from widgets.hotspot._zones import Zone

_ = Words("widgets")

WIDTH, HEIGHT = 960, 600
_INK, _SOFT, _LINE, _PAPER = "#1f2933", "#52606d", "#cbd2d9", "#f5f7fa"
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Screen:
    """A drawn screen.

    Attributes
    ----------
    alt
        What it shows, for who does not see it.
    svg
        960 × 600.
    """

    alt: str
    svg: str
    zones: dict[str, Zone]


def screens() -> dict[str, Screen]:
    """Return the screens by name, in the language of the process."""
    return {"browser": _browser(), "desktop": _desktop()}


def _browser() -> Screen:
    drawing = [
        f'<path fill="#d9e2ec" d="M0 0h{WIDTH}v112H0z"/>',
        f'<path fill="{_PAPER}" d="M24 56V22q0-12 12-12h226q12 0 12 12v34zM0 56h{WIDTH}v56H0z"/>',
        _text(48, 40, _("Town hall"), 20),
        _lines("M244 28l12 12m0-12-12 12M292 34h20m-10-10v20M920 24l18 18m0-18-18 18"),
        _lines("M50 82H26m10-10-10 10 10 10M80 82h24m-10-10 10 10-10 10"),
        _lines("M158 74a13 13 0 1 0 1 14m0-18v8h-8"),
        f'<rect x="180" y="62" width="640" height="40" rx="20" fill="#fff" stroke="{_SOFT}"/>',
        _lines("M204 80v-5a6 6 0 0 1 12 0v5m-15 0h18v13h-18z"),
        _text(236, 89, "mairie.example", 20),
        _lines("m858 68 4 10 11 1-8 7 3 11-10-6-10 6 3-11-8-7 11-1z"),
        f'<g fill="{_INK}"><circle cx="922" cy="72" r="3.5"/><circle cx="922" cy="82" r="3.5"/>'
        '<circle cx="922" cy="92" r="3.5"/></g>',
        f'<path fill="#fff" d="M0 112h{WIDTH}v488H0z"/>',
        _text(60, 186, _("My town hall"), 34, bold=True),
        f'<rect x="560" y="152" width="340" height="44" rx="8" fill="#fff" stroke="{_SOFT}"'
        ' stroke-width="2"/>',
        _lines("M584 172m-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0m16 7 9 9"),
        _bars(60, 240, (760, 820, 700, 780)),
        _text(60, 450, _("Opening hours"), 24, colour="#0b5563", underlined=True),
        _bars(60, 500, (640, 700)),
    ]
    alt = _("The drawing of a browser: a tab, buttons, a long field, and the page of a town hall.")
    return Screen(alt, _svg(drawing), _browser_zones())


def _desktop() -> Screen:
    window = "M240 102q0-10 10-10h602q10 0 10 10v368q0 10-10 10H250q-10 0-10-10z"
    drawing = [
        f'<path fill="#a9c9d0" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>',
        f'<path fill="#fff" stroke="{_SOFT}" stroke-width="2" d="{window}"/>',
        '<path fill="#d9e2ec" d="M241 138v-36q0-9 9-9h602q9 0 9 9v36z"/>',
        _text(262, 123, _("My letter"), 20),
        _lines("M714 114h20M770 104h20v20h-20zM826 104l20 20m0-20-20 20"),
        _bars(280, 190, (440, 500, 380, 470, 420, 300)),
        f'<path fill="{_PAPER}" d="M836 138h25v332h-25z"/><rect x="840" y="150" width="17"'
        f' height="110" rx="8" fill="{_SOFT}"/>',
        f'<g fill="#fff" stroke="{_INK}" stroke-width="3" stroke-linejoin="round">'
        '<path d="M66 56h50l-5 52H71zM60 56h62M80 56v-9h22v9M82 68l2 28M100 68l-2 28"/>'
        '<path fill="#f6d58a" d="M52 206h28l8 10h42v46H52z"/></g>',
        _text(91, 138, _("Bin"), 20, middle=True),
        _text(91, 290, "Photos", 20, middle=True),
        f'<path fill="#243b53" d="M0 540h{WIDTH}v60H0z"/>',
        '<g fill="#fff"><path d="M24 556h13v13H24zM40 556h13v13H40zM24 572h13v13H24zM40 572h13v13'
        'H40z"/></g><rect x="84" y="552" width="36" height="36" rx="6" fill="#f6d58a"/>'
        '<circle cx="162" cy="570" r="18" fill="#7cc7d4"/>',
        '<g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round">'
        '<path fill="#fff" d="M770 565h8l9-8v26l-9-8h-8z"/><path d="M793 563a9 9 0 0 1 0 14"/>'
        '<path d="M827 566q14-13 28 0M832 573q9-8 18 0M838 580q3-3 6 0"/></g>',
        _text(912, 577, "10:42", 20, colour="#fff", middle=True),
    ]
    alt = _("The drawing of a computer's screen: two icons, an open window, a strip at the bottom.")
    return Screen(alt, _svg(drawing), _desktop_zones())


def _browser_zones() -> dict[str, Zone]:
    return _zones(
        [
            ("tab", (24, 8, 250, 44), _("the tab"), _("At the top: “Town hall”, with a cross.")),
            ("new-tab", (280, 8, 44, 44), _("new tab"), _("At the top, a plus.")),
            (
                "close",
                (908, 8, 44, 44),
                _("closing"),
                _("In the corner at the top right, a cross."),
            ),
            ("back", (16, 60, 44, 44), _("going back"), _("At the left, an arrow to the left.")),
            (
                "reload",
                (124, 60, 44, 44),
                _("loading again"),
                _("At the left, an arrow in a circle."),
            ),
            (
                "address",
                (180, 60, 640, 44),
                _("the address bar"),
                _("In the middle, a long field: “mairie.example”."),
            ),
            ("favourite", (836, 60, 44, 44), _("adding a favourite"), _("At the right, a star.")),
            ("menu", (900, 60, 44, 44), _("the menu"), _("At the right, three dots.")),
            ("link", (60, 420, 260, 44), _("a link"), _("In the page, underlined words.")),
            ("search", (560, 150, 340, 48), _("the search field"), _("In the page, a magnifier.")),
        ]
    )


def _desktop_zones() -> dict[str, Zone]:
    return _zones(
        [
            ("bin", (36, 30, 110, 120), _("the bin"), _("At the top left, a bin.")),
            (
                "folder",
                (36, 180, 110, 120),
                _("a folder"),
                _("At the left, a yellow shape: “Photos”."),
            ),
            (
                "minimise",
                (700, 92, 48, 44),
                _("putting the window away"),
                _("At the top of the window, a line."),
            ),
            (
                "maximise",
                (756, 92, 48, 44),
                _("enlarging the window"),
                _("At the top of the window, a square."),
            ),
            (
                "close",
                (812, 92, 48, 44),
                _("closing the window"),
                _("At the top of the window, a cross."),
            ),
            (
                "scrollbar",
                (834, 140, 28, 330),
                _("the scroll bar"),
                _("At the window's right side."),
            ),
            (
                "taskbar",
                (0, 540, 740, 60),
                _("the taskbar"),
                _("At the very bottom, a dark strip."),
            ),
            ("sound", (760, 546, 50, 48), _("the sound"), _("At the bottom right, a loudspeaker.")),
            ("wifi", (816, 546, 50, 48), _("the Wi-Fi"), _("At the bottom right, three arcs.")),
            ("clock", (872, 546, 80, 48), _("the clock"), _("At the bottom right, 10:42.")),
        ]
    )


def _zones(rows: Sequence[tuple[str, Box, str, str]]) -> dict[str, Zone]:
    return {key: Zone(name, label, _corners(box)) for key, box, name, label in rows}


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    left, top = box[0] / WIDTH * 100, box[1] / HEIGHT * 100
    right, bottom = left + box[2] / WIDTH * 100, top + box[3] / HEIGHT * 100
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _svg(parts: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" font-family="Atkinson Hyperlegible,system-ui,sans-serif">'
        f"{''.join(parts)}</svg>"
    )


def _lines(path: str) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{_INK}" stroke-width="3" stroke-linecap="round"'
        ' stroke-linejoin="round"/>'
    )


def _bars(left: int, top: int, widths: tuple[int, ...]) -> str:
    """Draw lines of text that nobody has to read."""
    path = "".join(f"M{left} {top + row * 34}h{width}" for row, width in enumerate(widths))
    return f'<path d="{path}" stroke="{_LINE}" stroke-width="12" stroke-linecap="round"/>'


def _text(
    x: int,
    y: int,
    words: str,
    size: int,
    colour: str = _INK,
    *,
    bold: bool = False,
    underlined: bool = False,
    middle: bool = False,
) -> str:
    style = ' font-weight="700"' * bold + ' text-decoration="underline"' * underlined
    style += ' text-anchor="middle"' * middle
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}"{style}>'
        f"{html.escape(words)}</text>"
    )
