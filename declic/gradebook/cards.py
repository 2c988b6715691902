"""The exercises that a cell has shown, as its outputs tell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from declic.domain.exercise import ExerciseCard
from declic.gradebook.marks import CARD


@dataclass(frozen=True)
class Found:
    """An exercise, and the index from 0 of its cell in the notebook."""

    cell: int
    card: ExerciseCard


def shown_cards(cell: NotebookNode, output_type: str) -> list[ExerciseCard]:
    """Return the cards of the exercises that a cell has shown.

    Parameters
    ----------
    output_type
        ``execute_result`` for what the cell ends with, ``display_data`` for all other.
    """
    return [
        ExerciseCard.from_json(_plain(output.data[CARD]))
        for output in cell.outputs
        if output.output_type == output_type and CARD in output.get("data", {})
    ]


def _plain(record: Any) -> Any:
    return json.loads(json.dumps(record))
