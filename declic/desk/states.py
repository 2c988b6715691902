"""What each panel shows, as plain JSON made from a session's figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import segno

from declic.desk import sentences
from declic.desk.cells import as_grid
from declic.desk.frames import SessionData, titles
from declic.desk.needs import Need, common
from declic.domain.exercise import WorkshopCard
from declic.domain.progress import Status
from declic.domain.session import Session, spaced_code
from declic.i18n import Words

_ = Words("desk")

MANAGED = (Status.FIRST_TRY, Status.ACQUIRED, Status.ANSWERED)
MOST_SESSIONS = 50
"""Sessions listed at most, the newest."""


def help_state(data: SessionData | None, found: Sequence[Need], fault: str = "") -> dict[str, Any]:
    """Return what the list of needs shows.

    ``{notice, together: [sentence], needs: [{learner, name, why}]}``.
    """
    if data is None:
        return {"notice": fault, "together": [], "needs": []}
    named = titles(data.session)
    return {
        "notice": fault or _empty(data),
        "together": [
            sentences.together(named.get(exercise, exercise), people)
            for exercise, people in common(list(found))
        ],
        "needs": [
            {
                "learner": need.learner,
                "exercise": need.exercise,
                "name": str(data.learners.at[need.learner, "name"]),
                "why": sentences.why(need, named),
            }
            for need in found
        ],
    }


def grid_state(
    data: SessionData | None, table: pd.DataFrame | None, fault: str = ""
) -> dict[str, Any]:
    """Return what the grid shows.

    ``{notice, title, exercises: [{id, title, managed, stuck}], rows: [{learner, name,
    cells: [status]}]}``.
    """
    if data is None or table is None:
        return {"notice": fault, "title": "", "exercises": [], "rows": []}
    grid = as_grid(data, table)
    managed = grid.isin([status.value for status in MANAGED]).sum()
    stuck = (grid == Status.STUCK.value).sum()
    return {
        "notice": fault or _empty(data),
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
                data.learners.index, data.learners["name"], grid.to_numpy().tolist(), strict=True
            )
        ],
    }


def session_state(
    known: Sequence[Session],
    data: SessionData | None,
    workshops: Sequence[WorkshopCard] | None,
    places: Mapping[str, str],
    now: datetime,
    fault: str = "",
) -> dict[str, Any]:
    """Return what the panel of sessions shows.

    ``{notice, current: {id, title, code, open, join, url, qr, projector, learners: [{name,
    card}]} or null, sessions: [{id, title, code, open, at}], workshops: [{name, title}] or null
    until they are known}``.

    Parameters
    ----------
    places
        ``join``: the address that learners type, empty where no room runs; ``base``: where the
        room's own pages begin.
    """
    return {
        "notice": fault,
        "current": None if data is None else _current(data, places),
        "sessions": [
            {
                "id": session.id,
                "title": session.workshop.title,
                "code": spaced_code(session.code),
                "open": session.is_open,
                "at": sentences.clock(session.opened_at, now),
            }
            for session in known[:MOST_SESSIONS]
        ],
        "workshops": None
        if workshops is None
        else [{"name": card.name, "title": card.title} for card in workshops],
    }


def _empty(data: SessionData) -> str:
    if len(data.learners):
        return ""
    if not data.session.is_open:
        return _("Nobody took part in this session.")
    return _("Nobody has come in yet. Show the code: people appear here as they enter.")


def _current(data: SessionData, places: Mapping[str, str]) -> dict[str, Any]:
    session = data.session
    join = places["join"].rstrip("/")
    url = f"{join}/j/{session.code}" if join else ""
    people = zip(data.learners["name"], data.learners["card"], strict=True)
    return {
        "id": session.id,
        "title": session.workshop.title,
        "code": spaced_code(session.code),
        "open": session.is_open,
        "join": join.removeprefix("http://").removeprefix("https://"),
        "url": url,
        "qr": _squares(url) if url else None,
        "projector": f"{places['base']}projector/{session.id}" if join else "",
        "learners": [{"name": str(name), "card": str(card)} for name, card in people],
    }


def _squares(text: str) -> dict[str, Any]:
    """Return a QR code as the side of its square, in modules, and an SVG path."""
    matrix = segno.make(text, error="m").matrix
    runs = [
        f"M{x},{y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    ]
    return {"side": len(matrix), "path": "".join(runs)}
