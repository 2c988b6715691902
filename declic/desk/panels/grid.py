"""The grid: learners × exercises, and the status of each."""

from __future__ import annotations

from typing import Any

from declic.desk.board import WithStory, module
from declic.desk.cells import as_grid
from declic.desk.sentences import status_meaning, status_word
from declic.desk.view import View
from declic.domain.progress import Status
from declic.i18n import Words

_ = Words("desk")

MANAGED = (Status.FIRST_TRY, Status.ACQUIRED, Status.ANSWERED)


class Grid(WithStory):
    """Learners × exercises.

    State: ``{notice, title, exercises: [{id, title, managed, stuck}], rows: [{learner, name,
    cells: [status]}]}``.
    """

    _esm = module("dom", "story", "grid")

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "exercise": _("Exercise {number}"),
            "managed": _("Managed"),
            "legend_title": _("What the signs mean"),
            "exercises_title": _("The exercises"),
            "stuck_here": _("{n} stuck"),
            "managed_here": _("{done} of {all} managed"),
            "hint_grid": _("Choose a name or a box to read the answers."),
            "legend": [
                {
                    "status": status.value,
                    "word": status_word(status),
                    "meaning": status_meaning(status),
                }
                for status in Status
            ],
        }

    def show(self, view: View, found: Any) -> dict[str, Any]:
        data = view.data
        if data is None or view.table is None:
            return {"notice": view.fault, "title": "", "exercises": [], "rows": []}
        names = data.row_names
        grid = as_grid(data, view.table).reindex(names.index)
        managed = grid.isin([status.value for status in MANAGED]).sum()
        stuck = (grid == Status.STUCK.value).sum()
        return {
            "notice": view.notice,
            "title": data.session.workshop.title,
            "exercises": [
                {
                    "id": card.id,
                    "title": card.title,
                    "managed": int(managed[card.id]),
                    "stuck": int(stuck[card.id]),
                }
                for card in data.session.workshop.exercises
            ],
            "rows": [
                {"learner": int(learner), "name": str(name), "cells": cells}
                for learner, name, cells in zip(
                    names.index,
                    names,
                    grid.to_numpy().tolist(),
                    strict=True,
                )
            ],
        }
