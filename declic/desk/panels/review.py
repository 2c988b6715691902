"""Review: the texts of all learners, one after the other; marks go to nbgrader's gradebook."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from declic.desk.actions import Action, Doing, Outcome, misunderstood, text_in
from declic.desk.board import Panel, Receiver, module
from declic.desk.reviewing import Reviewing
from declic.desk.view import View
from declic.domain.session import Session
from declic.errors import DeclicError
from declic.gradebook.rubric import Rubric, ready_comments
from declic.gradebook.students import learner_id
from declic.i18n import Words
from declic.store import Store, Transaction, attempts, learners, sessions

if TYPE_CHECKING:
    from declic.gradebook.review import Mark, Question, Text

_ = Words("desk")

COMMENT_LENGTH = 2000
OWN_PHRASES = 4
"""How many of the adviser's own sentences are proposed again."""


class ReviewPanel(Panel):
    """What waits for the adviser's eyes, and what to do around it.

    State: ``{notice, workshop: its title, read: whether its texts were, busy, edition: what to
    know where the workshop has changed since, manual: whether there is anything to judge,
    formgrader: an address, questions: [{notebook, exercise, title, points, levels: [points],
    phrases: [text], texts: [{student, name, here: whether they are in the session shown, text,
    digest, tried, score, comment, waiting}]}]}``.

    Messages: ``look``; ``grade``; ``give-back``; ``keep`` with ``notebook``, ``exercise``,
    ``student``, ``digest``, and ``seen`` and ``mark``: ``{score, comment, waiting}``.
    """

    _esm = module("dom", "controls", "judging", "review")

    def __init__(self, receive: Receiver) -> None:
        super().__init__(receive)
        self._reviewing = Reviewing(self._ended)
        self._carried_out: dict[str, Action] = {
            "look": self._look,
            "grade": self._grade,
            "give-back": self._give_back,
            "keep": self._keep,
            "ended": lambda _doing, _message: Outcome(""),
        }

    @classmethod
    def texts(cls) -> dict[str, Any]:
        ready = ready_comments()
        return {
            "about": _(
                "Texts that only a human can judge. What you keep is in nbgrader's gradebook at"
                " once."
            ),
            "grade": _("Collect and grade"),
            "give_back": _("Give the feedback back"),
            "formgrader": _("Open formgrader"),
            "new_window": _("(new tab)"),
            "elsewhere": _("Formgrader opens on the computer on which Déclic runs."),
            "none": _("No text waits. Collect and grade: what was answered meanwhile shows here."),
            "no_question": _("This workshop has no text to read: everything is graded by itself."),
            "question": _("Question"),
            "only_here": _("This session only"),
            "hide_names": _("Hide the names"),
            "progress": _("{done} of {all} read"),
            "all_read": _("All are read. You can give the feedback back."),
            "hidden_name": _("Person {n}"),
            "gone": _("The graded notebook is gone. Collect and grade again."),
            "levels": [
                {
                    "key": rubric.name,
                    "word": rubric.word[:1].upper() + rubric.word[1:],
                    "phrases": ready[rubric],
                }
                for rubric in Rubric
            ],
            "level": _("How far is this person?"),
            "points": _("Points, out of {points}"),
            "worth": _("{word}, {points} pt"),
            "comment": _("Comment (the person reads it)"),
            "phrases": _("Ready sentences: a press adds one"),
            "before": _("Previous"),
            "after": _("Next"),
            "keep": _("Keep, and go on"),
            "undo": _("Undo the last"),
            "choose": _("Say first how far this person is, or give points."),
            "keys": _("By keyboard"),
            "keys_list": [
                _("1, 2, 3: how far the person is"),
                _("C: write a comment"),
                _("Ctrl + Enter: keep, and go on"),
                _("Arrow left, arrow right: previous, next"),
                _("Ctrl + Z: undo the last"),
            ],
            "comment_length": COMMENT_LENGTH,
        }

    def action(self, asked: str) -> Action | None:
        return self._carried_out.get(asked)

    def read(self, tx: Transaction, session: Session | None) -> set[int] | None:
        """Return who took part in the workshop: what was read of others is shown no more."""
        if session is None or not self._reviewing.reading.questions:
            return None
        return {one.id for one in learners.of_workshop(tx, session.workshop.name)}

    def show(self, view: View, found: set[int] | None) -> dict[str, Any]:
        if view.data is None:
            return {"notice": view.fault, "workshop": "", "read": True, "questions": []}
        workshop = view.data.session.workshop
        reading = self._reviewing.reading
        read = reading.session == view.data.session.id
        earlier = read and reading.workshop != workshop.name
        titles = {card.id: card.title for card in workshop.exercises}
        here = {int(one) for one in view.data.learners.index}
        return {
            "notice": reading.fault if read else "",
            "workshop": workshop.title,
            "read": read,
            "busy": self._reviewing.busy,
            "edition": _edition(reading.workshop) if earlier else "",
            "formgrader": (
                f"{view.places['base']}desk/workbench/{view.data.session.id}"
                if view.places["join"]
                else ""
            ),
            "manual": any(card.manual for card in workshop.exercises),
            "questions": [
                _question(one, titles.get(one.exercise, one.exercise), here, found)
                for one in (reading.questions if read else ())
            ],
        }

    def close(self) -> None:
        self._reviewing.close()
        super().close()

    def _ended(self, said: str) -> None:
        self._asked(self, {"type": "ended"})
        if said:
            self.tell(said)

    def _look(self, doing: Doing, message: Mapping[str, Any]) -> Outcome:
        session = _session(doing)
        if session is not None:
            self._reviewing.read(doing.settings, lambda: _holding(doing, session))
        return Outcome("")

    def _grade(self, doing: Doing, message: Mapping[str, Any]) -> Outcome:
        session = _session(doing)
        if session is None:
            return misunderstood()
        name = session.workshop.name
        self._reviewing.run(doing.settings, "grade", name, lambda: _holding(doing, session))
        return Outcome("")

    def _give_back(self, doing: Doing, message: Mapping[str, Any]) -> Outcome:
        session = _session(doing)
        if session is None:
            return misunderstood()
        name = self._reviewing.reading.workshop or session.workshop.name
        self._reviewing.run(doing.settings, "feedback", name, lambda: _holding(doing, session))
        return Outcome("")

    def _keep(self, doing: Doing, message: Mapping[str, Any]) -> Outcome:
        from declic.gradebook.review import Judged

        parts = [text_in(message, name, 200) for name in ("notebook", "exercise", "student")]
        seen, new = _mark(message.get("seen")), _mark(message.get("mark"))
        digest = text_in(message, "digest", 64)
        known = self._reviewing.reading.session == doing.session
        if not (all(parts) and digest and seen and new and known):
            return misunderstood()
        notebook, exercise, student = (str(part) for part in parts)
        judged = Judged(notebook, exercise, student, digest)
        try:
            self._reviewing.keep(doing.settings, judged, seen, new)
        except DeclicError as fault:  # what is there instead is shown with it
            return Outcome(str(fault))
        return Outcome(_("Undone.") if new.waiting else _("Kept."))


