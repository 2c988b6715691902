"""The question that may be asked beside an imitation: what was to be found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from declic.domain import rules
from declic.i18n import Words
from widgets._author import Author
from widgets._response import unreadable
from widgets._text import rich_line

_ = Words("widgets")

LONGEST_ANSWER = 200


@dataclass(frozen=True)
class Question:
    """A question with choices, or one whose answer is typed.

    Attributes
    ----------
    text
        The question, in Markdown.
    choices
        What can be chosen; empty where the answer is typed.
    answers
        The right choice, or patterns of the right answers, see
        :func:`declic.domain.rules.meets`.
    """

    text: str
    answers: tuple[str, ...]
    choices: tuple[str, ...] = ()

    def read(self, answer: Any) -> str:
        """Return what was answered, in words; empty where nothing was.

        Raises
        ------
        InvalidResponse
            If it is no answer to this question.
        """
        if answer is None:
            return ""
        if self.choices:
            if type(answer) is not int or not 0 <= answer < len(self.choices):
                raise unreadable()
            return self.choices[answer]
        if not isinstance(answer, str) or len(answer) > LONGEST_ANSWER:
            raise unreadable()
        return answer.strip()

    def met_by(self, said: str) -> bool:
        """Return whether an answer, in words, is right."""
        if self.choices:
            return said in self.answers
        return bool(said) and any(rules.meets(said, answer, slip=True) for answer in self.answers)

    def to_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {"text": rich_line(self.text), "choices": [rich_line(one) for one in self.choices]}


def read_question(author: Author, ask: object, answer: object, choices: object) -> Question | None:
    """Return the question that an author asks beside an imitation; None if there is none.

    Parameters
    ----------
    answer
        With *choices* the right one or its place, from 0; else one right answer or several.

    Raises
    ------
    AuthorError
        If something is missing or wrong in it.
    """
    if ask is None:
        for option, value in (("answer", answer), ("choices", choices)):
            if value is not None:
                raise author.refuse(
                    option, value, _("Write the question too: {example}.").format(example='ask="…"')
                )
        return None
    text = author.text("ask", ask)
    if choices is None:
        answers = author.texts("answer", (answer,) if isinstance(answer, str) else answer, 1)
        return Question(text, answers)
    shown = author.texts("choices", choices, at_least=2)
    right = shown[answer] if type(answer) is int and 0 <= answer < len(shown) else answer
    if right not in shown:
        raise author.refuse("answer", answer, _("Write one of the choices, or its place, from 0."))
    return Question(text, (str(right),), shown)
