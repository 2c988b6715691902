"""``Positioning``: where one stands, skill by skill, in a short test that adapts itself."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from declic.domain import positioning as rule
from declic.domain.verdict import Verdict
from declic.errors import InvalidResponse
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._conversation import ATTEMPT_ID_LETTERS
from widgets._options import Options
from widgets._response import unreadable
from widgets._text import plain, rich_line
from widgets.positioning import _profile
from widgets.positioning._bank import Question
from widgets.positioning._plan import read_plan
from widgets.positioning._profile import Row, level_words
from widgets.positioning._sitting import LARGEST_SEED, Sitting, next_question, read_sitting

_ = Words("widgets")

QUESTIONS_A_MINUTE = 2


class Positioning(Exercise):
    """A short adaptive test: what one says of oneself, then questions, then a profile by skill.

    Nothing is scored: under nbgrader, answering earns all points. What is asked next, and what the
    answers say, is the rule of :mod:`declic.domain.positioning`.

    Parameters
    ----------
    prompt
        What it is for, in Markdown.
    only
        Which skills: some of ``mouse``, ``finding``, ``mail``, ``safety``, ``data``,
        ``procedures``, or of those of your own questions. Default: all of them.
    questions
        How many are asked at most, from 2 for each skill up to 24; two take about a minute.
        Default: 18, or 3 for each skill if there are fewer.
    sections
        For each skill the headings of the parts of the workshop that are about it:
        ``{"mail": ["Écrire un mail"]}``. The profile then leads to them.
    items
        Questions of your own, in the place of those that Déclic ships: a list of ``{"id", "skill",
        "difficulty" (-3 to 3, 0: half of the people know), "text", "choices", "answer"}``, and
        ``"frameworks"`` (names in DigComp or Pix) if you like.
    names
        What skills of your own are called: ``{"tablet": "La tablette"}``.
    options
        Those of every exercise, see :class:`widgets._options.Options`; ``right``, ``nearly`` and
        ``wrong`` say nothing here, and are refused.

    Raises
    ------
    AuthorError
        If something is missing or wrong, in a question too.

    Notes
    -----
    A response is ``{"self": {skill: 1 to 3}, "seed": n, "answers": [[item, choice | null], …]}``.
    The page is never sent the questions: it asks ``{type: "next", id, response}`` and is told
    ``{type: "asked", id, answers, question: {item, text, choices} | null}``; *answers* are those
    that could be read, *question* is null at the end. A response whose questions are not those
    that would have been asked is refused.
    """

    kind = "positioning"
    opinion = True

    def __init__(
        self,
        prompt: str = "",
        only: Sequence[str] | None = None,
        questions: int | None = None,
        sections: Mapping[str, Sequence[str]] | None = None,
        items: Sequence[Mapping[str, Any]] | None = None,
        names: Mapping[str, str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "only", "questions", "sections", "items", "names")
        for name, text in self.options.says.items():
            raise author.refuse(name, text, _("Leave it out: nothing is right or wrong here."))
        self._plan = read_plan(author, only, questions, sections, items, names)
        self._finish(author)

    def read(self, response: Any) -> Sitting:
        sitting = read_sitting(self._plan, response)
        if len(sitting.given) < len(response["answers"]):
            raise unreadable()
        return sitting

    def in_words(self, said: Sitting) -> list[str]:
        return [
            *(row.in_words() for row in self._rows(said)),
            *(_in_words(question, choice) for question, choice in said.given),
        ]

    def assess(self, said: Sitting) -> Verdict:
        rows = self._rows(said)
        path = _profile.to_begin_with(rows, self._plan.sections)
        details = {
            "right": [item.id for item, right in said.answers if right],
            "wrong": [item.id for item, right in said.answers if not right],
            "profile": [row.to_json() for row in rows],
            "path": path,
            "complete": next_question(self._plan, said) is None,
        }
        return Verdict(None, None, _profile.encouragement(rows, path), details)

    def key_html(self) -> str:
        return f"<p>{_('Nothing is right or wrong here. Answering earns all the points.')}</p>"

    def _rows(self, sitting: Sitting) -> list[Row]:
        measures = rule.measure(self._plan.names, sitting.answers)
        return [
            Row(skill, name, sitting.said[skill], measures[skill])
            for skill, name in self._plan.names.items()
        ]

    def _receive(self, widget: Any, content: Any, buffers: Sequence[Any]) -> None:
        if isinstance(content, Mapping) and content.get("type") == "next":
            self._tell_next(content)
        else:
            super()._receive(widget, content, buffers)

    def _tell_next(self, message: Mapping[str, Any]) -> None:
        """Tell the page the next question; what is no sitting is ignored.

        Where the questions have changed since the answers were given, those that still hold are
        kept.
        """
        name = message.get("id")
        if not isinstance(name, str) or len(name) > ATTEMPT_ID_LETTERS:
            return
        try:
            sitting = read_sitting(self._plan, message.get("response"))
        except InvalidResponse:
            return
        asked = next_question(self._plan, sitting)
        answers = [[question.item.id, choice] for question, choice in sitting.given]
        self.send(
            {
                "type": "asked",
                "id": name,
                "answers": answers,
                "question": _shown(asked) if asked else None,
            }
        )

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return {
            "skills": [{"key": key, "name": name} for key, name in self._plan.names.items()],
            "levels": list(level_words()),
            "most": self._plan.most,
            "seed": lot.randrange(LARGEST_SEED),
        }

    def _default_instruction(self) -> str:
        minutes = -(-self._plan.most // QUESTIONS_A_MINUTE) + 1
        return _(
            "No mark, no trap: it is to know where to begin. About {n} minutes, and you can stop"
            " when you like."
        ).format(n=min(minutes, 10))

    def _picture_body(self, said: Sitting | None, verdict: Verdict | None) -> str:
        if said is None:
            rows = [(rich_line(name), False, None) for name in self._plan.names.values()]
            return _picture.rows(rows)
        rows_of = [
            (f"{rich_line(question.text)} — {rich_line(_choice(question, choice))}", False, None)
            for question, choice in said.given
        ]
        return _profile.picture(self._rows(said)) + _picture.rows(rows_of, "ol")

    def _own_words(self) -> dict[str, str]:
        return {
            "self_title": _("First, how do you feel in each of these?"),
            "start": _("Go to the questions"),
            "start_first": _("Choose one level on each line first."),
            "question": _("Question {n}, out of {most} at most"),
            "unknown": _("I don't know"),
            "ask_next": _("Next question"),
            "ask_before": _("Question before"),
            "stop": _("Stop here"),
            "choose_first": _("Choose an answer, or “I don't know”."),
            "profile": _("Where you stand"),
            "you_said": _("What you said"),
            "shown": _("What your answers show"),
            "path": _("Where to begin"),
            "over": _("The questions are over. Check, and you will see where you stand."),
            "first": _("Answer the questions first, or stop there."),
            "retry": _("Take it up again"),
            "waiting": _("One moment…"),
        }


def _choice(question: Question, choice: int | None) -> str:
    return _("I don't know") if choice is None else question.choices[choice]


def _in_words(question: Question, choice: int | None) -> str:
    said = f"{plain(question.text)} — {plain(_choice(question, choice))}"
    return f"{'✓' if choice == question.answer else '↻'} {said}"


def _shown(question: Question) -> dict[str, Any]:
    return {
        "item": question.item.id,
        "text": rich_line(question.text),
        "choices": [rich_line(choice) for choice in question.choices],
    }
