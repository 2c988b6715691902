"""Opens the session that an entry of the diary plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from declic.desk.actions import Doing, Outcome, misunderstood, number_in
from declic.domain.diary import Kind
from declic.domain.session import spaced_code
from declic.i18n import Words
from declic.store import diary, plans, sessions

_ = Words("desk")


def open_planned(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    """Open the session of an entry, with its plan; the group has it through the entry."""
    number, chosen = number_in(message, "entry"), message.get("workshop")
    released = {card.name: card for card in doing.released.refresh()}
    with doing.store.transaction() as tx:
        kept = None if number is None else diary.by_id(tx, number)
        if number is None or kept is None:
            return Outcome(_("This entry is not there any more."))
        entry = kept.entry
        if entry.kind is not Kind.SESSION:
            return misunderstood()
        if entry.session is not None:
            return Outcome(_("This session was opened already."), entry.session)
        plan = None if entry.plan is None else plans.by_id(tx, entry.plan)
        card = released.get(str(chosen or (plan.workshop if plan else "")))
        if card is None:
            return Outcome(_("This workshop is not ready. Choose one in the list."))
        session = sessions.open_session(tx, card, doing.now)
        given = None if plan is None else plans.give(tx, plan.id, session.id, doing.now)
        held = replace(entry, session=session.id, plan=given.id if given else None)
        diary.change(tx, number, held, doing.now)
    text = _("The session is open. Its code: {code}")
    return Outcome(text.format(code=spaced_code(session.code)), session.id)
