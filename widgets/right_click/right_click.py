"""``RightClick``: files whose menu opens by right click; an entry of it is to be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Unpack

from declic.i18n import Words
from widgets._devices import where
from widgets._game import Game, Tally
from widgets._game_options import GameOptions
from widgets._round import FASTEST_MS, Fields, Lot, Round

_ = Words("widgets")

FILES = (1, 2, 4)
"""How many files there are from level to level."""
ITEMS = (3, 4, 5)
"""How many entries their menu has."""
SIZES = (120, 88, 56)
"""Height of the files, CSS pixels."""
PLACE = (0, 9)


@dataclass(frozen=True)
class Slips:
    """What went wrong in a round: left clicks, short touches, entries that were not asked for."""

    clicks: int
    touches: int
    others: int


class RightClick(Game):
    """Files whose menu opens by right click; a file and an entry of its menu are asked for.

    What is asked for is drawn from the round's seed. It counts if the menu of the right file was
    opened before, and the right entry is chosen, at least 100 ms after it was asked for
    (:data:`widgets._round.FASTEST_MS`). The menu opens by the right button, by a long touch, and
    with the keyboard by the menu key or Shift+F10.

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
    A response is a round (:mod:`widgets._round`) of events ``menu`` (``file``), ``pick`` (``file``
    and ``item``), each a place from 0, and ``click`` for the button that was not meant.
    """

    kind = "right_click"
    fields: ClassVar[Fields] = {
        "menu": {"file": PLACE},
        "pick": {"file": PLACE, "item": PLACE},
        "click": {},
    }
    usual_target = 5
    usual_seconds = 90

    def __init__(self, prompt: str = "", **options: Unpack[GameOptions]) -> None:
        self._finish(self._begin_game(prompt, options))

    def level_names(self) -> Sequence[str]:
        return (
            _("one large file, a short menu"),
            _("two files, a longer menu"),
            _("four small files, a long menu"),
        )

    def tally(self, said: Round) -> Tally:
        tasks = _tasks(said)
        task = next(tasks)
        reached = clicks = touches = others = came = 0
        opened: int | None = None
        for event in said.events:
            match event.what:
                case "menu":
                    opened = event.data["file"]
                case "click":
                    clicks += event.by != "touch"
                    touches += event.by == "touch"
                case _pick if event.at - came >= FASTEST_MS:
                    file, item = event.data["file"], event.data["item"]
                    if opened == file and (file, item) == task:
                        reached, came, task = reached + 1, event.at, next(tasks)
                    else:
                        others += 1
                    opened = None
        return Tally(reached, clicks + touches + others, Slips(clicks, touches, others))

    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what the slips say: 3 of a kind lead to a sentence."""
        slips: Slips = tally.details
        advice = []
        if slips.clicks >= 3:
            advice.append(
                _(
                    "The menu comes with the button on the right, under the middle finger. On a"
                    " laptop's pad: press with two fingers."
                )
            )
        if slips.touches >= 3:
            longer = _("Leave the finger where it is, for a second, without sliding.")
            advice.append(longer + " " + where("touch and hold", said.device))
        if slips.others >= 3:
            advice.append(_("Read the line above first: which file, and which word of the menu?"))
        return advice

    def managed(self, n: int) -> str:
        return _.n("{n} entry chosen", "{n} entries chosen", n).format(n=n)

    def missed(self, n: int) -> str:
        return _.n("{n} click elsewhere", "{n} clicks elsewhere", n).format(n=n)

    def keyboard_words(self) -> str:
        return _(
            "With the keyboard: arrows to go from file to file, the menu key or Shift+F10 to open"
            " the menu, arrows and Enter to choose. With a finger: a long touch."
        )

    def _default_instruction(self) -> str:
        return _("Right-click on the file that is named, then choose the word in its menu.")

    def _level_content(self, level: int) -> Mapping[str, Any]:
        place = level - 1
        return {"files": FILES[place], "items": ITEMS[place], "size": SIZES[place]}

    def _game_content(self) -> Mapping[str, Any]:
        return {
            "files": [_("Holidays"), _("Invoice"), _("Recipe"), _("Letter")],
            "items": [_("Open"), _("Copy"), _("Rename"), _("Print"), _("Delete")],
        }

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | {
            "task": _("“{file}”: open its menu, choose “{item}”."),
            "left_button": _("That was the other button. Press the one on the right."),
            "other": _("“{file}”, “{item}”: look at what is asked for."),
        }


def _tasks(said: Round) -> Iterator[tuple[int, int]]:
    """Return one file and one entry after the other, never twice the same; places from 0."""
    lot = Lot(said.seed)
    before = None
    while True:
        task = lot.below(FILES[said.level - 1]), lot.below(ITEMS[said.level - 1])
        if task != before:
            yield task
        before = task
