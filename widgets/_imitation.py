"""What every imitation shares: a path of steps, what is asked and what is risky, and the tour.

An imitation is made of data. The page runs it: a *machine* in JavaScript (``_imitation.js``) leads
from one state to the next and records each step. The kernel judges the steps that were recorded:
it knows what each leads to, and which are asked or risky, which the page does not.
"""

from __future__ import annotations

import html
import re
from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._ask import Question, read_question
from widgets._author import Author
from widgets._base import Exercise
from widgets._response import unreadable
from widgets._steps import Step, read_steps
from widgets._task import ANSWER, Event, Goal, Judgement, Subjects, judge, read_goals
from widgets._text import rich_line

_ = Words("widgets")

TASK_OPTIONS = ("goals", "risks", "ask", "answer", "choices")
MOST_SHOWN = 100
"""Steps that can be gone through again; what was asked or risky is always among them."""
POINTER = re.compile(r'<a href="#([^"]+)"[^>]*>(.*?)</a>')
"""In a hint, ``[the menu](#menu)`` becomes a button that shows where it is on the screen."""


@dataclass(frozen=True)
class Walk:
    """A learner's path and answer, read.

    Attributes
    ----------
    said
        The answer to the question beside the imitation, in words; empty where there is none.
    """

    steps: tuple[Step, ...]
    said: str = ""


