"""A simple rubric for texts that a human judges: its points and its ready comments."""

from __future__ import annotations

from enum import Enum

from declic.i18n import Words

_ = Words("gradebook")


class Rubric(Enum):
    """How far a learner is; the value is the share of the points."""

    ACQUIRED = 1.0
    ON_THE_WAY = 0.5
    LOOK_AGAIN = 0.0

    def points(self, of: float) -> float:
        """Return the points out of *of*, rounded to hundredths."""
        return round(self.value * of, 2)

    @property
    def word(self) -> str:
        """Return what advisers call it."""
        return {
            Rubric.ACQUIRED: _("acquired"),
            Rubric.ON_THE_WAY: _("on the way"),
            Rubric.LOOK_AGAIN: _("to look at again"),
        }[self]


def ready_comments() -> dict[Rubric, list[str]]:
    """Return kind sentences that an adviser may take as they are, in the current language."""
    return {
        Rubric.ACQUIRED: [
            _("Well explained: you have understood the main thing."),
            _("Your example is a good one. Keep this habit."),
        ],
        Rubric.ON_THE_WAY: [
            _("You are on the right way. Add an example of your own."),
            _("The idea is there. Say also what you would do."),
        ],
        Rubric.LOOK_AGAIN: [
            _("Read the question once more, then tell it in your own words."),
            _("Let us look at it together next time."),
        ],
    }
