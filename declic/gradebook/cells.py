"""Makes a released notebook from an author's: nbgrader's cells, nothing for the adviser alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode, v4

from declic.domain.exercise import ExerciseCard
from declic.gradebook.catalogue import Catalogue
from declic.gradebook.marks import ADVISER, ANSWER, NO_ANSWER, STATEMENT
from declic.workshops import KEEPS_STATE, METADATA

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
KEPT = ("nbgrader", "tags", "slideshow")
"""Metadata of cells that say something of the workshop; all other comes from a program."""


def released(catalogue: Catalogue) -> NotebookNode:
    """Return the notebook for learners; the same source gives the same notebook.

    Cells that the author has given nbgrader's metadata stay as they are.
    """
    by_cell = {exercise.cell: exercise.card for exercise in catalogue.exercises}
    cells: list[NotebookNode] = []
    for index, cell in enumerate(catalogue.notebook.cells):
        if ADVISER in cell.metadata.get("tags", []):
            continue
        plain = _plain_cell(cell)
        card = by_cell.get(index)
        if card is None or plain.metadata.get("nbgrader", {}).get("grade_id"):
            cells.append(plain)
        else:
            cells += _expanded(plain, card)
    notebook: NotebookNode = v4.new_notebook(cells=_numbered(cells))
    notebook.nbformat_minor = 5
    notebook.metadata = NotebookNode(
        {
            "kernelspec": KERNELSPEC,
            "language_info": {"name": "python"},
            METADATA: catalogue.workshop.to_json() | _kept(catalogue.notebook),
        }
    )
    return notebook


def _kept(notebook: NotebookNode) -> dict[str, Any]:
    """Return what an author says of a workshop's kernels."""
    said = notebook.metadata.get(METADATA, {}).get(KEEPS_STATE, False)
    return {KEEPS_STATE: True} if said else {}


def _expanded(cell: NotebookNode, card: ExerciseCard) -> list[NotebookNode]:
    if card.manual:
        cell.metadata["nbgrader"] = _nbgrader(card.id + STATEMENT, locked=True)
        text = v4.new_markdown_cell(f"*{NO_ANSWER}*")
        text.metadata["nbgrader"] = _nbgrader(
            card.id, grade=True, solution=True, points=card.points
        )
        return [cell, text]
    answer = v4.new_code_cell(f"# {NO_ANSWER}")
    answer.metadata["nbgrader"] = _nbgrader(card.id + ANSWER, solution=True)
    cell.metadata["nbgrader"] = _nbgrader(card.id, grade=True, locked=True, points=card.points)
    return [answer, cell]


def _nbgrader(grade_id: str, **given: Any) -> NotebookNode:
    flags = {"grade": False, "locked": False, "solution": False, "task": False}
    return NotebookNode({**flags, "grade_id": grade_id, "schema_version": 3, **given})


def _plain_cell(cell: NotebookNode) -> NotebookNode:
    plain = NotebookNode(
        cell_type=cell.cell_type,
        source=cell.source,
        metadata=NotebookNode(
            {name: cell.metadata[name] for name in KEPT if name in cell.metadata}
        ),
    )
    if "attachments" in cell:
        plain.attachments = cell.attachments
    if cell.cell_type == "code":
        plain.outputs = []
        plain.execution_count = None
    return plain


def _numbered(cells: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Give cells ids that depend on their place only: JupyterLab draws them by lot."""
    numbered = list(cells)
    for number, cell in enumerate(numbered, 1):
        cell["id"] = f"cell-{number:03d}"
    return numbered
