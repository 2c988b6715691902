"""What every game shares: rounds with a target to reach, levels, calm mode, best rounds, advice.

A response is one round: its level, the seed that its tasks were drawn from, and what happened. The
kernel counts for itself from these events; the page's own count is for the eye only.
"""

from __future__ import annotations

import html
import random
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._game_options import GameOptions, read_rounds
from widgets._graded import grading
from widgets._options import Author
from widgets._round import Fields, Round, read_round

_ = Words("widgets")


@dataclass(frozen=True)
class Tally:
    """What a round comes to.

    Attributes
    ----------
    reached
        How many were managed.
    misses
        How many gestures missed.
    details
        What else was measured, for the game's own advice.
    """

    reached: int
    misses: int
    details: Any = None


class Game(Exercise):
    """A game with a target to reach.

    The rule is ``threshold`` of :mod:`declic.domain.rules`: the score is what was reached, out of
    the target, up to 1; correct is who reaches the target, at whichever level the author offers,
    with or without a clock. A miss takes nothing away.

    A subclass gives :attr:`kind`, :attr:`fields`, :meth:`level_names`, :meth:`tally`,
    :meth:`managed`, :meth:`missed`, :meth:`advise`, :meth:`keyboard_words` and
    :meth:`_default_instruction`; its constructor calls :meth:`_begin_game`, then :meth:`_finish`.
    """

    fields: ClassVar[Fields]
    """The game's events, see :data:`widgets._round.Fields`."""

    usual_target: ClassVar[int] = 10
    usual_seconds: ClassVar[int] = 60

    def _begin_game(self, prompt: object, options: GameOptions, *own: str) -> Author:
        """Read the prompt and the options of every game; *own* are the kind's own options' names.

        Raises
        ------
        AuthorError
            For the first mistake.
        """
        author = self._begin(prompt, options, *GameOptions.__annotations__, *own)
        known = tuple(range(1, len(self.level_names()) + 1))
        self.rounds = read_rounds(author, options, known, self.usual_target, self.usual_seconds)
        return author

    def _finish(self, author: Author) -> None:
        super()._finish(author)
        if not grading():
            self.tell_progress()

    def tell_progress(self) -> None:
        """Bring ``progress`` up to date; a game adds ``best``, the best rounds, to it.

        Each is ``{level, calm, n}``: the most that was reached with a clock; in calm mode, where
        everybody gets there, the fewest misses of those who got there. None is told as long as
        feedback is held back.
        """
        progress = self._conversation.progress()
        self.progress = progress | {"best": [] if progress.get("held") else self._best()}

    def read(self, response: Any) -> Round:
        return read_round(response, self.rounds.levels, self.fields).until(self.rounds.seconds)

    def assess(self, said: Round) -> Verdict:
        tally = self.tally(said)
        score = rules.threshold(tally.reached, self.rounds.target)
        usual = _("You have reached the target.") if score.correct else self._short_of(tally)
        level = "right" if score.correct else "nearly" if tally.reached else "wrong"
        first = self.options.says.get(level, usual)
        advice = [first, *self.advise(said, tally), self._what_next(said, tally)]
        counted = {
            "level": said.level,
            "calm": said.calm,
            "reached": tally.reached,
            "misses": tally.misses,
        }
        details: dict[str, Any] = {"right": [], "wrong": [], "game": counted}
        feedback = "\n\n".join(text for text in advice if text)
        return Verdict(score.score, score.correct, feedback, details)

    def in_words(self, said: Round) -> list[str]:
        tally = self.tally(said)
        mode = _("calm mode") if said.calm else _("{n} seconds").format(n=self.rounds.seconds)
        lines = [
            self._level_line(said.level) + f" ({mode})",
            self.managed(tally.reached) + " " + _("(target: {n})").format(n=self.rounds.target),
        ]
        if tally.misses:
            lines.append(self.missed(tally.misses))
        if said.used("keyboard") * 2 > len(said.events):
            lines.append(_("with the keyboard"))
        return lines

    def key_html(self) -> str:
        goal = _("Target: {n}").format(n=self.rounds.target)
        return f"<p>{html.escape(goal)}</p>"

    @abstractmethod
    def level_names(self) -> Sequence[str]:
        """Return what distinguishes each level, from the first, in a few words."""

    @abstractmethod
    def tally(self, said: Round) -> Tally:
        """Count a round from its events."""

    @abstractmethod
    def managed(self, n: int) -> str:
        """Return in words how many were managed: ``3 targets hit``."""

    @abstractmethod
    def missed(self, n: int) -> str:
        """Return in words how many gestures missed: ``2 clicks beside``."""

    @abstractmethod
    def advise(self, said: Round, tally: Tally) -> list[str]:
        """Return what would help, a sentence or two each, in Markdown; nothing if all is well."""

    @abstractmethod
    def keyboard_words(self) -> str:
        """Return how the game is played with the keyboard."""

    def _level_content(self, level: int) -> Mapping[str, Any]:
        """Return what the page needs to show a level; plain JSON."""
        return {}

    def _game_content(self) -> Mapping[str, Any]:
        """Return what else the page needs to show the game; plain JSON."""
        return {}

    def _content(self, lot: random.Random) -> dict[str, Any]:
        names = self.level_names()
        levels = [
            {"level": n, "name": names[n - 1], **self._level_content(n)} for n in self.rounds.levels
        ]
        return {
            "levels": levels,
            "level": self.rounds.level,
            "target": self.rounds.target,
            "seconds": self.rounds.seconds,
            "calm": self.rounds.calm,
            "show_time": self.rounds.show_time,
            "keyboard": self.keyboard_words() + " " + _("It counts the same."),
            **self._game_content(),
        }

    def _short_of(self, tally: Tally) -> str:
        if not tally.reached:
            return _("The game is there to be tried. Take your time, then play again.")
        return _("{managed}, out of {target}. You are on the way.").format(
            managed=self.managed(tally.reached), target=self.rounds.target
        )

    def _what_next(self, said: Round, tally: Tally) -> str:
        """Return which round would come next.

        After the target: the next level, or the clock after the last one. Under half of it: the
        level below, or no clock.
        """
        higher = [level for level in self.rounds.levels if level > said.level]
        lower = [level for level in self.rounds.levels if level < said.level]
        if tally.reached >= self.rounds.target:
            if higher:
                return _("Next: {level}.").format(level=self._level_line(higher[0]))
            return _("Next: with the clock, if you like.") if said.calm else ""
        if not said.calm:
            return _("Calm mode takes the clock away.")
        if lower and tally.reached * 2 < self.rounds.target:
            return _("This one is easier: {level}.").format(level=self._level_line(lower[-1]))
        return ""

    def _level_line(self, level: int) -> str:
        return _("level {n}, {name}").format(n=level, name=self.level_names()[level - 1])

    def _best(self) -> list[dict[str, Any]]:
        best: dict[tuple[int, bool], int] = {}
        for recorded in self._conversation.attempts:
            counted = recorded.attempt.verdict.details.get("game")
            if not isinstance(counted, Mapping):  # recorded when this id was another exercise's
                continue
            key = (counted["level"], counted["calm"])
            if not counted["calm"]:
                best[key] = max(best.get(key, 0), counted["reached"])
            elif recorded.attempt.verdict.correct:
                best[key] = min(best.get(key, counted["misses"]), counted["misses"])
        return [{"level": level, "calm": calm, "n": n} for (level, calm), n in best.items()]

    def _picture_body(self, said: Round | None, verdict: Verdict | None) -> str:
        if said is None or verdict is None:
            rows = [_("Target: {n}").format(n=self.rounds.target)]
            rows += [self._level_line(level) for level in self.rounds.levels]
            return _picture.rows([(html.escape(row), False, None) for row in rows])
        lines = _picture.rows([(html.escape(line), False, None) for line in self.in_words(said)])
        return f"<p><strong>{_('Answer given')}</strong></p>{lines}"

    def _own_words(self) -> dict[str, str]:
        return {
            "retry": _("Play again"),
            "first": _("Play a round first."),
            "start": _("Start"),
            "pause": _("Pause"),
            "paused": _("The game waits for you."),
            "resume": _("Go on playing"),
            "stop": _("Stop here"),
            "level": _("Level {n}"),
            "levels": _("Choose a level"),
            "calm": _("Calm mode, without a clock"),
            "score": _("Score"),
            "target": _("Target"),
            "time": _("Seconds left"),
            "so_far": _("{n} out of {target}"),
            "best_timed": _("Your best: {n}"),
            "best_calm": _("Your best, in calm mode: {n} missed"),
            "new_best": _("It is your best so far."),
        }
