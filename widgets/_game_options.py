"""The options of every game, and their authors' mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from declic.i18n import Words
from widgets._options import Author, Options

_ = Words("widgets")

MOST_TARGET = 100
SHORTEST_SECONDS, LONGEST_SECONDS = 10, 600


class GameOptions(Options, total=False):
    """Options of every game, besides those of every exercise.

    Attributes
    ----------
    level
        The level that is proposed first. Default: the first of ``levels``.
    levels
        The levels that can be chosen, from 1. Default: all that the game has.
    target
        How many to reach, 1 to 100. Default: the game's.
    calm
        Whether it begins in calm mode, without a clock; a learner's own choice, once made, comes
        first. Default: ``True``.
    seconds
        How long a round with a clock lasts, 10 to 600 seconds. Default: the game's.
    show_time
        Whether the seconds that are left are shown. Default: ``True``.
    """

    level: int
    levels: Sequence[int]
    target: int
    calm: bool
    seconds: int
    show_time: bool


@dataclass(frozen=True)
class Rounds:
    """How a game's rounds are played, checked; see :class:`GameOptions`."""

    levels: tuple[int, ...]
    level: int
    target: int
    calm: bool
    seconds: int
    show_time: bool


def read_rounds(
    author: Author, options: GameOptions, known: tuple[int, ...], target: int, seconds: int
) -> Rounds:
    """Return the options of a game, checked.

    Parameters
    ----------
    known
        The levels that the game has.
    target, seconds
        The game's own, where the author says nothing.

    Raises
    ------
    AuthorError
        For the first mistake.
    """
    levels = _levels(author, options.get("levels"), known)
    level = options.get("level", levels[0])
    if not _whole(level) or level not in levels:
        remedy = _("It is not among the levels: {levels}.")
        raise author.refuse("level", level, remedy.format(levels=_listed(levels)))
    time = (SHORTEST_SECONDS, LONGEST_SECONDS)
    return Rounds(
        levels=levels,
        level=level,
        target=_number(author, "target", options.get("target", target), 1, MOST_TARGET),
        calm=_switch(author, "calm", options.get("calm", True)),
        seconds=_number(author, "seconds", options.get("seconds", seconds), *time),
        show_time=_switch(author, "show_time", options.get("show_time", True)),
    )


def _number(author: Author, option: str, value: object, least: int, most: int) -> int:
    if isinstance(value, int) and _whole(value) and least <= value <= most:
        return value
    remedy = _("Write a whole number from {least} to {most}.").format(least=least, most=most)
    raise author.refuse(option, value, remedy)


def _switch(author: Author, option: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    remedy = _("Write {option}=True or {option}=False.").format(option=option)
    raise author.refuse(option, value, remedy)


def _levels(author: Author, value: object, known: tuple[int, ...]) -> tuple[int, ...]:
    if value is None:
        return known
    given = tuple(value) if isinstance(value, (list, tuple, range)) else ()
    if not given or not all(_whole(level) and level in known for level in given):
        remedy = _("These levels exist: {levels}. Write a list of them, as [1, 2].")
        raise author.refuse("levels", value, remedy.format(levels=_listed(known)))
    return tuple(sorted(set(given)))


def _listed(levels: Sequence[int]) -> str:
    return ", ".join(map(str, levels))


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
