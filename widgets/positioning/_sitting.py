"""One sitting of a positioning test: what a page tells, read, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from declic.domain import positioning as rule
from widgets._response import field, unreadable
from widgets.positioning._bank import MOST_CHOICES, Question
from widgets.positioning._plan import Plan

LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True)
class Sitting:
    """What a learner said and answered.

    Attributes
    ----------
    said
        For each skill the level that the learner believes to have, from 1.
    seed
        What chance is drawn from.
    given
        The questions in the order in which they were asked, and the place of the choice that was
        made; None for « I don't know ».
    """

    said: Mapping[str, int]
    seed: int
    given: tuple[tuple[Question, int | None], ...]

    @property
    def answers(self) -> list[tuple[rule.Item, bool | None]]:
        """Return the answers as the rule sees them."""
        return [
            (question.item, None if choice is None else choice == question.answer)
            for question, choice in self.given
        ]


def read_sitting(plan: Plan, response: Any) -> Sitting:
    """Return a sitting as far as its questions are those that would have been asked.

    Raises
    ------
    InvalidResponse
        If it has not the form of one.
    """
    said, seed, answers = (field(response, name) for name in ("self", "seed", "answers"))
    if not isinstance(said, Mapping) or set(said) != set(plan.names):
        raise unreadable()
    if not all(_whole(level, 1, rule.LEVELS) for level in said.values()):
        raise unreadable()
    if not _whole(seed, 0, LARGEST_SEED):
        raise unreadable()
    if not isinstance(answers, list):
        raise unreadable()
    sitting = Sitting(dict(said), seed, ())
    for answer in answers:
        question, choice = _read_answer(plan, answer)
        asked = next_question(plan, sitting)
        if asked is None or question is not asked or (choice or 0) >= len(asked.choices):
            break
        sitting = Sitting(sitting.said, seed, (*sitting.given, (question, choice)))
    return sitting


def next_question(plan: Plan, sitting: Sitting) -> Question | None:
    """Return the question to ask next; None at the end."""
    items = [question.item for question in plan.bank.values()]
    item = rule.next_item(items, sitting.answers, plan.most, sitting.said, sitting.seed)
    return plan.bank[item.id] if item else None


def _read_answer(plan: Plan, answer: Any) -> tuple[Question | None, int | None]:
    if not isinstance(answer, list) or len(answer) != 2 or not isinstance(answer[0], str):
        raise unreadable()
    choice = answer[1]
    if choice is not None and not _whole(choice, 0, MOST_CHOICES):
        raise unreadable()
    return plan.bank.get(answer[0]), choice


def _whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
