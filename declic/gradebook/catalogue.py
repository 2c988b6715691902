"""The exercises of an author's notebook, in order, and its mistakes: found by running it once."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from declic.domain.exercise import WorkshopCard
from declic.errors import WorkshopError, WorkshopInvalid
from declic.gradebook.cards import Found, shown_cards
from declic.gradebook.faults import Fault
from declic.gradebook.headings import notebook_title, parts, sections
from declic.gradebook.marks import ADVISER
from declic.gradebook.mistakes import cell_faults, excerpt, identity_faults, no_exercise
from declic.gradebook.running import run
from declic.i18n import LANGUAGES
from declic.workshops import METADATA, read_notebook, source_path

_PROBE = """\
print(__import__("json").dumps([
    name for name, value in [*globals().items(),
                             *vars(__import__("sys").modules.get("widgets", object)).items()]
    if isinstance(value, type) and hasattr(value, "judge") and hasattr(value, "card")
]))"""
"""Prints the names under which the notebook knows kinds of exercise."""


@dataclass(frozen=True)
class Catalogue:
    """What running an author's notebook told.

    Attributes
    ----------
    notebook
        As the author wrote it.
    workshop
        The card of the workshop with the exercises that were found.
    """

    notebook: NotebookNode
    workshop: WorkshopCard
    exercises: tuple[Found, ...]
    faults: tuple[Fault, ...]


def catalogue(path: Path, name: str) -> Catalogue:
    """Run an author's notebook and list its exercises and mistakes.

    Cells tagged ``adviser`` are not run: a released workshop has to work without them.

    Raises
    ------
    WorkshopNotFound
        If the notebook is not there.
    WorkshopInvalid
        If it can't be read or is no notebook. Mistakes in its cells are not raised.
    """
    notebook = read_notebook(path)
    language = _language(notebook)
    title = notebook_title(notebook) or name
    try:
        executed = run(_without_adviser(notebook), path.parent, _PROBE)
    except WorkshopInvalid as fault:
        card = WorkshopCard(name=name, title=title, language=language)
        return Catalogue(notebook, card, (), (Fault(None, str(fault)),))
    kinds = _kinds(executed.cells.pop())
    headings = sections(executed)
    found, faults = [], []
    for index, cell in enumerate(executed.cells):
        if cell.cell_type != "code":
            continue
        faults += [
            replace(fault, cell=index + 1, excerpt=excerpt(cell))
            for fault in cell_faults(cell, kinds)
        ]
        shown = shown_cards(cell, "execute_result")
        found += [Found(index, replace(card, section=headings[index])) for card in shown[:1]]
    faults += identity_faults(notebook, found)
    if not found and not faults:
        faults.append(no_exercise())
    card = WorkshopCard(
        name,
        title,
        tuple(exercise.card for exercise in found),
        language,
        parts(executed, {exercise.cell: exercise.card.id for exercise in found}),
    )
    return Catalogue(notebook, card, tuple(found), tuple(sorted(faults, key=_position)))


def check(root: Path, name: str) -> list[Fault]:
    """Return the mistakes of a workshop's source notebook, for ``declic check``.

    A notebook that is missing or can't be read is a mistake like others.
    """
    try:
        return list(catalogue(source_path(root, name), name).faults)
    except WorkshopError as fault:
        return [Fault(None, str(fault))]


def _without_adviser(notebook: NotebookNode) -> NotebookNode:
    """Return a copy in which the adviser's cells are there but don't run."""
    kept = NotebookNode(notebook)
    kept.cells = [
        NotebookNode(cell_type="raw", metadata={}, source="", id=f"adviser-{index}")
        if ADVISER in cell.metadata.get("tags", [])
        else cell
        for index, cell in enumerate(notebook.cells)
    ]
    return kept


def _language(notebook: NotebookNode) -> str:
    """Return the language in which the workshop says that it is written; else French."""
    said = notebook.metadata.get(METADATA)
    language = said.get("language") if isinstance(said, dict) else None
    return language if language in LANGUAGES else LANGUAGES[0]


def _kinds(probe: NotebookNode) -> set[str]:
    text = "".join(output.get("text", "") for output in probe.outputs)
    try:
        return set(json.loads(text))
    except ValueError:
        return set()


def _position(fault: Fault) -> int:
    return -1 if fault.cell is None else fault.cell
