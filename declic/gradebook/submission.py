"""A learner's notebook: the released one with the learner's answers in it, inert."""

from __future__ import annotations

import copy
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient

from declic.domain.attempt import RecordedAttempt, best
from declic.domain.exercise import WorkshopCard
from declic.gradebook.marks import ANSWER


@dataclass(frozen=True)
class Answer:
    """What counts of a learner's attempts at one exercise.

    Attributes
    ----------
    response
        Of the best attempt (:func:`declic.domain.attempt.best`); plain JSON.
    attempts, hints
        How many attempts were made, and hints opened, in all.
    seconds
        Time spent on the exercise, in all.
    """

    response: Any
    attempts: int
    hints: int
    seconds: int


def counting(attempts: Iterable[RecordedAttempt]) -> dict[str, Answer]:
    """Return the answer to each exercise that was answered, by the exercise's id."""
    by_exercise: dict[str, list[RecordedAttempt]] = {}
    for recorded in attempts:
        by_exercise.setdefault(recorded.attempt.exercise, []).append(recorded)
    return {exercise: _answer(made) for exercise, made in by_exercise.items()}


def _answer(made: list[RecordedAttempt]) -> Answer:
    counts = best(made)
    assert counts is not None
    hints = max(recorded.attempt.hints for recorded in made)
    seconds = round(sum(recorded.attempt.active_seconds for recorded in made))
    return Answer(counts.attempt.response, len(made), hints, seconds)


def filled(
    release: NotebookNode, workshop: WorkshopCard, answers: Mapping[str, Answer]
) -> NotebookNode:
    """Return a copy of a released notebook with answers in the cells that wait for them.

    Parameters
    ----------
    answers
        By id of exercise; those of exercises that the notebook doesn't have are left out.
    """
    notebook = copy.deepcopy(release)
    cells = {
        cell.metadata["nbgrader"]["grade_id"]: cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    for card in workshop.exercises:
        answer = answers.get(card.id)
        if answer is None:
            continue
        if card.manual and card.id in cells:
            cells[card.id].source = inert(text_of(answer.response))
        elif not card.manual and card.id + ANSWER in cells:
            cells[card.id + ANSWER].source = answer_call(card.id, answer)
    return notebook


def written(notebook: NotebookNode) -> str:
    """Return the text of a notebook, as ``nbformat.writes`` gives it; the notebook is used up.

    nbformat makes a copy and checks it again, which is a third of the time of a grading.
    """
    return json.dumps(
        strip_transient(split_lines(notebook)),
        indent=1,
        sort_keys=True,
        separators=(",", ": "),
        ensure_ascii=False,
    )


def answer_call(exercise: str, answer: Answer) -> str:
    """Return the code by which a learner's cell gives the answer to an exercise."""
    text = json.dumps(answer.response, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which no file can hold
        text = json.dumps(answer.response)
    return (
        "from widgets import answer\n\n"
        f"answer({exercise!r}, {text!r}, attempts={answer.attempts}, hints={answer.hints},"
        f" seconds={answer.seconds})"
    )


def text_of(response: Any) -> str:
    """Return the text that a learner wrote, out of the response to an exercise."""
    if isinstance(response, Mapping):
        response = response.get("text", response)
    return response if isinstance(response, str) else json.dumps(response, ensure_ascii=False)


def inert(text: str) -> str:
    """Return a text as Markdown that shows it as it is: an indented code block.

    Nothing in such a block is interpreted, and no sequence of letters ends it
    (https://spec.commonmark.org/0.31.2/#indented-code-blocks). Letters that nobody sees and
    that change the direction of what surrounds them are left out.
    """
    lines = ["".join(filter(_harmless, line)) for line in text.strip().splitlines()]
    return "\n".join(f"    {line}" for line in lines) or "    "


def _harmless(letter: str) -> bool:
    if letter in "\t\u200c\u200d":  # joiners make emoji and Persian words
        return True
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")
