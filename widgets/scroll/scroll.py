"""``Scroll``: a line to find far down in a box, and to click on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._round import FASTEST_MS, Fields, Lot, Round

_ = Words("widgets")

ROWS = (30, 60, 120)
"""How many lines there are from level to level."""
LEAST_WAY = 10
"""Lines between one that was asked for and the next."""
TURNS = 3
"""Times that the way is turned round for one line, from which it seems to run too fast."""


class Scroll(Game):
    """A line to find far down in a box, with wheel, bar, keys or finger, and to click on.

    The lines are drawn from the round's seed. A line counts if it is the one that is asked for, at
    least 100 ms after it was (:data:`widgets._round.FASTEST_MS`).

    Parameters
    ----------
    prompt
        What it is about, in Markdown.
    options
        Those of every game, see :class:`widgets._game_options.GameOptions`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is a round (:mod:`widgets._round`) of events ``pick``, with the line's place from 0,
    ``row``, and how often the way was turned round before, ``turns``.
    """

    kind = "scroll"
    fields: ClassVar[Fields] = {"pick": {"row": (0, max(ROWS) - 1), "turns": (0, 999)}}
    usual_target = 5
    usual_seconds = 90

    def __init__(self, prompt: str = "", **options: Unpack[GameOptions]) -> None:
        self._finish(self._begin_game(prompt, options))

    def level_names(self) -> Sequence[str]:
        return [_("{n} lines").format(n=rows) for rows in ROWS]

    def tally(self, said: Round) -> Tally:
        rows = _rows(said)
        due = next(rows)
        reached = misses = turns = came = 0
        for event in said.events:
            if event.at - came < FASTEST_MS:
                continue
            if event.data["row"] == due:
                reached, came, due = reached + 1, event.at, next(rows)
                turns += event.data["turns"]
            else:
                misses += 1
        return Tally(reached, misses, turns)

    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what the turns say: 3 a line lead to the speed; 3 other lines to looking first."""
        advice = []
        if tally.reached and tally.details / tally.reached >= TURNS:
            slower = _("The lines run away? Turn the wheel notch by notch, or scroll more slowly.")
            advice.append(slower + " " + where("scroll speed", said.device))
        if tally.misses >= 3:
            advice.append(_("Let the lines stand still, read the number, then click."))
        return advice

    def managed(self, n: int) -> str:
        return _.n("{n} line found", "{n} lines found", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} other line", "{n} other lines", n).format(n=n)

    def keyboard_words(self) -> str:
        return _(
            "With the keyboard: the arrows or Page Down until the line can be seen, then Enter."
            " With a finger: slide the lines upwards."
        )

    def _default_instruction(self) -> str:
        return _("Point into the box, turn the wheel, and click on the line that is asked for.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        return {"rows": ROWS[level - 1]}

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "line": _("Line {n}"),
            "task": _("Find: {line}"),
            "box": _("Box with lines."),
            "other": _("That was: {line}."),
            "not_seen": _("The line can't be seen yet. Go on scrolling."),
        }


def _rows(said: Round) -> Iterator[int]:
    """Return the place of one line after the other, each away from the one before."""
    lot = Lot(said.seed)
    before = 0
    while True:
        row = lot.below(ROWS[said.level - 1])
        if abs(row - before) >= LEAST_WAY:
            yield row
            before = row
