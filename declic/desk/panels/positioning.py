"""Positioning: what people say of themselves beside what was measured; groups, and where to begin.

What is proposed is :mod:`declic.desk.standing`'s. As soon as the adviser keeps or changes groups,
they are hers: nothing proposed takes their place, and who comes later is still to be placed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from declic.desk import frames, sentences, standing
from declic.desk.actions import Doing, Outcome, misunderstood, number_in, text_in
from declic.desk.board import Panel, module
from declic.desk.frames import SessionData
from declic.desk.standing import Mark, Standing
from declic.desk.view import View
from declic.domain.session import Session
from declic.i18n import Words
from declic.store import Transaction, messages, placements
from declic.store.messages import MESSAGE_LENGTH, Message
from declic.store.placements import NAME_LENGTH

_ = Words("desk")

KIND = "Positioning"


@dataclass(frozen=True)
class Found:
    """What the adviser decided and wrote: groups' names by learner, messages of the session."""

    placed: Mapping[int, str]
    written: Sequence[Message]


def standings(data: SessionData) -> dict[int, Standing]:
    """Return what the newest positioning test of each person says, by id, in the order of rows."""
    tests = {card.id for card in data.session.workshop.exercises if card.kind == KIND}
    rows = data.attempts[data.attempts["exercise"].isin(tests)]
    newest = {}
    for learner, details in zip(rows["learner"], rows["details"], strict=True):
        found = standing.standing(details)
        if found is not None:
            newest[int(learner)] = found
    return {int(one): newest[int(one)] for one in data.row_names.index if int(one) in newest}


def _proposed(people: Mapping[int, Standing]) -> dict[str, list[int]]:
    proposed: dict[str, list[int]] = {}
    for group in standing.groups(people):
        proposed.setdefault(group.name[:NAME_LENGTH].strip(), []).extend(group.people)
    return proposed


def _advice(found: Standing, data: SessionData) -> str:
    """Return what a person is told, no longer than a message may be; empty without a path."""
    steps = standing.path(found, data.session.workshop)
    while steps:
        parts = ", ".join(_("“{part}”").format(part=part) for part in steps)
        said = _("For you, begin with: {parts}.").format(parts=parts)
        if len(said) <= MESSAGE_LENGTH:
            return said
        steps = steps[:-1]
    return ""


def _sent(written: Sequence[Message], learner: int, text: str) -> Message | None:
    return next((one for one in written if one.learner == learner and one.text == text), None)


