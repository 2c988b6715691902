"""Who needs help, the most urgent first, in sentences; marked as seen, or as helped by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from declic.desk import personal, sentences
from declic.desk.actions import Action, Doing, Outcome, misunderstood, number_in, text_in
from declic.desk.board import WithStory, module
from declic.desk.frames import titles
from declic.desk.needs import common
from declic.desk.view import View
from declic.i18n import Words
from declic.store import Transaction, helps, people

_ = Words("desk")


def _mark(
    doing: Doing, message: Mapping[str, Any], write: Callable[[Transaction, int, int, str], None]
) -> bool:
    """Write something about a person of the session; return whether the message made sense."""
    learner = number_in(message, "learner")
    exercise = text_in(message, "exercise", helps.EXERCISE_LENGTH)
    if doing.session is None or learner is None or exercise is None:
        return False
    with doing.store.transaction() as tx:
        if learner not in people.presences(tx, doing.session):
            return False
        write(tx, doing.session, learner, exercise)
    return True


def _see(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    def write(tx: Transaction, session: int, learner: int, exercise: str) -> None:
        helps.seen(tx, session, learner, exercise, doing.now)

    return Outcome("") if _mark(doing, message, write) else misunderstood()


def _help(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    note = text_in(message, "note", helps.NOTE_LENGTH)
    if note is None:
        return misunderstood()

    def write(tx: Transaction, session: int, learner: int, exercise: str) -> None:
        helps.helped(tx, session, learner, exercise, note, doing.now)

    said = _("Noted. What helped is in their story.")
    return Outcome(said) if _mark(doing, message, write) else misunderstood()


class HelpList(WithStory):
    """The list of needs.

    State: ``{notice, together: [sentence], needs: [{learner, exercise, name, why, seen}]}``;
    ``seen`` is a sentence, empty where nobody has looked yet. Messages: ``{"type": "seen",
    "learner": <id>, "exercise": <id>}`` and ``{"type": "helped", …, "note": <what helped>}``.
    """

    _esm = module("dom", "story", "help")

    actions: ClassVar[Mapping[str, Action]] = MappingProxyType(
        {**personal.ACTIONS, "seen": _see, "helped": _help}
    )

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "all_well": _("Everybody is getting on. Nobody needs help at the moment."),
            "new_need": _("Needs help: {names}"),
            "seen": _("Seen"),
            "helped": _("Helped"),
            "what_helped": _("What helped?"),
            "note_it": _("Note it"),
            "not_now": _("Cancel"),
            "note_length": helps.NOTE_LENGTH,
            "chips": [
                _("read the instructions again"),
                _("showed how to do it"),
                _("reassured"),
                _("a problem with the device"),
            ],
        }

    def show(self, view: View, found: Any) -> dict[str, Any]:
        if view.data is None:
            return {"notice": view.fault, "together": [], "needs": []}
        names, named = view.data.row_names, titles(view.data.session)
        return {
            "notice": view.notice,
            "together": [
                sentences.together(named.get(exercise, exercise), n)
                for exercise, n in common(list(view.needs))
            ],
            "needs": [
                {
                    "learner": need.learner,
                    "exercise": need.exercise,
                    "name": str(names.at[need.learner]),
                    "why": sentences.why(need, named),
                    "seen": sentences.looked_at(need, view.now),
                }
                for need in view.needs
            ],
        }
