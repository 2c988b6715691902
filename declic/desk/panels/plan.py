"""The plan of the session and its clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from traitlets import Dict

from declic.desk.actions import number_in
from declic.desk.board import Panel, module
from declic.desk.planning import editing, keeping, running, telling
from declic.desk.planning.showing import moment, plan_line, plan_state
from declic.desk.view import View
from declic.domain.exercise import Part
from declic.domain.plan import Kind, Priority
from declic.domain.session import Session
from declic.i18n import Words
from declic.printing import pdf
from declic.store import Transaction, plans
from declic.store.plans import KeptPlan

_ = Words("desk")

MOST_PLANS = 40
"""Plans listed at most, the newest."""


@dataclass(frozen=True)
class Found:
    """What is read of the store.

    Attributes
    ----------
    shown
        The plan that is shown; None if there is none.
    own
        Id of the session's own plan; None if it has none.
    last_note
        What was written after the session that the plan comes from.
    known
        Plans, the newest first.
    """

    shown: KeptPlan | None
    own: int | None
    last_note: str
    known: list[KeptPlan]


class PlanPanel(Panel):
    """The plan of the session that is shown, or another one that was chosen.

    State: ``{notice, plan: what plan_state returns or null, own: id of the session's plan or null,
    session: whether one is shown, parts: [title], plans: what plan_line returns,
    workshops: [{name, title}], print: address of the page to print, or
    empty, pdf: whether PDFs can be made here}``.

    Messages: those of :mod:`declic.desk.planning.editing`, :mod:`~declic.desk.planning.running`
    and :mod:`~declic.desk.planning.keeping`; ``{"type": "choose", "plan": <id or null>}`` shows a
    plan, or the session's own.
    """

    _esm = module("dom", "controls", "clock", "reorder", "steps", "outline", "plans", "plan")
    actions: ClassVar = {**editing.ACTIONS, **running.ACTIONS, **keeping.ACTIONS}

    moment = Dict().tag(sync=True)
    """Where the session is (:func:`declic.desk.planning.showing.moment`); empty without plan. It
    changes with time, and is kept apart from the state, which then need not be sent."""

    _session: int | None = None
    _chosen: int | None = None
    _newest = 0
    _awaited: int | None = None  # show the plan that will be newer than this one

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "kinds": {kind.value: kind.word for kind in Kind},
            "priorities": {one.value: one.word for one in Priority},
            "leads": telling.leads(),
            **_clock_texts(),
            **_step_texts(),
            **_plan_texts(),
        }

    def read(self, tx: Transaction, session: Session | None) -> Found:
        known = plans.newest(tx, MOST_PLANS)
        number = None if session is None else session.id
        newest = max((kept.id for kept in known), default=0)
        if self._awaited is not None and newest > self._awaited:
            self._chosen, self._awaited = newest, None
        elif number != self._session:
            self._chosen = None
        self._session, self._newest = number, newest
        own = None if number is None else plans.of_session(tx, number)
        chosen = None if self._chosen is None else plans.by_id(tx, self._chosen)
        shown = chosen or own
        before = None if shown is None or not shown.based_on else plans.by_id(tx, shown.based_on)
        return Found(
            shown=shown,
            own=None if own is None else own.id,
            last_note="" if before is None else before.note,
            known=known,
        )

    def show(self, view: View, found: Found | None) -> dict[str, Any]:
        session = None if view.data is None else view.data.session
        state = {
            "notice": view.fault if found is None or session is not None else "",
            "plan": None,
            "own": None if found is None else found.own,
            "session": None if session is None else session.workshop.title,
            "parts": [],
            "plans": [] if found is None else [plan_line(one, view.now) for one in found.known],
            "workshops": [{"name": card.name, "title": card.title} for card in view.released or ()],
            "print": "",
            "pdf": pdf.available(),
        }
        shown = None if found is None else found.shown
        if found is None or shown is None:
            self.moment = {}
            return state
        self.moment = moment(shown, view.now)
        return state | {
            "plan": plan_state(shown, None if session is None else session.id, found.last_note),
            "parts": [part.title for part in _parts(shown, view)],
            "print": f"{view.places['base']}desk/plan/{shown.id}",
        }

    def _receive(self, panel: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, Mapping):
            asked, own = content.get("type"), content.get("session") is True
            self._awaited = self._newest if asked in ("make", "again") and not own else None
            if asked == "choose" or (asked == "make" and own):
                self._chosen = number_in(content, "plan") if asked == "choose" else None
        super()._receive(panel, content, buffers)


def _parts(shown: KeptPlan, view: View) -> tuple[Part, ...]:
    """Return the parts of the workshop that a plan is about, as the session has them."""
    if view.data is not None and view.data.session.id == shown.session:
        return view.data.session.workshop.parts
    cards = (card for card in view.released or () if card.name == shown.workshop)
    return next((card.parts for card in cards), ())


def _clock_texts() -> dict[str, str]:
    return {
        "begin": _("Begin the session"),
        "next": _("Next: {title}"),
        "back": _("Back to “{title}”"),
        "finish": _("End the session"),
        "go_on": _("Go on with “{title}”"),
        "left": _("left"),
        "beyond": _("more than planned"),
        "progress": _("Time of this step"),
        "ends": _("End at {forecast}; wanted: {wanted}"),
        "more": _("5 min more"),
        "less": _("5 min less"),
        "adjust": _("Adjust the plan"),
        "take_back": _("Take it back"),
    }


def _step_texts() -> dict[str, str]:
    return {
        "steps": _("The steps"),
        "drag": _("Move “{title}”: drag, or Alt and an arrow"),
        "up": _("Move up"),
        "down": _("Move down"),
        "place_of": _("“{title}”: {place} of {all}"),
        "title_of": _("Title"),
        "minutes": _("Minutes"),
        "kind": _("Kind"),
        "priority": _("Priority"),
        "lead": _("When it begins"),
        "parts_of": _("Parts of the workshop"),
        "note_of": _("What to say, what to watch"),
        "drop": _("Leave out"),
        "take_up": _("Take it up again"),
        "delete": _("Delete"),
        "here": _("Go to this step"),
        "planned": _("{n} min"),
        "took": _("{took} min, planned: {n}"),
        "dropped": _("left out"),
        "done": _("done"),
        "now": _("now"),
        "add_title": _("Add or borrow a step"),
        "add": _("Add"),
        "borrow": _("Borrow a step"),
        "from_plan": _("From which plan"),
        "which_step": _("Which step"),
        "undo": _("Undo: {said}"),
    }


def _plan_texts() -> dict[str, str]:
    return {
        "none": _("This session has no plan yet. Make one: it takes a second, and can be changed."),
        "no_session": _("Prepare a plan now; you will take it when the session is open."),
        "from_workshop": _("From the workshop"),
        "as_long": _("as long as it takes"),
        "for_minutes": _("{n} minutes"),
        "how_long": _("How long"),
        "make": _("Make the plan"),
        "out_of": _("Out of what"),
        "from_form": _("The form of 40 minutes"),
        "from_nothing": _("From nothing"),
        "earlier": _("Earlier plans"),
        "others": _("Other plans"),
        "prepare": _("Prepare a plan"),
        "take": _("Take it for this session"),
        "see": _("Look at it"),
        "own": _("Back to the plan of this session"),
        "plan_title": _("Title of the plan"),
        "plan_minutes": _("Minutes of the session"),
        "plan_margin": _("Minutes of margin"),
        "plan_settings": _("Title, length, margin"),
        "ran": _("held"),
        "print": _("Print it on a page"),
        "pdf": _("PDF"),
        "new_window": _("(new tab)"),
        "note": _("A word on the session: what went well, what to change"),
        "last_time": _("Last time you wrote:"),
        "again": _("Use this as the next plan"),
        "again_help": _("With the time that each step really took, and your notes."),
        "compare": _("What was planned, and what happened"),
        "col_step": _("Step"),
        "col_planned": _("Planned"),
        "col_real": _("Real"),
        "minutes_short": _("min"),
        "keep_note": _("Keep the note"),
    }
