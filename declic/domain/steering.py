"""How the adviser steers a session while it goes on: what is open, in which order, who waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from declic.domain.exercise import Part


class Mode(StrEnum):
    """How the group goes on."""

    OWN_PACE = "own-pace"
    PART = "part"  # everybody on one part
    PAUSE = "pause"  # everybody looks up


@dataclass(frozen=True)
class Steering:
    """How a session is steered; the state of every page follows from it.

    Parts are named by their titles. A name that the workshop does not have says nothing.

    Attributes
    ----------
    order
        Parts in the order that was chosen; those it doesn't name follow as in the workshop.
    closed
        Parts that learners don't see yet, or no more.
    mode
        How the group goes on.
    part
        The part on which everybody is, in :attr:`Mode.PART`.
    words
        What pages say during a pause; empty for the usual sentence.
    until
        When the part or the pause is to end; None where nobody said.
    revealed
        Ids of the exercises whose answer everybody may see.
    projected
        Id of the exercise that the projector shows large; empty for none.
    solved
        Whether the projector shows its answer.
    approved
        Words of free answers that the projector may show, by exercise.
    """

    order: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    mode: Mode = Mode.OWN_PACE
    part: str = ""
    words: str = ""
    until: datetime | None = None
    revealed: tuple[str, ...] = ()
    projected: str = ""
    solved: bool = False
    approved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ordered(self, parts: Sequence[Part]) -> list[Part]:
        """Return a workshop's parts in the order that was chosen."""
        place = {title: number for number, title in enumerate(self.order)}
        return sorted(parts, key=lambda part: place.get(part.title, len(place)))

    def moved(self, parts: Sequence[Part], title: str, to: int) -> Steering:
        """Return the steering after a part went to a place in the order, from 0."""
        titles = [part.title for part in self.ordered(parts) if part.title != title]
        titles.insert(max(0, to), title)
        return replace(self, order=tuple(titles))

    def with_part(self, title: str, *, is_open: bool) -> Steering:
        """Return the steering after a part was opened or closed."""
        others = tuple(one for one in self.closed if one != title)
        return replace(self, closed=others if is_open else (*others, title))

    def at_own_pace(self) -> Steering:
        """Return the steering after everybody was let go on."""
        return replace(self, mode=Mode.OWN_PACE, part="", words="", until=None)

    def on_part(self, title: str, until: datetime | None = None) -> Steering:
        """Return the steering after everybody was brought to a part, which is open then."""
        opened = self.with_part(title, is_open=True)
        return replace(opened, mode=Mode.PART, part=title, words="", until=until)

    def paused(self, words: str = "", until: datetime | None = None) -> Steering:
        """Return the steering after everybody was asked to look up."""
        return replace(self, mode=Mode.PAUSE, part="", words=words, until=until)

    def to_json(self) -> dict[str, Any]:
        """Return a plain JSON object."""
        return {
            "order": list(self.order),
            "closed": list(self.closed),
            "mode": self.mode.value,
            "part": self.part,
            "words": self.words,
            "until": None if self.until is None else self.until.isoformat(),
            "revealed": list(self.revealed),
            "projected": self.projected,
            "solved": self.solved,
            "approved": {name: list(words) for name, words in self.approved.items()},
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Steering:
        """Read what :meth:`to_json` wrote; what is missing is as at the beginning."""
        until = record.get("until")
        return cls(
            order=tuple(record.get("order", ())),
            closed=tuple(record.get("closed", ())),
            mode=Mode(record.get("mode", Mode.OWN_PACE)),
            part=record.get("part", ""),
            words=record.get("words", ""),
            until=None if until is None else datetime.fromisoformat(until),
            revealed=tuple(record.get("revealed", ())),
            projected=record.get("projected", ""),
            solved=record.get("solved", False),
            approved={name: tuple(said) for name, said in record.get("approved", {}).items()},
        )
