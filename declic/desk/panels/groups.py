"""Groups that come back week after week: who agreed to be in one, and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from declic.desk import sentences
from declic.desk.actions import Doing, Outcome, misunderstood, number_in
from declic.desk.board import Panel, module
from declic.desk.history import Step, acquired
from declic.desk.view import View
from declic.domain.session import Session
from declic.i18n import Words
from declic.store import Transaction, attempts, groups, learners, sessions
from declic.store.groups import NAME_LENGTH, Group, Member

_ = Words("desk")


@dataclass(frozen=True)
class History:
    """A group that was chosen.

    Attributes
    ----------
    sessions
        Its sessions, the oldest first.
    came
        (session, learner) for each session to which somebody of it came.
    steps
        What each person acquired, by their id.
    """

    group: Group
    members: Sequence[Member]
    sessions: Sequence[Session]
    came: set[tuple[int, int]]
    steps: Mapping[int, Sequence[Step]]


@dataclass(frozen=True)
class Found:
    """The groups, and the one that was chosen; None if none was."""

    groups: Sequence[Group]
    chosen: History | None


def _make(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    name = message.get("name")
    if not isinstance(name, str):
        return misunderstood()
    with doing.store.transaction() as tx:
        groups.make(tx, name, doing.now)
    return Outcome(_("The group is there. Add the people who agree."))


def _agree(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    group, learner = number_in(message, "group"), number_in(message, "learner")
    if group is None or learner is None or message.get("agreed") is not True:
        return misunderstood()
    with doing.store.transaction() as tx:
        known = {one.id for one in groups.all_groups(tx)}
        found = learners.learner(tx, learner)
        if group not in known or found is None:
            return _gone()
        groups.agree(tx, group, learner, doing.now)
    said = _("{name} agreed today, and is in the group.")
    return Outcome(said.format(name=found.display_name))


def _take_out(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    group, learner = number_in(message, "group"), number_in(message, "learner")
    if group is None or learner is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        groups.take_out(tx, group, learner)
    return Outcome(_("This person is out of the group, and so is their history in it."))


def _remove(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    group = number_in(message, "group")
    if group is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        groups.remove(tx, group)
    return Outcome(_("The group is gone. What each person did stays theirs."))


def _choose(_doing: Doing, _message: Mapping[str, Any]) -> Outcome:
    return Outcome("")  # the panel has noted it, and reads the store again after each message


def _gone() -> Outcome:
    return Outcome(_("This group or this person is not there any more."))


class GroupsPanel(Panel):
    """The groups, and one of them that was chosen.

    State: ``{notice, groups: [{id, name, members}], people: [{id, name}] of the session that is
    shown, chosen: {id, name, members: [{id, name, agreed, came, steps: [{at, parts}]}], sessions:
    [{id, title, at, came}]} or null}``.

    Messages: ``make`` with ``name``; with ``group`` (its id) ``choose`` (or null), ``remove``;
    with ``group`` and ``learner`` ``take-out`` and ``agree``, this one with ``agreed: true``.
    """

    _esm = module("dom", "controls", "groups")
    actions: ClassVar = {
        "make": _make,
        "choose": _choose,
        "agree": _agree,
        "take-out": _take_out,
        "remove": _remove,
    }

    _chosen: int | None = None

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "what_for": _("A group that comes back keeps its history, for those who agree."),
            "none": _("No group yet."),
            "new": _("Make a group"),
            "name": _("Name of the group"),
            "make": _("Make the group"),
            "name_length": NAME_LENGTH,
            "people_n": _("{name} ({n})"),
            "members": _("Who is in it"),
            "agreed_on": _("agreed on {at}"),
            "acquired": _("Acquired on {at}: {parts}"),
            "nothing_acquired": _("No part acquired yet."),
            "take_out": _("Take out"),
            "take_out_title": _("Take {name} out of the group?"),
            "take_out_text": _("The group forgets their history. Their answers stay theirs."),
            "add": _("Add people of this session"),
            "nobody_else": _("Everybody of this session is in the group, or nobody has come."),
            "ask_title": _("Ask {name}"),
            "ask_text": _(
                "“Do you agree that we keep together, under your first name or nickname, the"
                " sessions to which you come and what you manage? It lets us go on where you"
                " were. You may say no, and change your mind whenever you like.”"
            ),
            "yes": _("{name} agrees"),
            "no": _("No"),
            "sessions": _("Its sessions"),
            "no_session": _("No session yet: one counts when two people of the group come."),
            "session_line": _("{at} · {title} · {n} of the group"),
            "remove": _("Remove the group"),
            "remove_title": _("Remove “{name}”?"),
            "remove_text": _("Who was in it is forgotten. What each person did stays theirs."),
            "keep": _("Keep"),
        }

    def read(self, tx: Transaction, session: Session | None) -> Found:
        known = groups.all_groups(tx)
        chosen = next((one for one in known if one.id == self._chosen), None)
        return Found(known, None if chosen is None else _history(tx, chosen))

    def show(self, view: View, found: Found | None) -> dict[str, Any]:
        here = None if view.data is None else view.data.learners
        people = [] if here is None else zip(here.index, here["name"], strict=True)
        history = None if found is None else found.chosen
        return {
            "notice": view.fault if found is None else "",
            "groups": [
                {"id": one.id, "name": one.name, "members": one.members}
                for one in (found.groups if found else ())
            ],
            "people": [{"id": int(number), "name": str(name)} for number, name in people],
            "chosen": None if history is None else _shown(history, view),
        }

    def _receive(self, panel: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, Mapping) and content.get("type") == "choose":
            self._chosen = number_in(content, "group")
        super()._receive(panel, content, buffers)


def _history(tx: Transaction, group: Group) -> History:
    members = groups.members(tx, group.id)
    own = [
        one for one in (sessions.session(tx, n) for n in groups.session_ids(tx, group.id)) if one
    ]
    came = groups.who_came(tx, group.id)
    recorded = attempts.recorded(tx, learners=[one.learner.id for one in members])
    steps = {}
    for member in members:
        number = member.learner.id
        attended = [session for session in own if (session.id, number) in came]
        steps[number] = acquired(number, attended, recorded)
    return History(group, members, own, came, steps)


def _shown(history: History, view: View) -> dict[str, Any]:
    held = {
        session.id: sentences.clock(session.opened_at, view.now) for session in history.sessions
    }
    return {
        "id": history.group.id,
        "name": history.group.name,
        "members": [
            {
                "id": member.learner.id,
                "name": member.learner.display_name,
                "agreed": sentences.clock(member.consented_at, view.now),
                "came": _came(sum((number, member.learner.id) in history.came for number in held)),
                "steps": [
                    {"at": held[step.session], "parts": list(step.parts)}
                    for step in history.steps[member.learner.id]
                ],
            }
            for member in history.members
        ],
        "sessions": [
            {
                "id": session.id,
                "title": session.workshop.title,
                "at": held[session.id],
                "came": sum(number == session.id for number, _who in history.came),
            }
            for session in reversed(history.sessions)
        ],
    }


def _came(times: int) -> str:
    return _.n("came {n} time", "came {n} times", times).format(n=times)
