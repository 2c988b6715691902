"""What a learner's feedback says first: kind words, what is acquired, what to take up again."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Grade, Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from declic.i18n import Words

_ = Words("gradebook")

MOST = 6
"""Exercises named in a list: a longer one is read by nobody."""


class TellResult(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts a cell after the title of a graded notebook; the template shows it.

    The cell's metadata hold ``declic_result``: ``{"kind": text, "acquired": [titles], "again":
    [titles], "waiting": [titles], "next": text}``. Cells that a human has still to judge are
    marked: ``metadata.nbgrader.waiting``, for nbgrader says only that they have no points.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with the cell; one without exercises of ours stays as it is."""
        cards = nb.metadata.get("declic", {}).get("exercises", [])
        told = any("declic_result" in cell.metadata for cell in nb.cells)  # we are named twice
        if cards and not told:
            nb.cells.insert(1, _cell(_result(cards, self._grades(nb, resources["nbgrader"]))))
        return nb, resources

    def _grades(self, nb: NotebookNode, where: dict[str, str]) -> dict[str, float | None]:
        """Return the share of the points by exercise; None where a human has still to judge."""
        with Gradebook(where["db_url"]) as gradebook:
            submission = gradebook.find_submission_notebook(
                where["notebook"], where["assignment"], where["student"]
            )
            grades = {one.name: _share(one) for one in submission.grades if one.max_score}
        for cell in nb.cells:
            mark = cell.metadata.get("nbgrader", {})
            if mark.get("grade") and mark.get("grade_id") in grades:
                mark["waiting"] = grades[mark["grade_id"]] is None
        return grades


def _share(grade: Grade) -> float | None:
    return None if grade.needs_manual_grade else (grade.score or 0) / grade.max_score


def _result(cards: list[dict[str, Any]], grades: dict[str, float | None]) -> dict[str, Any]:
    shares = {card["title"]: grades[card["id"]] for card in cards if card["id"] in grades}
    acquired = [title for title, share in shares.items() if share is not None and share >= 1]
    again = [title for title, share in shares.items() if share is not None and share < 1]
    waiting = [title for title, share in shares.items() if share is None]
    return {
        "kind": _kind_words(len(acquired), len(again)),
        "acquired": _shortened(acquired),
        "again": _shortened(again),
        "waiting": _shortened(waiting),
        "next": _("Next time, begin with: {title}").format(title=again[0]) if again else "",
    }


def _kind_words(acquired: int, again: int) -> str:
    if not again:
        return _("Well done: you have managed all that could be graded.")
    if acquired >= again:
        return _("Well done: you have managed a good part. The rest comes by practising.")
    return _("You have tried, and each try counts. Take your time: we go on together.")


def _shortened(titles: list[str]) -> list[str]:
    if len(titles) <= MOST:
        return titles
    left = len(titles) - MOST
    return [*titles[:MOST], _.n("and {n} more", "and {n} more", left).format(n=left)]


def _cell(result: dict[str, Any]) -> NotebookNode:
    cell: NotebookNode = nbformat.v4.new_markdown_cell("", metadata={"declic_result": result})
    return cell
