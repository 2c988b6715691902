"""Answers as xAPI statements, for a learning record store.

Experience API 1.0.3, part two: https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md
A statement names nobody: its actor is the learner's number. The same answer always makes the same
statement, under the same id, so that to send it twice adds nothing.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

from declic.domain.attempt import RecordedAttempt
from declic.domain.exercise import ExerciseCard
from declic.domain.session import Session
from declic.store import Transaction, attempts, sessions
from declic.store.place import Which

HOME = "https://declic.example"
"""Begins the names of ours; reserved by RFC 2606, so that it is nobody's address."""
VERSION = "1.0.3"
ANSWERED = {
    "id": "http://adlnet.gov/expapi/verbs/answered",
    "display": {"fr": "a répondu à", "en": "answered"},
}
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
LESSON = "http://adlnet.gov/expapi/activities/lesson"
MEETING = "http://adlnet.gov/expapi/activities/meeting"
_TYPED = {"ShortAnswer": "fill-in", "FreeText": "long-fill-in"}
"""Kinds whose response is the text that was typed; of the others it is JSON."""


def statements(tx: Transaction, which: Which) -> Iterator[dict[str, Any]]:
    """Yield a statement for each attempt that is asked for, in the order of recording."""
    held = {one.id: one for one in sessions.all_sessions(tx)}
    for one in attempts.recorded(tx, **which):
        yield _statement(one, held[one.session])


def _statement(one: RecordedAttempt, session: Session) -> dict[str, Any]:
    attempt, verdict = one.attempt, one.attempt.verdict
    card = next((c for c in session.workshop.exercises if c.id == attempt.exercise), None)
    result: dict[str, Any] = {
        "completion": True,
        "response": _response(card, attempt.response),
        "duration": f"PT{attempt.active_seconds:.2f}S",
        "extensions": {f"{HOME}/xapi/hints": attempt.hints, f"{HOME}/xapi/attempt": one.number},
    }
    if verdict.score is not None:
        result |= {"score": {"scaled": verdict.score}, "success": bool(verdict.correct)}
    visit = f"{HOME}/sessions/{session.id}"
    workshop = f"{HOME}/workshops/{one.workshop}"
    return {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{visit}/{one.learner}/{attempt.id}")),
        "version": VERSION,
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": HOME, "name": f"{one.learner:04d}"},
        },
        "verb": ANSWERED,
        "object": _activity(card, f"{workshop}/{attempt.exercise}", session.workshop.language),
        "result": result,
        "context": {
            "registration": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{visit}/{one.learner}")),
            "platform": "Déclic",
            "language": session.workshop.language,
            "contextActivities": {
                "parent": [_named(workshop, LESSON, session.workshop.title, session)],
                "grouping": [_named(visit, MEETING, session.code, session)],
            },
        },
        "timestamp": one.at.isoformat(),
    }


def _activity(card: ExerciseCard | None, name: str, language: str) -> dict[str, Any]:
    definition: dict[str, Any] = {"type": INTERACTION, "interactionType": "other"}
    if card is not None:
        definition["interactionType"] = _TYPED.get(card.kind, "other")
        definition["name"] = {language: card.title}
        definition["extensions"] = {
            f"{HOME}/xapi/kind": card.kind,
            f"{HOME}/xapi/skills": list(card.skills),
        }
    return {"objectType": "Activity", "id": name, "definition": definition}


def _named(name: str, kind: str, title: str, session: Session) -> dict[str, Any]:
    definition = {"type": kind, "name": {session.workshop.language: title}}
    return {"objectType": "Activity", "id": name, "definition": definition}


def _response(card: ExerciseCard | None, response: Any) -> str:
    typed = response.get("text") if isinstance(response, dict) else None
    if card is not None and card.kind in _TYPED and isinstance(typed, str):
        return typed
    return json.dumps(response, ensure_ascii=False, sort_keys=True)
