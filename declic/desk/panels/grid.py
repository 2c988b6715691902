"""The grid: learners × exercises, and the status of each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from declic import i18n
from declic.desk.board import WithStory, module
from declic.desk.cells import as_grid
from declic.desk.sentences import status_meaning, status_word
from declic.desk.view import View
from declic.domain.exercise import WorkshopCard
from declic.domain.progress import Status
from declic.domain.skills import shown
from declic.i18n import Words

_ = Words("desk")

FOLD_FROM = 13
"""Exercises from which on parts are folded, but for the one where the group is."""
MANAGED = (Status.FIRST_TRY, Status.ACQUIRED, Status.ANSWERED)


class Grid(WithStory):
    """Learners × exercises, by part.

    State: ``{notice, title, parts: [{title, exercises: [place in the list]}], current: place of the
    part where most people are, exercises: [{id, title, managed, stuck, skills: [name]}], rows:
    [{learner, name, needs: whether they need help, cells: [status]}]}``. A part without title holds
    what stands in no part.
    """

    _esm = module("dom", "controls", "story", "filters", "grid")

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "managed": _("Managed"),
            "legend_title": _("What the signs mean"),
            "exercises_title": _("The exercises"),
            "stuck_here": _("{n} stuck"),
            "managed_here": _("{done} of {all} managed"),
            "part_word": _("Part {number}"),
            "fold": _("{number}. {title}: fold"),
            "unfold": _("{number}. {title}: show its exercises"),
            "part_cell": _("{name}, {part}: {done} of {all}"),
            "filters": _("Filter"),
            "only_needs": _("Only who needs help"),
            "filter_part": _("Part"),
            "filter_skill": _("Skill"),
            "filter_status": _("Status"),
            "everything": _("All"),
            "shown_rows": _("People shown: {shown} of {all}"),
            "fold_from": FOLD_FROM,
            "managed_statuses": [status.value for status in MANAGED],
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
            return {"notice": view.fault, "title": "", "parts": [], "exercises": [], "rows": []}
        names = data.row_names
        grid = as_grid(data, view.table).reindex(names.index)
        managed = grid.isin([status.value for status in MANAGED]).sum()
        needing = {need.learner for need in view.needs}
        language = i18n.language()
        stuck = (grid == Status.STUCK.value).sum()
        return {
            "notice": view.notice,
            "title": data.session.workshop.title,
            "parts": _parts(data.session.workshop),
            "current": _current(data.session.workshop, view.table),
            "exercises": [
                {
                    "id": card.id,
                    "title": card.title,
                    "managed": int(managed[card.id]),
                    "stuck": int(stuck[card.id]),
                    "skills": [shown(name, language) for name in card.skills],
                }
                for card in data.session.workshop.exercises
            ],
            "rows": [
                {
                    "learner": int(learner),
                    "name": str(name),
                    "needs": learner in needing,
                    "cells": cells,
                }
                for learner, name, cells in zip(
                    names.index,
                    names,
                    grid.to_numpy().tolist(),
                    strict=True,
                )
            ],
        }


def _parts(workshop: WorkshopCard) -> list[dict[str, Any]]:
    """Return the parts that have exercises, with the places of these, in order."""
    found: list[dict[str, Any]] = []
    for place, card in enumerate(workshop.exercises):
        part = workshop.part_of(card.id)
        title = "" if part is None else part.title
        if not found or found[-1]["title"] != title:
            found.append({"title": title, "exercises": []})
        found[-1]["exercises"].append(place)
    return found


def _current(workshop: WorkshopCard, table: pd.DataFrame) -> int:
    """Return the place of the part where most people are; the first as long as nobody is."""
    here = table.loc[table["current"]].groupby(level="exercise").size()
    counts = [
        sum(int(here.get(workshop.exercises[place].id, 0)) for place in part["exercises"])
        for part in _parts(workshop)
    ]
    return counts.index(max(counts)) if counts else 0
