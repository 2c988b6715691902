"""``Hotspot``: one place, or several, to find on a picture or on a drawn screen."""

from __future__ import annotations

import html
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._keys import opaque
from widgets._options import Author, Options
from widgets._response import field, unreadable
from widgets._text import rich_line
from widgets.hotspot._background import read_background
from widgets.hotspot._drawing import drawing
from widgets.hotspot._zones import Zone, percent

_ = Words("widgets")

MOST_TOLERANCE = 20


@dataclass(frozen=True)
class Mark:
    """A place that was marked: a point, per cent, or the name of a zone out of the list."""

    x: float = 0.0
    y: float = 0.0
    zone: str = ""


class Hotspot(Exercise):
    """One place, or several, to find on a picture or on a drawn screen.

    As many places can be marked as there are to find. Each place that was found counts ``1 /
    number of places to find``, each mark elsewhere takes as much away, never below 0 (rule
    ``marked``).

    Who does not see the picture, or does not move a pointer with ease, moves a cursor with the
    arrow keys, or chooses out of a list of places, where the zones have labels.

    Parameters
    ----------
    prompt
        What to find, in Markdown.
    answer
        Name of the zone to find, or a list of names.
    screen
        A drawn screen with its zones: ``"browser"`` or ``"desktop"``.
    picture, alt
        Or a picture beside the notebook (PNG, JPEG, GIF, WebP, SVG; 2 MB at most), and what it
        shows, for who does not see it.
    zones
        The picture's zones, by name, in per cent of its width and height: ``{"rect": (left, top,
        width, height)}``, ``{"circle": (x, y, radius)}`` with a radius in per cent of the width, or
        ``{"polygon": [(x, y), …]}``; with a ``label``, what is there in words, for the list.
    feedback
        What is said of a zone that was marked: ``{name: what to say}``.
    tolerance
        How far from a zone a mark still counts, per cent of the picture's width, 0 to 20.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"marks": [{"x": 12.5, "y": 40}, {"place": <key>}]}``: points in per cent, or
    places out of the list. A key is a digest of the zone's name; the page is not sent the zones.
    """

    kind = "hotspot"

    def __init__(
        self,
        prompt: str = "",
        answer: str | Sequence[str] | None = None,
        screen: str | None = None,
        picture: str | None = None,
        alt: str | None = None,
        zones: Mapping[str, Mapping[str, Any]] | None = None,
        feedback: Mapping[str, str] | None = None,
        tolerance: float = 2,
        **options: Unpack[Options],
    ) -> None:
        own = ("answer", "screen", "picture", "alt", "zones", "feedback", "tolerance")
        author = self._begin(prompt, options, *own)
        self._background = read_background(author, screen, picture, alt, zones)
        self._zones = self._background.zones
        self._right = self._read_answer(author, answer)
        author.known(feedback or {}, list(self._zones), _("zone"))
        self._feedback = {
            name: author.text(f"feedback[{name!r}]", text)
            for name, text in (feedback or {}).items()
        }
        self._tolerance = _tolerance(author, tolerance)
        self._places = {
            opaque(self.id, name): name for name, zone in self._zones.items() if zone.label
        }
        self._finish(author)

    def read(self, response: Any) -> tuple[Mark, ...]:
        marks = field(response, "marks")
        if not isinstance(marks, list) or not 1 <= len(marks) <= len(self._right):
            raise unreadable()
        return tuple(map(self._read_mark, marks))

    def in_words(self, said: tuple[Mark, ...]) -> list[str]:
        return [self._in_words(mark) for mark in said]

    def assess(self, said: tuple[Mark, ...]) -> Verdict:
        met = [self._met(mark) for mark in said]
        firsts = [i for i, name in enumerate(met) if not name or met.index(name) == i]
        keys = {i: met[i] or f"\0{i}" for i in firsts}
        result = rules.marked(tuple(keys.values()), self._right)
        notes = [
            {"key": str(i), "text": self._feedback[name]}
            for i, name in keys.items()
            if name in self._feedback
        ]
        details = {
            "right": [str(i) for i, name in keys.items() if name in result.right],
            "wrong": [str(i) for i, name in keys.items() if name in result.wrong],
            "notes": notes,
        }
        return self._verdict(result.score, result.correct, self._default(result), "", details)

    def key_html(self) -> str:
        names = [
            f"<strong>{html.escape(zone.name)}</strong>"
            + (f" — {html.escape(zone.label)}" if zone.label else "")
            for name, zone in self._zones.items()
            if name in self._right
        ]
        asked = [self._zones[name] for name in self._right]
        return self._drawing(asked) + _picture.rows([(name, False, None) for name in names])

    def _met(self, mark: Mark) -> str:
        """Return the name of the zone that was met, one to find if there are several; or ""."""
        if mark.zone:
            return mark.zone
        ratio = self._background.ratio
        far = {name: zone.distance(mark.x, mark.y, ratio) for name, zone in self._zones.items()}
        near = [name for name in far if far[name] <= self._tolerance]
        return min(near, key=lambda name: (name not in self._right, far[name]), default="")

    def _in_words(self, mark: Mark) -> str:
        name = self._met(mark)
        if name:
            return self._zones[name].name
        return _("elsewhere ({x} %, {y} %)").format(x=round(mark.x), y=round(mark.y))

    def _default(self, result: rules.Score[str]) -> str:
        if result.correct:
            return ""
        if not result.right:
            return _("It is elsewhere. Look at the whole picture again, slowly.")
        left = len(self._right) - len(result.right)
        return _.n(
            "{n} place is still to be found.", "{n} places are still to be found.", left
        ).format(n=left)

    def _content(self, lot: random.Random) -> dict[str, Any]:
        places = [
            {"key": key, "label": rich_line(self._zones[name].label)}
            for key, name in self._places.items()
        ]
        lot.shuffle(places)
        return {
            "src": self._background.address,
            "alt": self._background.alt,
            "width": self._background.size[0],
            "height": self._background.size[1],
            "drawn": self._background.file is None,
            "most": len(self._right),
            "places": places,
        }

    def _default_instruction(self) -> str:
        number = len(self._right)
        if number == 1:
            return _("Press on the right place, then check.")
        return _("Press on the {n} places to find, then check.").format(n=number)

    def _picture_body(self, said: tuple[Mark, ...] | None, verdict: Verdict | None) -> str:
        marks = said or ()
        points = [(m.x, m.y, str(i)) for i, m in enumerate(marks, 1) if not m.zone]
        picture = self._drawing((), points)
        if said is None or verdict is None:
            labels = [zone.label for zone in self._zones.values() if zone.label]
            return picture + _picture.rows(
                [(rich_line(label), False, None) for label in sorted(labels)]
            )
        rows = []
        for i, mark in enumerate(marks):
            right = str(i) in verdict.details["right"]
            rows.append((html.escape(self._in_words(mark)), True, right))
        return picture + _picture.rows(rows, "ol")

    def _drawing(
        self, zones: Iterable[Zone] = (), marks: Sequence[tuple[float, float, str]] = ()
    ) -> str:
        shown = self._background
        return drawing(shown.data_uri, shown.alt, shown.size, zones, marks)

    def _read_mark(self, mark: Any) -> Mark:
        if not isinstance(mark, Mapping):
            raise unreadable()
        if "place" in mark:
            place = mark["place"]
            if not isinstance(place, str) or place not in self._places:
                raise unreadable()
            return Mark(zone=self._places[place])
        try:
            return Mark(percent(mark.get("x")), percent(mark.get("y")))
        except ValueError:
            raise unreadable() from None

    def _read_answer(self, author: Author, answer: object) -> frozenset[str]:
        if answer is None:
            raise author.missing(
                "answer",
                _("Write {example}.").format(example=f'answer="{next(iter(self._zones))}"'),
            )
        names = author.texts("answer", [answer] if isinstance(answer, str) else answer, 1)
        author.known(names, list(self._zones), _("zone"))
        if len(names) == len(self._zones) and any(zone.label for zone in self._zones.values()):
            raise author.refuse(
                "answer",
                answer,
                _("Add a zone that is not to be found: else the list of places says it all."),
            )
        return frozenset(names)

    def _own_words(self) -> dict[str, str]:
        return {
            "first": _("Mark a place first."),
            "imitation": _("Imitation — nothing is sent"),
            "board": _("The picture. Move the cursor with the arrows, mark with Enter."),
            "enlarge": _("Enlarge the picture"),
            "reduce": _("Show the whole picture"),
            "list": _("Choose from a list"),
            "marked": _("Mark {n}: {place}"),
            "remove": _("Remove"),
            "remove_n": _("Remove mark {n}"),
            "full": _("All your marks are there. Remove one to mark another place."),
            "where": _("{row}, {column}"),
            "rows": "|".join((_("at the top"), _("in the middle"), _("at the bottom"))),
            "columns": "|".join((_("on the left"), _("in the centre"), _("on the right"))),
        }


def _tolerance(author: Author, value: object) -> float:
    good = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not good or not 0 <= value <= MOST_TOLERANCE:  # type: ignore[operator]
        raise author.refuse(
            "tolerance",
            value,
            _("Write a number from 0 to {most}, in per cent of the picture's width.").format(
                most=MOST_TOLERANCE
            ),
        )
    return float(value)  # type: ignore[arg-type]
