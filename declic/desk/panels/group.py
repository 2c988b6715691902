"""The group: what is hard for it, by exercise and by skill; and what the projector shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from declic import i18n
from declic.desk import group
from declic.desk.actions import Doing, Outcome, misunderstood, text_in
from declic.desk.board import Panel, module
from declic.desk.view import View
from declic.domain import clouds
from declic.domain.session import Session
from declic.domain.steering import Steering
from declic.i18n import Words
from declic.store import Transaction, sessions, steering

_ = Words("desk")

WRITTEN = frozenset({"FreeText", "ShortAnswer"})
"""Kinds whose answers are words of one's own."""
LONGEST_ID = 120


def _project(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    exercise = _exercise(doing, message)
    if exercise is None or doing.session is None:
        return misunderstood()
    solved = message.get("solved") is True
    _change(doing, lambda now: replace(now, projected=exercise, solved=solved))
    if solved:
        return Outcome(_("The projector shows the exercise and its answer."))
    return Outcome(_("The projector shows the exercise."))


def _clear(doing: Doing, _message: Mapping[str, Any]) -> Outcome:
    if doing.session is None:
        return misunderstood()
    _change(doing, lambda now: replace(now, projected="", solved=False))
    return Outcome(_("The projector shows the code again."))


def _approve(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    exercise, word = _exercise(doing, message), text_in(message, "word", clouds.LONGEST)
    if exercise is None or not word:
        return misunderstood()
    wanted = message.get("approved") is True

    def change(now: Steering) -> Steering:
        others = tuple(one for one in now.approved.get(exercise, ()) if one != word)
        words = (*others, word) if wanted else others
        return replace(now, approved=dict(now.approved) | {exercise: words})

    _change(doing, change)
    return Outcome("")


def _exercise(doing: Doing, message: Mapping[str, Any]) -> str | None:
    """Return the exercise that a message names; None where the session has no such."""
    exercise = text_in(message, "exercise", LONGEST_ID)
    if doing.session is None or not exercise:
        return None
    with doing.store.reading() as tx:
        session = sessions.session(tx, doing.session)
    known = () if session is None else session.workshop.exercises
    return exercise if exercise in {card.id for card in known} else None


def _change(doing: Doing, how: Any) -> None:
    assert doing.session is not None
    with doing.store.transaction() as tx:
        steering.change(tx, doing.session, how, doing.now)


class GroupPanel(Panel):
    """How the group gets on, and the projector.

    State: ``{notice, people, projector: address or empty, projected: id or empty, solved,
    exercises: [{id, number, title, tried, managed, stuck, attempts, together, mistake: {said:
    [text], people, still} or null, words: [{key, text, people, approved}] or null}], skills:
    [{label, tried, managed}]}``.

    Messages: ``project`` with ``exercise`` and ``solved``; ``clear``; ``approve`` with
    ``exercise``, ``word`` (its key) and ``approved``.
    """

    _esm = module("dom", "controls", "group")
    actions: ClassVar = {"project": _project, "clear": _clear, "approve": _approve}

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "by_exercise": _("By exercise, the hardest first"),
            "by_skill": _("By skill, the hardest first"),
            "untried": _("Not tried yet"),
            "counts": _("Tried: {tried} · managed: {managed}"),
            "attempts_each": _("attempts for each: {n}"),
            "stuck_here": _("{n} stuck"),
            "together": _("To do again together"),
            "mistake": _("The most common mistake"),
            "mistake_people": _("{n} people answered:"),
            "mistake_still": _("{n} have not found a better answer yet."),
            "show": _("Show on the board"),
            "show_answer": _("Show the answer on the board"),
            "hide_answer": _("Hide the answer"),
            "clear": _("Take it off the board"),
            "on_board": _("On the board now"),
            "more": _("Mistake and board"),
            "words": _("Words that the board may show"),
            "words_hint": _(
                "Look at each word before you let it be shown: it must say nothing of a person."
            ),
            "skill_counts": _("Answers: {tried} · managed: {managed}"),
            "nobody": _("Nobody has answered yet."),
            "open_board": _("Open the board (projector)"),
            "new_window": _("(opens in a new tab)"),
        }

    def read(self, tx: Transaction, session: Session | None) -> Steering | None:
        return None if session is None else steering.of_session(tx, session.id)

    def show(self, view: View, found: Steering | None) -> dict[str, Any]:
        data = view.data
        if data is None or view.table is None:
            return {"notice": view.fault, "exercises": [], "skills": [], "people": 0}
        steered = found or Steering()
        results = group.exercises(data, view.table)
        cards = {card.id: (n, card) for n, card in enumerate(data.session.workshop.exercises, 1)}
        shown = []
        for one in results:
            number, card = cards[one.id]
            mistake = one.mistake
            shown.append(
                {
                    "id": one.id,
                    "number": number,
                    "title": card.title,
                    "tried": one.tried,
                    "managed": one.managed,
                    "stuck": one.stuck,
                    "attempts": round(one.attempts, 1),
                    "together": one.together,
                    "mistake": mistake
                    and {"said": mistake.said, "people": mistake.people, "still": mistake.still},
                    "words": _words(view, steered, one.id) if card.kind in WRITTEN else None,
                }
            )
        base = view.places["base"]
        return {
            "notice": view.notice,
            "people": len(data.learners),
            "projector": f"{base}projector/{data.session.id}" if view.places["join"] else "",
            "projected": steered.projected,
            "solved": steered.solved,
            "exercises": shown,
            "skills": [
                {"label": one.label, "tried": one.tried, "managed": one.managed}
                for one in group.skills(data, results, i18n.language())
            ],
        }


def _words(view: View, steered: Steering, exercise: str) -> list[dict[str, Any]]:
    assert view.data is not None
    allowed = set(steered.approved.get(exercise, ()))
    return [
        {"key": one.key, "text": one.text, "people": one.people, "approved": one.key in allowed}
        for one in clouds.cloud(group.free_answers(view.data, exercise))
    ]
