"""What is asked in an imitation and what is risky there, and the judge of a learner's path.

An author writes goals and risks as short sentences: a verb, what it is done to, and after ``=``
what is typed or chosen there: ``"visit horaires"``, ``"press pub"``, ``"fill ville = Val-Fleuri"``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from declic.domain import rules
from declic.domain.rules import Score
from declic.i18n import Words
from widgets._author import Author

_ = Words("widgets")

Subjects = Mapping[str, Collection[str]]
"""For each verb the names that may come after it; where there are none it stands alone."""
ANSWER = "answer"
"""The goal that stands for the right answer to the question that is asked beside the imitation."""


@dataclass(frozen=True)
class Event:
    """Something that happened on a path, in the author's names.

    Attributes
    ----------
    verb, name, value
        As in a goal.
    step
        Number of the step that did it, from 0; None where it is the state at the end.
    key
        What it was done to, as the page calls it; empty where nothing can be shown.
    """

    verb: str
    name: str = ""
    value: str = ""
    step: int | None = None
    key: str = ""


@dataclass(frozen=True)
class Goal:
    """Something that is asked, or that is risky.

    Attributes
    ----------
    written
        As the author wrote it.
    pattern
        What has to be typed or chosen, see :func:`declic.domain.rules.meets`; None: anything.
    says
        What is said where it happened; may be empty.
    """

    written: str
    verb: str
    name: str = ""
    pattern: str | None = None
    says: str = ""

    def met_by(self, event: Event) -> bool:
        """Return whether an event is what this goal names."""
        if (event.verb, event.name) != (self.verb, self.name):
            return False
        return self.pattern is None or rules.meets(event.value, self.pattern)


@dataclass(frozen=True)
class Judgement:
    """What a path is worth.

    Attributes
    ----------
    score
        Each goal that was reached counts the same; each risk that was taken takes as much away
        (rule ``marked``).
    reached, taken
        Goals and risks with the first event that met each.
    detours
        Numbers of the steps that came back to where the learner had been; they never count.
    events
        What happened on the path, and how things were at its end.
    """

    score: Score[str]
    reached: Mapping[Goal, Event]
    taken: Mapping[Goal, Event]
    detours: frozenset[int]
    events: tuple[Event, ...] = ()

    def mark(self, event: Event) -> str:
        """Return ``asked``, ``risky``, ``detour`` or nothing for an event of the path."""
        if any(goal.met_by(event) for goal in self.taken):
            return "risky"
        if any(goal.met_by(event) for goal in self.reached):
            return "asked"
        return "detour" if event.step in self.detours else ""


def judge(events: Sequence[Event], goals: Collection[Goal], risks: Collection[Goal]) -> Judgement:
    """Judge a path by what happened on it and by where it ended."""
    reached, taken = _met(events, goals), _met(events, risks)
    told = [goal.written for goal in (*reached, *taken)]
    score = rules.marked(told, {goal.written for goal in goals})
    return Judgement(score, reached, taken, _detours(events), tuple(events))


def read_goals(
    author: Author, option: str, value: object, subjects: Subjects, at_least: int = 0
) -> tuple[Goal, ...]:
    """Return the goals or the risks that an author wrote.

    Parameters
    ----------
    value
        A list of them, or ``{goal: what is said where it happened}``.

    Raises
    ------
    AuthorError
        If there are too few, one is there twice, or one names what is not there.
    """
    given = value if isinstance(value, Mapping) else dict.fromkeys(author.texts(option, value), "")
    if len(given) < at_least:
        example = f'{option}=["{next(iter(subjects))} …"]'
        raise author.missing(option, _("Write {example}.").format(example=example))
    return tuple(
        _goal(author, option, author.text(option, written), says, subjects)
        for written, says in given.items()
    )


def _goal(author: Author, option: str, written: str, says: str, subjects: Subjects) -> Goal:
    done, equals, pattern = (part.strip() for part in written.partition("="))
    verb, _space, name = (part.strip() for part in done.partition(" "))
    author.known([verb], list(subjects), _("verb"))
    names = subjects[verb]
    if name or names:
        author.known([name], list(names), f"{option}: {verb}")
    told = author.text(f"{option}[{written!r}]", says) if says else ""
    return Goal(written, verb, name, pattern if equals else None, told)


def _met(events: Sequence[Event], goals: Collection[Goal]) -> dict[Goal, Event]:
    met = {goal: next(filter(goal.met_by, events), None) for goal in goals}
    return {goal: event for goal, event in met.items() if event is not None}


def _detours(events: Sequence[Event]) -> frozenset[int]:
    seen: set[tuple[str, str]] = set()
    detours = set()
    for event in events:
        where = (event.verb, event.name)
        if event.verb in ("visit", "open") and event.step is not None:
            if where in seen:
                detours.add(event.step)
            seen.add(where)
    return frozenset(detours)
