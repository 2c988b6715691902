"""``DoubleClick``: folders to open by double click; the time between the clicks is measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, ClassVar, Unpack

from declic.i18n import Words, language
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._pointing import SPOT, aiming_words, within
from widgets._round import FASTEST_MS, Fields, Round, places

_ = Words("widgets")

SIZES = (120, 96, 72)
"""Size of the folders from level to level, CSS pixels."""
GAPS_MS = (1000, 700, 500)
"""Milliseconds that may lie between the two clicks, from level to level. 500 is what Windows waits
for a second click as it comes (``GetDoubleClickTime``, Win32)."""
BOUNCE_MS = 30
"""Milliseconds under which a second press is the button's, not the hand's: it is not counted."""
TRIED_MS = 2_500
"""Milliseconds up to which two clicks were meant as one double click."""


@dataclass
class Pairs:
    """How a round's double clicks were: milliseconds between the clicks of those that opened.

    ``slow`` are those of pairs that were too slow; ``slipped`` is how many second clicks left the
    folder; ``bounced`` how many presses the button itself doubled.
    """

    opened: list[int] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)
    slipped: int = 0
    bounced: int = 0


class DoubleClick(Game):
    """Folders to open by double click, one after the other, each elsewhere.

    Two presses on the folder within the level's time open it (:data:`GAPS_MS`); a folder opens at
    the earliest 100 ms after it came (:data:`widgets._round.FASTEST_MS`). With the keyboard the
    arrows move a sight and Enter opens, as on every computer.

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
    A response is a round (:mod:`widgets._round`) of events ``press`` and, with the keyboard,
    ``open``, with the fields ``x``, ``y``, ``w`` and ``h``.
    """

    kind = "double_click"
    fields: ClassVar[Fields] = {"press": SPOT, "open": SPOT}

    def __init__(self, prompt: str = "", **options: Unpack[GameOptions]) -> None:
        self._finish(self._begin_game(prompt, options))

    def level_names(self) -> Sequence[str]:
        return (
            _("take your time: one second"),
            _("a little quicker: 0.7 second"),
            _("as on most computers: 0.5 second"),
        )

    def tally(self, said: Round) -> Tally:
        size, most = SIZES[said.level - 1], GAPS_MS[said.level - 1]
        way = places(said.seed)
        place = next(way)
        reached = misses = came = 0
        first: int | None = None
        pairs = Pairs()
        for event in said.events:
            if event.at - came < FASTEST_MS:
                continue
            gap = None if first is None else event.at - first
            if not within(event, place, size):
                misses += 1
                pairs.slipped += gap is not None and gap <= most
                first = None
            elif event.what == "press" and gap is not None and gap < BOUNCE_MS:
                pairs.bounced += 1
            elif event.what == "open" or (gap is not None and gap <= most):
                if event.what == "press" and gap is not None:
                    pairs.opened.append(gap)
                reached, came, first, place = reached + 1, event.at, None, next(way)
            else:
                if gap is not None and gap <= TRIED_MS:
                    pairs.slow.append(gap)
                    misses += 1
                first = event.at
        return Tally(reached, misses, pairs)

    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what the pairs of clicks say.

        The usual time between the clicks is told where there was one. Two pairs that were too slow,
        and one for 3 folders, lead to the computer's own setting; two second clicks that slipped
        off, to the hand; three presses that the button doubled, to the mouse.
        """
        pairs: Pairs = tally.details
        advice = []
        if pairs.opened:
            usual = _("Between your two clicks: {n} second. Computers wait for 0.5 as a rule.")
            advice.append(usual.format(n=_seconds(median(pairs.opened))))
        if len(pairs.slow) >= max(2, tally.reached / 3):
            slower = _("Your second click comes late? The computer can wait longer for it.")
            advice.append(slower + " " + self._where(said.device))
        if pairs.slipped >= 2:
            still = _("The mouse moves between the clicks. Lay down your palm: one finger moves.")
            advice.append(still)
        if pairs.bounced >= 3:
            advice.append(_("This mouse counts one click as two. It may be worn: try another."))
        return advice

    def managed(self, n: int) -> str:
        return _.n("{n} folder opened", "{n} folders opened", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} double click missed", "{n} double clicks missed", n).format(n=n)

    def keyboard_words(self) -> str:
        return _("With the keyboard: move the sight with the arrows; Enter opens the folder.")

    def _where(self, device: str) -> str:
        if device in ("android", "ipad"):
            return _("On a tablet or a telephone, one touch is enough nearly everywhere.")
        return where("double click speed", device)

    def _default_instruction(self) -> str:
        return _("Point at the folder and click twice, quickly, without moving.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        return {"size": SIZES[level - 1], "gap": GAPS_MS[level - 1]}

    def _own_words(self) -> dict[str, str]:
        own = {
            "beside": _("Beside. Point at the folder."),
            "once": _("One click: the folder is chosen. Click a second time to open it."),
            "slow": _("{n} second between your clicks: a little quicker."),
        }
        return super()._own_words() | aiming_words() | own


def _seconds(milliseconds: float) -> str:
    text = f"{milliseconds / 1000:.2f}"
    return text.replace(".", ",") if language() == "fr" else text
