"""A learner's notebook: the released one with the learner's answers in it, inert."""

from __future__ import annotations

import copy
import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from nbformat import NotebookNode

from declic.domain.attempt import RecordedAttempt, best
from declic.domain.exercise import WorkshopCard
from declic.gradebook.catalogue import ANSWER


def counting(attempts: Iterable[RecordedAttempt]) -> dict[str, RecordedAttempt]:
    """Return for each exercise that was answered the attempt that counts."""
    by_exercise: dict[str, list[RecordedAttempt]] = {}
    for recorded in attempts:
        by_exercise.setdefault(recorded.attempt.exercise, []).append(recorded)
    chosen = {exercise: best(made) for exercise, made in by_exercise.items()}
    return {exercise: recorded for exercise, recorded in chosen.items() if recorded is not None}


def filled(
    release: NotebookNode, workshop: WorkshopCard, responses: Mapping[str, Any]
) -> NotebookNode:
    """Return a copy of a released notebook with responses in the cells that wait for them.

    Parameters
    ----------
    responses
        By id of exercise; those of exercises that the notebook doesn't have are left out.
    """
    notebook = copy.deepcopy(release)
    cells = {
        cell.metadata["nbgrader"]["grade_id"]: cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    for card in workshop.exercises:
        if card.id not in responses:
            continue
        response = responses[card.id]
        if card.manual and card.id in cells:
            cells[card.id].source = inert(text_of(response))
        elif not card.manual and card.id + ANSWER in cells:
            cells[card.id + ANSWER].source = answer_call(card.id, response)
    return notebook


def answer_call(exercise: str, response: Any) -> str:
    """Return the code by which a learner's cell gives the response to an exercise."""
    text = json.dumps(response, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which no file can hold
        text = json.dumps(response)
    return f"from widgets import answer\n\nanswer({exercise!r}, {text!r})"


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
