"""Who is in: hands, pairs, who was taken out; names, entries that are one person, a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import pandas as pd

from declic.desk import sentences
from declic.desk.actions import Action, Doing, Outcome, misunderstood, number_in, text_in
from declic.desk.board import Panel, module
from declic.desk.frames import SessionData
from declic.desk.view import View
from declic.gradebook import forgetting
from declic.i18n import Words
from declic.store import Transaction, learners, merging, messages, people
from declic.store.messages import MESSAGE_LENGTH

_ = Words("desk")

NAME_LENGTH = 300

Write = Callable[[Transaction, int, int], str]
"""Does something to a learner (the third) of a session (the second); returns what to say."""


def _do(doing: Doing, message: Mapping[str, Any], write: Write) -> Outcome:
    """Do something to a person of the session that is shown, and say how it went."""
    learner = number_in(message, "learner")
    if doing.session is None or learner is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        if learner not in people.presences(tx, doing.session):
            return misunderstood()
        return Outcome(write(tx, doing.session, learner))


def _name(tx: Transaction, learner: int) -> str:
    known = learners.learner(tx, learner)
    return "" if known is None else known.display_name


def _rename(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    typed = text_in(message, "name", NAME_LENGTH)
    if typed is None:
        return misunderstood()

    def write(tx: Transaction, session: int, learner: int) -> str:
        before = _name(tx, learner)
        after = people.rename(tx, session, learner, typed)
        return _("{before} is called {after} now.").format(before=before, after=after)

    return _do(doing, message, write)


def _take_out(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def write(tx: Transaction, session: int, learner: int) -> str:
        people.take_out(tx, session, learner, doing.now)
        return _("{name} is out. What they answered is kept.").format(name=_name(tx, learner))

    return _do(doing, message, write)


def _put_back(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def write(tx: Transaction, session: int, learner: int) -> str:
        people.put_back(tx, session, learner)
        return _("{name} may come in again, with their card.").format(name=_name(tx, learner))

    return _do(doing, message, write)


def _pair(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    other = number_in(message, "other")
    if other is None:
        return misunderstood()

    def write(tx: Transaction, session: int, learner: int) -> str:
        people.pair(tx, session, learner, other)
        return _("{one} and {other} work together now, at the computer of {one}.").format(
            one=_name(tx, learner), other=_name(tx, other)
        )

    return _do(doing, message, write)


def _part(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def write(tx: Transaction, session: int, learner: int) -> str:
        people.part(tx, session, learner)
        return _("Each works alone now. Each keeps what they did together.")

    return _do(doing, message, write)


def _send(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    text = text_in(message, "text", MESSAGE_LENGTH)
    if text is None:
        return misunderstood()

    def write(tx: Transaction, session: int, learner: int) -> str:
        messages.send(tx, session, text, doing.now, learner)
        return _("{name} reads your message now.").format(name=_name(tx, learner))

    return _do(doing, message, write)


def _merge(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    """Make *other* part of *learner*; the other's submissions go, collecting writes them anew."""
    other = number_in(message, "other")
    if other is None:
        return misunderstood()
    done = False

    def write(tx: Transaction, session: int, learner: int) -> str:
        nonlocal done
        if other not in people.presences(tx, session):
            return misunderstood().message
        merging.merge(tx, learner, other)
        done = True
        return _("They are one person now: {name}. Both cards work.").format(
            name=_name(tx, learner)
        )

    outcome = _do(doing, message, write)
    kept = number_in(message, "learner")
    if done and kept is not None:
        forgetting.merged(doing.settings, kept, other)
    return outcome


class PeoplePanel(Panel):
    """The people of the session.

    State: ``{notice, people: [{learner, name, states: [word], removed, paired}]}``. Messages, each
    with ``learner``: ``rename`` (``name``), ``take-out``, ``put-back``, ``pair`` and ``merge``
    (``other``), ``part``, ``send`` (``text``).
    """

    _esm = module("dom", "controls", "people")

    actions: ClassVar[Mapping[str, Action]] = MappingProxyType(
        {
            "rename": _rename,
            "take-out": _take_out,
            "put-back": _put_back,
            "pair": _pair,
            "part": _part,
            "send": _send,
            "merge": _merge,
        }
    )

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "search": _("Find a person"),
            "nobody": _("Nobody has this name."),
            "new_name": _("First name or nickname"),
            "rename": _("Change the name"),
            "message": _("Message to this person"),
            "send": _("Send"),
            "with_whom": _("With whom?"),
            "choose": _("Choose"),
            "pair": _("They share a computer"),
            "part": _("Each works alone again"),
            "merge": _("It is the same person"),
            "take_out": _("Take out of the session"),
            "put_back": _("Put back"),
            "cancel": _("Cancel"),
            "merge_text": _(
                "{other} becomes part of {name}: answers, questions and help are put together, by"
                " time. Both return cards work. The work of {other} that was collected goes;"
                " collect again. This can't be undone."
            ),
            "merge_yes": _("Make them one person"),
            "out_text": _(
                "{name} leaves the session: the page says so. Answers are kept, and you can put"
                " them back."
            ),
            "out_yes": _("Take out"),
            "message_length": MESSAGE_LENGTH,
        }

    def show(self, view: View, found: Any) -> dict[str, Any]:
        data = view.data
        if data is None:
            return {"notice": view.fault, "people": []}
        rows = data.learners.reset_index().to_dict("records")
        beside, done = _beside(data), _done(view)
        shown = [
            {
                "learner": row["learner"],
                "name": row["name"],
                "states": _states(view, data, row, beside.get(row["learner"]), done),
                "removed": row["removed"],
                "paired": row["learner"] in beside,
            }
            for row in rows
        ]
        return {"notice": view.notice, "people": sorted(shown, key=lambda one: one["removed"])}


def _beside(data: SessionData) -> dict[int, int]:
    """Return who sits with whom, by learner; who works alone is not there."""
    beside = data.learners["companion_of"].dropna().astype("int64")
    pairs = dict(zip(beside.index.tolist(), beside.tolist(), strict=True))
    return {first: other for other, first in pairs.items()} | pairs


def _done(view: View) -> dict[int, int]:
    """Return how many exercises each learner has done."""
    if view.table is None or view.table.empty:
        return {}
    done = (view.table["solved"] | view.table["waiting"]).groupby(level="learner").sum()
    return dict(zip(done.index.tolist(), done.tolist(), strict=True))


def _states(
    view: View,
    data: SessionData,
    row: Mapping[Any, Any],
    beside: int | None,
    done: Mapping[int, int],
) -> list[str]:
    if row["removed"]:
        return [_("taken out")]
    said = []
    if pd.notna(row["hand"]):
        at = sentences.clock(row["hand"].to_pydatetime(), view.now)
        said.append(_("hand up since {time}").format(time=at))
    if beside is not None:
        said.append(_("with {name}").format(name=data.learners["name"].get(beside, "")))
    if row["learner"] in done:
        how_many = len(data.session.workshop.exercises)
        said.append(
            _("{done} of {all} exercises done").format(done=done[row["learner"]], all=how_many)
        )
    return said