def _keep(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    if doing.session is None:
        return misunderstood()
    proposed = _proposed(standings(frames.read(doing.store, doing.session)))
    if not proposed:
        return Outcome(_("Nobody has done the positioning yet."))
    with doing.store.transaction() as tx:
        placements.keep(tx, doing.session, proposed, doing.now)
    return Outcome(_("These groups are kept. Whoever comes later is still to be placed."))


def _move(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    learner, name = number_in(message, "learner"), text_in(message, "group", NAME_LENGTH)
    if doing.session is None or learner is None or name is None:
        return misunderstood()
    data = frames.read(doing.store, doing.session)
    if learner not in data.row_names.index:
        return misunderstood()
    proposed = _proposed(standings(data))
    with doing.store.transaction() as tx:
        placements.keep(tx, doing.session, proposed, doing.now)
        there = set(placements.of_session(tx, doing.session).values())
        if name and name not in there:
            return Outcome(_("This group is not there any more."))
        into = name or _new_name(there)
        placements.put(tx, doing.session, learner, into, doing.now)
    said = _("{name} is in the group “{group}”.")
    return Outcome(said.format(name=data.row_names[learner], group=into))


def _rename(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    before, after = text_in(message, "group", NAME_LENGTH), message.get("name")
    if doing.session is None or not before or not isinstance(after, str):
        return misunderstood()
    proposed = _proposed(standings(frames.read(doing.store, doing.session)))
    with doing.store.transaction() as tx:
        placements.keep(tx, doing.session, proposed, doing.now)
        if before not in placements.of_session(tx, doing.session).values():
            return Outcome(_("This group is not there any more."))
        placements.rename(tx, doing.session, before, after)
    return Outcome(_("The group has its new name."))


def _forget(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    if doing.session is None:
        return misunderstood()
    with doing.store.transaction() as tx:
        placements.forget(tx, doing.session)
    return Outcome(_("Your groups are gone. The desk proposes some again."))


def _send(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    """Send a person's path, or without ``learner`` those of all who don't have theirs yet."""
    wanted = message.get("learner")
    if doing.session is None or (wanted is not None and number_in(message, "learner") is None):
        return misunderstood()
    data = frames.read(doing.store, doing.session)
    found = {one: _advice(what, data) for one, what in standings(data).items()}
    count = 0
    with doing.store.transaction() as tx:
        written = messages.of_sessions(tx, [doing.session])
        for learner, text in found.items():
            meant = wanted in (None, learner) and text
            if meant and _sent(written, learner, text) is None:
                messages.send(tx, doing.session, text, doing.now, learner)
                count += 1
    if not count:
        return Outcome(_("There is no path to send that was not sent yet."))
    return Outcome(_.n("The path is on {n} page.", "The paths are on {n} pages.", count))


def _new_name(there: set[str]) -> str:
    number = 1
    while (name := _("Group {n}").format(n=number)) in there:
        number += 1
    return name


class PositioningPanel(Panel):
    """Where people stand, the groups, and each one's path.

    State: ``{notice, session: whether one is shown, skills: [names], people: [{id, name, marks:
    [{said, level, words} or null], path, sent}], missing: [{id, name}], groups: [{name, about,
    people: [{id, name}]}], kept: whether the adviser decided, unplaced: [{id, name}]}``.

    Messages: ``keep``, ``forget``; ``move`` with ``learner`` and ``group`` (its name; empty: a new
    one); ``rename`` with ``group`` and ``name``; ``send``, with ``learner`` or to all.
    """

    _esm = module("dom", "controls", "positioning")
    actions: ClassVar = {
        "keep": _keep,
        "forget": _forget,
        "move": _move,
        "rename": _rename,
        "send": _send,
    }

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "nobody": _(
                "Nobody has done the positioning yet. Put a Positioning exercise at the beginning"
                " of the workshop: its result shows here."
            ),
            "levels": standing.level_words(),
            "said": _("said: {level}"),
            "measured": _("measured: {level}"),
            "unknown": _("not known"),
            "table": _("Said and measured, by person and skill"),
            "how_to_read": _("How to read this table"),
            "how_said": _("Circles: what the person says. One for “to discover”, three for ease."),
            "how_measured": _("Squares: what the answers to the questions show."),
            "how_doubt": _(
                "One measured level in three is a neighbour of the true one: it is a place to"
                " begin, no mark. A word stands where the two differ."
            ),
            "groups_title": _("Groups"),
            "proposed": _("A proposal: people who need the same are together. You decide."),
            "kept": _("Your groups. The desk does not change them any more."),
            "how_groups": _("How groups are proposed"),
            "how_rule": _(
                "Not by level, but by what people need to practise. Whoever is at ease everywhere"
                " goes where the group is smallest, to help. Changing one thing keeps them all."
            ),
            "about": _("To practise: {skills}"),
            "keep": _("Keep these groups"),
            "forget": _("Propose groups again"),
            "forget_sure": _("Your groups will be lost."),
            "forget_do": _("Yes, propose again"),
            "unplaced": _("To be placed"),
            "missing": _("Not positioned yet"),
            "into": _("Which group for {name}"),
            "new_group": _("A new group"),
            "move": _("Move"),
            "rename": _("Rename"),
            "group_name": _("Name of the group"),
            "count": _("{title}: {n}"),
            "paths": _("Where each one could begin"),
            "no_path": _("no part of this workshop in particular"),
            "send": _("Send"),
            "send_to": _("Send the path to {name}"),
            "send_all": _("Send everybody their path"),
            "send_help": _("Nothing is sent by itself. The sentence shows on the person's page."),
            "sent": _("sent at {time}"),
            "name_length": NAME_LENGTH,
        }

    def read(self, tx: Transaction, session: Session | None) -> Found | None:
        if session is None:
            return None
        placed = placements.of_session(tx, session.id)
        return Found(placed, messages.of_sessions(tx, [session.id]))

    def show(self, view: View, found: Found | None) -> dict[str, Any]:
        if view.data is None or found is None:
            return {"notice": view.fault, "session": False}
        data, people = view.data, standings(view.data)
        names = {
            int(one): str(name)
            for one, name in zip(data.row_names.index, data.row_names, strict=True)
        }
        placed = {one: group for one, group in found.placed.items() if one in names}
        kept = bool(found.placed)
        groups: dict[str, list[int]] = {} if kept else _proposed(people)
        for one in sorted(placed) if kept else ():
            groups.setdefault(placed[one], []).append(one)
        skills = {mark.skill: mark.name for one in people.values() for mark in one.marks}
        return {
            "notice": view.notice,
            "session": True,
            "skills": list(skills.values()),
            "people": [
                {
                    "id": one,
                    "name": names[one],
                    "marks": _marks(what, list(skills)),
                    **_path(one, what, data, found.written, view),
                }
                for one, what in people.items()
            ],
            "missing": _named([one for one in names if one not in people], names),
            "groups": [
                {
                    "name": name,
                    "about": standing.to_practise(people[one] for one in ids if one in people),
                    "people": _named(ids, names),
                }
                for name, ids in sorted(groups.items())
            ],
            "kept": kept,
            "unplaced": _named([one for one in names if kept and one not in placed], names),
        }


def _marks(found: Standing, skills: list[str]) -> list[dict[str, Any] | None]:
    by_skill = {mark.skill: mark for mark in found.marks}
    return [None if skill not in by_skill else _mark(by_skill[skill]) for skill in skills]


def _mark(mark: Mark) -> dict[str, Any]:
    differs = bool(mark.difference)
    return {"said": mark.said, "level": mark.level, "words": mark.in_words(), "differs": differs}


def _path(
    one: int, found: Standing, data: SessionData, written: Sequence[Message], view: View
) -> dict[str, Any]:
    text = _advice(found, data)
    sent = _sent(written, one, text) if text else None
    return {"path": text, "sent": sentences.clock(sent.at, view.now) if sent else ""}


def _named(ids: Sequence[int], names: Mapping[int, str]) -> list[dict[str, Any]]:
    return [{"id": one, "name": names[one]} for one in ids]