class Imitation(Exercise):
    """An exercise in which something is done on an imitation of a screen.

    A subclass reads its own world, calls :meth:`_read_task`, and defines :meth:`verbs`,
    :meth:`happened`, :meth:`tell` and what every exercise needs.
    """

    _goals: tuple[Goal, ...] = ()
    _risks: tuple[Goal, ...] = ()
    _question: Question | None = None

    def _read_task(
        self, author: Author, subjects: Subjects, task: Mapping[str, Any], at_least: int = 1
    ) -> None:
        """Read what is asked and what is risky; *task* holds the :data:`TASK_OPTIONS`.

        Raises
        ------
        AuthorError
            If nothing is asked, or something is wrong in it.
        """
        self._question = read_question(author, *(task.get(name) for name in TASK_OPTIONS[2:]))
        least = 0 if self._question else at_least
        self._goals = read_goals(author, "goals", task.get("goals") or (), subjects, least)
        self._risks = read_goals(author, "risks", task.get("risks") or (), subjects)
        for risk in self._risks:
            if risk.written in {goal.written for goal in self._goals}:
                raise author.refuse("risks", risk.written, _("It is asked, so it can't be risky."))

    @abstractmethod
    def verbs(self) -> Mapping[str, Collection[str]]:
        """Return the steps that the page may send: for each verb its keys."""

    @abstractmethod
    def happened(self, steps: Sequence[Step]) -> Sequence[Event]:
        """Return what happened on a path, and how things were at its end."""

    @abstractmethod
    def tell(self, event: Event) -> str:
        """Return an event in words for the adviser: ``Opened “Opening hours”``; may be empty."""

    def shown_key(self, name: str) -> str:
        """Return the page's key of what an author calls by a name; empty if there is none."""
        return ""

    def read(self, response: Any) -> Walk:
        steps = read_steps(response, self.verbs())
        answer = response.get("answer")
        if self._question is None:
            if answer is not None:
                raise unreadable()
            return Walk(steps)
        return Walk(steps, self._question.read(answer))

    def assess(self, said: Walk) -> Verdict:
        events, judgement = self._judged(said)
        return self._scored(
            judgement.score,
            self._default(judgement),
            self._says(judgement),
            tour=self._tour(said, judgement),
            replay=self._replay(events, judgement),
        )

    def in_words(self, said: Walk) -> list[str]:
        events, judgement = self._judged(said)
        marks = {"asked": "✓ ", "risky": "⚠ ", "detour": "↩ "}
        lines = [
            f"{marks.get(one['mark'], '')}{one['text']}" for one in self._replay(events, judgement)
        ]
        if self._question and said.said:
            lines.append(_("Answer: {answer}").format(answer=said.said))
        return lines or [_("Nothing was done.")]

    def hint_html(self, index: int) -> str:
        """Return a hint; what it points at on the screen is a button."""
        return POINTER.sub(
            lambda found: _pointer(self.shown_key(unquote(html.unescape(found[1]))), found[2]),
            super().hint_html(index),
        )

    def _judged(self, said: Walk) -> tuple[list[Event], Judgement]:
        events = list(self.happened(said.steps))
        goals = list(self._goals)
        if self._question:
            goals.append(Goal(ANSWER, ANSWER))
            if self._question.met_by(said.said):
                events.append(Event(ANSWER))
        return events, judge(events, goals, self._risks)

    def _default(self, judgement: Judgement) -> str:
        if judgement.score.correct:
            return _("You have done what was asked.")
        if not judgement.reached:
            return _("What was asked is not done yet. Take your time, and look around.")
        asked = len(self._goals) + bool(self._question)
        if len(judgement.reached) == asked:
            return _("You have done what was asked. On the way, there was a risk.")
        return _("{done} of {asked} things that were asked are done.").format(
            done=len(judgement.reached), asked=asked
        )

    def _says(self, judgement: Judgement) -> str:
        """Return what is said of each thing that was done, after what is said of the whole."""
        told = [goal.says for goal in (*judgement.reached, *judgement.taken) if goal.says]
        if not told:
            return ""
        level = self._level(judgement.score.score, judgement.score.correct)
        whole = [] if level in self.options.says else [self._default(judgement), ""]
        return "\n".join([*whole, *(f"- {text}" for text in told)])

    def _tour(self, said: Walk, judgement: Judgement) -> list[dict[str, Any]]:
        """Return what is shown on the screen after the verdict: where each risk was taken."""
        return [
            {"key": event.key, "text": goal.says, "upto": event.step}
            for goal, event in judgement.taken.items()
            if event.key and goal.says and event.step is not None
        ]

    def _replay(self, events: Sequence[Event], judgement: Judgement) -> list[dict[str, Any]]:
        """Return the path to go through again, step by step."""
        told = [
            {
                "key": event.key,
                "text": text,
                "upto": event.step,
                "mark": self._mark(event, judgement),
            }
            for event in events
            if event.step is not None and (text := self.tell(event))
        ]
        if len(told) <= MOST_SHOWN:
            return told
        room = MOST_SHOWN - sum(bool(one["mark"] in ("asked", "risky")) for one in told)
        kept = []
        for one in told:
            plain = one["mark"] not in ("asked", "risky")
            room -= plain
            if not plain or room >= 0:
                kept.append(one)
        return kept[:MOST_SHOWN]

    def _mark(self, event: Event, judgement: Judgement) -> str:
        """Return ``asked``, ``risky``, ``detour`` or nothing for an event of the path."""
        return judgement.mark(event)

    def key_html(self) -> str:
        rows = [(html.escape(self._goal_words(goal)), False, None) for goal in self._goals]
        if self._question:
            rows.append((rich_line(" / ".join(self._question.answers)), False, None))
        return _picture.rows(rows)

    def _goal_words(self, goal: Goal) -> str:
        event = Event(goal.verb, goal.name, goal.pattern or "")
        return self.tell(event) or goal.written

    def _picture_body(self, said: Walk | None, verdict: Verdict | None) -> str:
        note = f"<small>{_('Imitation — nothing is sent')}</small>"
        if said is None:
            return note + self._picture_question("")
        events, judgement = self._judged(said)
        rights = {"asked": True, "risky": False}
        rows = [
            (html.escape(one["text"]), False, rights.get(one["mark"]))
            for one in self._replay(events, judgement)
        ]
        return note + _picture.rows(rows, "ol") + self._picture_question(said.said)

    def _picture_question(self, said: str) -> str:
        if not self._question:
            return ""
        given = f"<p>{html.escape(said)}{_picture.given()}</p>" if said else ""
        return f"<p>{rich_line(self._question.text)}</p>{given}"

    def _task_content(self) -> dict[str, Any]:
        """Return what the page shows of the task: the question beside it, if there is one."""
        return {"ask": self._question.to_json() if self._question else None}

    def _own_words(self) -> dict[str, str]:
        return {
            "first": _("Do something on the imitation first."),
            "imitation": _("Imitation — nothing is sent"),
            "start_again": _("Start again from the beginning"),
            "started_again": _("The imitation is as at the beginning."),
            "show_me": _("Show me"),
            "my_steps": _("See my steps again"),
            "tour_place": _("{n} of {all}"),
            "previous": _("Previous"),
            "following": _("Next"),
            "close_tour": _("Close"),
            "elsewhere": _("It is on another page of the imitation."),
            "here": _("It is here:"),
            "mark_asked": _("What was asked"),
            "mark_risky": _("Careful"),
            "mark_detour": _("A detour"),
            "too_far": _("You have explored a lot! Start again from the beginning."),
        }


def _pointer(key: str, inner: str) -> str:
    if not key:
        return inner
    shown = f'data-show="{html.escape(key)}"'
    return f'<button type="button" class="declic-show" {shown}>{inner}</button>'
