"""``MultipleChoice``: one answer, or several, among choices."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import keys, unreadable
from widgets._text import plain
from widgets.multiple_choice._choices import read_choices

_ = Words("widgets")

Choice = int | str


class MultipleChoice(Exercise):
    """One answer, or several, among choices.

    With several answers each right choice counts ``1 / number of right ones`` and each wrong one
    takes away ``1 / number of wrong ones``, never below 0: the default of Moodle's "Multiple
    choice" (https://docs.moodle.org/en/Multiple_Choice_question_type), so that ticking all earns
    nothing.

    Parameters
    ----------
    prompt
        The question, in Markdown.
    choices
        At least two different texts, each a line of Markdown; or with a picture, a file beside the
        notebook: ``{"text": "…", "picture": "cat.png", "alt": "what it shows"}``, where ``text``
        may be left out.
    answer
        Number of the right choice, counted from 0, or its text; a list of them where several are
        to be ticked (also a list of one).
    feedback
        What is said of a choice when it was given: ``{number or text: what to say}``.
    shuffle
        Whether the choices are shown in an order drawn by lot, the same for the same learner.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"chosen": ["0", "2"]}``.
    """

    kind = "multiple_choice"

    def __init__(
        self,
        prompt: str = "",
        choices: Sequence[str | Mapping[str, str]] | None = None,
        answer: Choice | Sequence[Choice] | None = None,
        feedback: Mapping[Choice, str] | None = None,
        shuffle: bool = False,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "choices", "answer", "feedback", "shuffle")
        self._shown_choices = read_choices(author, choices)
        self._choices = [choice.name for choice in self._shown_choices]
        self._several = isinstance(answer, Sequence) and not isinstance(answer, str)
        self._right = self._read_answer(author, answer)
        self._feedback = {
            self._number(author, "feedback", choice): author.text(f"feedback[{choice!r}]", text)
            for choice, text in (feedback or {}).items()
        }
        self._shuffle = author.yes_or_no("shuffle", shuffle)
        self._finish(author)

    def read(self, response: Any) -> frozenset[int]:
        known = [str(number) for number in range(len(self._choices))]
        chosen = frozenset(int(key) for key in keys(response, "chosen", known))
        if not chosen or (len(chosen) > 1 and not self._several):
            raise unreadable()
        return chosen

    def in_words(self, said: frozenset[int]) -> list[str]:
        return [plain(self._choices[number]) for number in sorted(said)]

    def assess(self, said: frozenset[int]) -> Verdict:
        result = rules.chosen(sorted(said), self._right, len(self._choices))
        notes = [
            {"key": str(number), "text": self._feedback[number]}
            for number in sorted(said)
            if number in self._feedback
        ]
        specific = "" if self._several or not notes else notes[0]["text"]
        shown = notes if self._several else []
        return self._scored(result, self._default(result), specific, notes=shown)

    def key_html(self) -> str:
        return _picture.rows(
            [(self._shown_choices[i].static_html(), False, None) for i in self._sorted]
        )

    @property
    def _sorted(self) -> list[int]:
        return sorted(self._right)

    def _default(self, result: rules.Score[int]) -> str:
        if result.correct:
            return ""
        if not self._several:
            return _("Read the question again, then the other choices.")
        if result.right and not result.wrong:
            return _("What you ticked is right. Something is still missing.")
        if result.right:
            return _("One part is right. Look again at what you ticked.")
        return _("Read each choice again, one after the other.")

    def _content(self, lot: random.Random) -> dict[str, Any]:
        order = list(range(len(self._choices)))
        if self._shuffle:
            lot.shuffle(order)
        choices = [{"key": str(i), "text": self._shown_choices[i].html()} for i in order]
        return {"choices": choices, "several": self._several}

    def _default_instruction(self) -> str:
        if self._several:
            return _("Tick all the answers that are right.")
        return _("Choose one answer.")

    def _picture_body(self, said: frozenset[int] | None, verdict: Verdict | None) -> str:
        chosen = said or frozenset()
        return _picture.rows(
            [
                (choice.static_html(), i in chosen, i in self._right if i in chosen else None)
                for i, choice in enumerate(self._shown_choices)
            ]
        )

    def _read_answer(self, author: Author, answer: object) -> frozenset[int]:
        if answer is None:
            raise author.missing(
                "answer",
                _("Write answer=0 for the first choice, or answer=[0, 2] for several."),
            )
        given = list(answer) if self._several else [answer]  # type: ignore[call-overload]
        numbers = [self._number(author, "answer", choice) for choice in given]
        if not numbers:
            raise author.refuse("answer", answer, _("Write at least one choice."))
        if len(set(numbers)) != len(numbers):
            raise author.refuse("answer", answer, _("It has the same choice twice."))
        return frozenset(numbers)

    def _number(self, author: Author, option: str, choice: object) -> int:
        if isinstance(choice, str) and choice.strip() in self._choices:
            return self._choices.index(choice.strip())
        is_number = isinstance(choice, int) and not isinstance(choice, bool)
        if is_number and 0 <= choice < len(self._choices):  # type: ignore[operator]
            return choice  # type: ignore[return-value]
        raise author.refuse(
            option,
            choice,
            _("Write the number of a choice, from 0 to {last}, or its text.").format(
                last=len(self._choices) - 1
            ),
        )
