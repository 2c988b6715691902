"""Finds an author's mistakes in executed cells, and says what to do about each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nbformat import NotebookNode

from declic.gradebook.calls import exercise_calls
from declic.gradebook.cards import Found, shown_cards
from declic.gradebook.faults import Fault
from declic.gradebook.marks import ANSWER, STATEMENT
from declic.i18n import Words

_ = Words("gradebook")

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_IN_FILE = re.compile(r" \(\S+\.py, line \d+\)$")
"""What Python adds to a SyntaxError; the file is one that IPython made up."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,50}")


def cell_faults(cell: NotebookNode, kinds: Iterable[str]) -> list[Fault]:
    """Return what is wrong with an executed cell, seen alone.

    Parameters
    ----------
    kinds
        Names under which the notebook knows kinds of exercise.
    """
    for output in cell.outputs:
        if output.output_type == "error":
            return [_raised(output)]
    result = shown_cards(cell, "execute_result")
    shown = shown_cards(cell, "display_data")
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


def identity_faults(notebook: NotebookNode, found: list[Found]) -> list[Fault]:
    """Return what is wrong with the exercises' ids: unfit, or borne by two cells."""
    faults = []
    first: dict[str, int] = {
        cell.metadata["nbgrader"]["grade_id"]: index
        for index, cell in enumerate(notebook.cells)
        if cell.metadata.get("nbgrader", {}).get("grade_id")
        and index not in {exercise.cell for exercise in found}
    }
    for exercise in found:
        card = exercise.card
        line = excerpt(notebook.cells[exercise.cell])
        if not _ID.fullmatch(card.id):
            faults.append(
                Fault(
                    exercise.cell + 1,
                    _("The id “{id}” can't be used.").format(id=card.id),
                    _("Use letters without accents, digits, - and _; 50 at most."),
                    line,
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
                    line,
                )
            )
        first |= {name: exercise.cell for name in names if name not in first}
    return faults


def no_exercise() -> Fault:
    """Return what is said of a notebook without an exercise."""
    return Fault(
        None,
        _("The notebook has no exercise."),
        _("Add one, for example: {example}").format(
            example='TrueFalse("…", answer=True, id="mon-exercice")'
        ),
    )


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


def _written_to_stderr(cell: NotebookNode) -> str:
    return "".join(
        output.text
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stderr"
    ).strip()


def excerpt(cell: NotebookNode) -> str:
    """Return the first line of a cell, by which its author knows it."""
    lines = [line.strip() for line in cell.source.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    return first if len(first) <= 60 else first[:59] + "…"