def _edition(name: str) -> str:
    return _(
        "The exercises of this workshop have changed since. These answers stay as they were, with"
        " their points, in the gradebook under {name}."
    ).format(name=name)


def _session(doing: Doing) -> Session | None:
    if doing.session is None:
        return None
    with doing.store.reading() as tx:
        return sessions.session(tx, doing.session)


def _holding(doing: Doing, session: Session) -> tuple[int, str]:
    """Return the session's id, and the assignment in which the newest of its answers are."""
    from declic.gradebook.editions import holding

    # the desk's own may be closed by then
    with closing(Store.open(doing.settings.store)) as store, store.reading() as tx:
        given = [one.at for one in attempts.recorded(tx, session=session.id)]
    newest = max(given, default=session.opened_at)
    return session.id, holding(doing.settings.data_folder, session.workshop.name, newest)


def _mark(given: Any) -> Mark | None:
    """Return a mark that a page sends; None where it is none."""
    from declic.gradebook.review import Mark

    if not isinstance(given, dict):
        return None
    score, comment, waiting = given.get("score"), given.get("comment"), given.get("waiting")
    if isinstance(score, int | float) and type(score) is not bool and math.isfinite(score):
        score = float(score)
    elif score is not None:
        return None
    if not isinstance(comment, str) or len(comment) > COMMENT_LENGTH or type(waiting) is not bool:
        return None
    return Mark(score, comment, waiting)


def _question(
    question: Question, title: str, here: set[int], known: set[int] | None
) -> dict[str, Any]:
    ids = {text.student: learner_id(text.student) for text in question.texts}
    ready = {phrase for phrases in ready_comments().values() for phrase in phrases}
    said = Counter(
        text.mark.comment for text in question.texts if text.mark.comment not in {"", *ready}
    )
    return {
        "notebook": question.notebook,
        "exercise": question.exercise,
        "title": title,
        "points": question.points,
        "levels": [rubric.points(question.points) for rubric in Rubric],
        "phrases": [phrase for phrase, _count in said.most_common(OWN_PHRASES)],
        "texts": [
            _text(text, ids[text.student] in here)
            for text in question.texts
            if known is None or ids[text.student] in {None, *known}
        ],
    }


def _text(text: Text, here: bool) -> dict[str, Any]:
    tried = []
    if text.attempts:
        tried.append(_.n("{n} attempt", "{n} attempts", text.attempts).format(n=text.attempts))
    if text.hints:
        tried.append(_.n("{n} hint opened", "{n} hints opened", text.hints).format(n=text.hints))
    if text.seconds:
        tried.append(_("{n} min").format(n=math.ceil(text.seconds / 60)))
    return {
        "student": text.student,
        "name": text.name,
        "here": here,
        "text": text.text,
        "digest": text.digest,
        "tried": " · ".join(tried),
        "score": text.mark.score,
        "comment": text.mark.comment,
        "waiting": text.mark.waiting,
    }
