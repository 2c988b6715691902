"""The exercises of an author's notebook, in order, and its mistakes: found by running it once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.errors import WorkshopError, WorkshopInvalid
from declic.gradebook.calls import exercise_calls
from declic.gradebook.faults import Fault
from declic.gradebook.headings import notebook_title, sections
from declic.gradebook.running import run
from declic.i18n import Words
from declic.workshops import METADATA, read_notebook, source_path

_ = Words("gradebook")

ADVISER = "adviser"
"""Tag of the cells that are for the adviser alone."""
CARD = "application/vnd.declic.exercise+json"
ANSWER = "-reponse"
"""Ends the nbgrader name of the cell that will hold the answer to an automatic exercise."""
STATEMENT = "-enonce"
"""Ends the nbgrader name of the author's cell of an exercise that a human judges."""

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_IN_FILE = re.compile(r" \(\S+\.py, line \d+\)$")
"""What Python adds to a SyntaxError; the file is one that IPython made up."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,50}")
_PROBE = """\
print(__import__("json").dumps([
    name for name, value in [*globals().items(),
                             *vars(__import__("sys").modules.get("widgets", object)).items()]
    if isinstance(value, type) and hasattr(value, "judge") and hasattr(value, "card")
]))"""
"""Prints the names under which the notebook knows kinds of exercise."""


@dataclass(frozen=True)
class Found:
    """An exercise, and the index from 0 of its cell in the notebook."""

    cell: int
    card: ExerciseCard


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
    language = notebook.metadata.get(METADATA, {}).get("language", "fr")
    title = notebook_title(notebook) or name
    try:
        executed = run(_without_adviser(notebook), path.parent, _PROBE)
    except WorkshopInvalid as fault:
        card = WorkshopCard(name=name, title=title, language=language)
        return Catalogue(notebook, card, (), (Fault(None, str(fault)),))
    kinds = _kinds(executed.cells.pop())
    headings = sections(notebook)
    found, faults = [], []
    for index, cell in enumerate(executed.cells):
        if cell.cell_type != "code":
            continue
        faults += [
            replace(fault, cell=index + 1, excerpt=_excerpt(cell))
            for fault in _cell_faults(cell, kinds)
        ]
        shown = _cards(cell, "execute_result")
        found += [Found(index, replace(card, section=headings[index])) for card in shown[:1]]
    faults += _identity_faults(notebook, found)
    if not found and not faults:
        faults.append(_no_exercise())
    card = WorkshopCard(name, title, tuple(exercise.card for exercise in found), language)
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


def _kinds(probe: NotebookNode) -> set[str]:
    text = "".join(output.get("text", "") for output in probe.outputs)
    try:
        return set(json.loads(text))
    except ValueError:
        return set()


def _cards(cell: NotebookNode, output_type: str) -> list[ExerciseCard]:
    return [
        ExerciseCard.from_json(_plain(output.data[CARD]))
        for output in cell.outputs
        if output.output_type == output_type and CARD in output.get("data", {})
    ]


def _plain(record: Any) -> Any:
    return json.loads(json.dumps(record))


def _cell_faults(cell: NotebookNode, kinds: Iterable[str]) -> list[Fault]:
    for output in cell.outputs:
        if output.output_type == "error":
            return [_raised(output)]
    result = _cards(cell, "execute_result")
    shown = _cards(cell, "display_data")
    calls = exercise_calls(cell.source, kinds)
    if len(result) + len(shown) > 1 or calls > 1:
        return [
            Fault(
                None,
                _("This cell has more than one exercise."),
                _("Give each exercise a cell of its own."),
            )
        ]
    if (calls or shown) and not result:
        return [
            Fault(
                None,
                _("The exercise is not what the cell ends with, so nobody would see it."),
                _(
                    "Let the cell end with MultipleChoice(…) or the other kind itself, without a"
                    " name and = before it, without display(…) and without ; after it."
                ),
            )
        ]
    if result and _written_to_stderr(cell):
        return [
            Fault(
                None,
                _("The cell of this exercise prints a warning; nbgrader would count 0 points."),
                _("Run it in JupyterLab and correct what the warning says: {warning}").format(
                    warning=_written_to_stderr(cell).splitlines()[-1]
                ),
            )
        ]
    return []


def _written_to_stderr(cell: NotebookNode) -> str:
    return "".join(
        output.text
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stderr"
    ).strip()


def _raised(output: NotebookNode) -> Fault:
    if output.ename == "AuthorError":
        return Fault(None, output.evalue)
    lines = _ANSI.sub("", "\n".join(output.traceback)).splitlines()
    arrow = next((line for line in reversed(lines) if line.lstrip().startswith("--")), "")
    line = re.sub(r"^-+>\s*\d*", "", arrow.strip()).strip()
    said = _IN_FILE.sub("", output.evalue)
    what = f"{output.ename}: {said}" if said else str(output.ename)
    return Fault(
        None,
        _("Python stopped with “{what}”.").format(what=what),
        _("Correct this line: {line}").format(line=line)
        if line
        else _("Run the cell in JupyterLab and correct it."),
    )


def _identity_faults(notebook: NotebookNode, found: list[Found]) -> list[Fault]:
    faults = []
    first: dict[str, int] = {
        cell.metadata["nbgrader"]["grade_id"]: index
        for index, cell in enumerate(notebook.cells)
        if cell.metadata.get("nbgrader", {}).get("grade_id")
        and index not in {exercise.cell for exercise in found}
    }
    for exercise in found:
        card = exercise.card
        excerpt = _excerpt(notebook.cells[exercise.cell])
        if not _ID.fullmatch(card.id):
            faults.append(
                Fault(
                    exercise.cell + 1,
                    _("The id “{id}” can't be used.").format(id=card.id),
                    _("Use letters without accents, digits, - and _; 50 at most."),
                    excerpt,
                )
            )
        names = [card.id, card.id + (STATEMENT if card.manual else ANSWER)]
        taken = [name for name in names if name in first]
        if taken:
            faults.append(
                Fault(
                    exercise.cell + 1,
                    _("The id “{id}” is used in cell {other} already.").format(
                        id=card.id, other=first[taken[0]] + 1
                    ),
                    _("Give this exercise another id."),
                    excerpt,
                )
            )
        first |= {name: exercise.cell for name in names if name not in first}
    return faults


def _no_exercise() -> Fault:
    return Fault(
        None,
        _("The notebook has no exercise."),
        _("Add one, for example: {example}").format(
            example='TrueFalse("…", answer=True, id="mon-exercice")'
        ),
    )


def _excerpt(cell: NotebookNode) -> str:
    lines = [line.strip() for line in cell.source.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    return first if len(first) <= 60 else first[:59] + "…"


def _position(fault: Fault) -> int:
    return -1 if fault.cell is None else fault.cell
