"""What the panel of the plan shows: the plan itself, and where the session is in the moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from declic.desk import sentences
from declic.desk.planning.telling import report
from declic.domain.pacing import MINUTE, ahead, clock, following, regained
from declic.domain.plan import Plan, Step
from declic.domain.run import Run
from declic.i18n import Words
from declic.store.plans import KeptPlan

_ = Words("desk")

DONE, NOW, LATER, DROPPED = "done", "now", "later", "dropped"


def plan_state(kept: KeptPlan, session: int | None, last_note: str) -> dict[str, Any]:
    """Return a plan as plain JSON, without what changes as time goes.

    Parameters
    ----------
    session
        The session that the desk shows.
    last_note
        What was written after the session that the plan comes from.
    """
    now = kept.now
    return {
        "id": kept.id,
        "title": now.title,
        "minutes": now.minutes,
        "margin": now.margin,
        "busy": now.busy,
        "own": kept.session is not None and kept.session == session,
        "begun": kept.run is not None,
        "over": kept.run is not None and kept.run.ended_at is not None,
        "undo": kept.undo,
        "note": kept.note,
        "last_note": last_note,
        "steps": [_step(step, kept) for step in now.steps],
    }


def moment(kept: KeptPlan, now: datetime) -> dict[str, Any]:
    """Return where a session is, as plain JSON; the page goes on counting by itself.

    Seconds in ``spent``, ``left`` and ``rest`` (what is to come after the step that goes on);
    ``zone`` is the desk's time of day, in minutes from UTC.
    """

    def told(at: datetime) -> str:
        return sentences.clock(at, now)

    run, shown = kept.run, clock(kept.plan, kept.run, now)
    said = report(kept.plan, run, now, told)
    current = None if run is None else run.plan.step(run.current)
    back = None if run is None or current is None else run.plan.before(current.id)
    again = None if run is None else regained(run, now)
    zone = now.astimezone().utcoffset() or timedelta()
    return {
        "plan": kept.id,
        "now": now.isoformat(),
        "zone": int(zone / MINUTE),
        "tone": said.tone,
        "sentence": said.sentence,
        "todo": list(said.todo),
        "advised": bool(said.advice),
        "regained": None if again is None else again.id,
        "wanted_end": told(shown.wanted_end),
        "current": None if current is None else _named(current),
        "minutes": 0 if current is None else current.minutes,
        "spent": round(shown.spent.total_seconds()),
        "rest": round((shown.forecast_end - now - shown.left).total_seconds()),
        "next": _named(None if run is None else following(run)),
        "back": _named(back),
        "times": _times(kept.plan, run, now, told),
    }


def plan_line(kept: KeptPlan, now: datetime) -> dict[str, Any]:
    """Return a plan as it stands in a list, with its steps, which can be borrowed."""
    return {
        "id": kept.id,
        "title": kept.now.title,
        "minutes": kept.now.minutes,
        "at": sentences.clock(kept.changed_at, now),
        "ran": kept.run is not None,
        "steps": [
            {"id": step.id, "title": step.title, "minutes": step.minutes} for step in kept.now.steps
        ],
    }


def _step(step: Step, kept: KeptPlan) -> dict[str, Any]:
    planned = kept.plan.step(step.id)
    place = _place(step, kept.run)
    took = None
    if kept.run is not None and place != NOW:
        took = kept.run.took(step.id, kept.run.started_at)  # all its visits have ended
    return step.to_json() | {
        "place": place,
        "planned": None if planned is None else planned.minutes,
        "took": None if took is None else max(1, round(took / MINUTE)),
    }


def _place(step: Step, run: Run | None) -> str:
    if run is not None and run.current == step.id:
        return NOW
    if run is not None and any(visit.step == step.id for visit in run.visits):
        return DONE
    return DROPPED if step.dropped else LATER


def _named(step: Step | None) -> dict[str, str] | None:
    return None if step is None else {"id": step.id, "title": step.title}


def _times(plan: Plan, run: Run | None, now: datetime, told: Any) -> dict[str, str]:
    """Return when steps began or will begin, by id; before the session, after how many minutes."""
    if run is None:
        starts = _starts(((step.id, step.minutes * MINUTE) for step in plan.kept), timedelta())
        return {
            name: _("after {n} min").format(n=int(start / MINUTE)) if start else _("first")
            for name, start in starts
        }
    lefts = ((step.id, step.minutes * MINUTE - run.spent(step.id, now)) for step in ahead(run))
    coming = [(name, max(timedelta(), left)) for name, left in lefts]
    times = {name: told(now + start) for name, start in _starts(coming, timedelta())}
    began = {visit.step: told(visit.began) for visit in reversed(run.visits)}
    return (times if run.ended_at is None else {}) | began


def _starts(
    lengths: Iterable[tuple[str, timedelta]], at: timedelta
) -> Iterable[tuple[str, timedelta]]:
    for name, length in lengths:
        yield name, at
        at += length
