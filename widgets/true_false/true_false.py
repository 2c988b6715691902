"""``TrueFalse``: a statement that is true or false."""

from __future__ import annotations

import random
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Options
from widgets._response import field, unreadable
from widgets._text import rich

_ = Words("widgets")


class TrueFalse(Exercise):
    """A statement that is true or false; all or nothing.

    Parameters
    ----------
    prompt
        The statement, in Markdown.
    answer
        ``True`` or ``False``.
    why
        The explanation, in Markdown, shown after each answer.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"value": true}``.
    """

    kind = "true_false"

    def __init__(
        self,
        prompt: str = "",
        answer: bool | None = None,
        why: str | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "answer", "why")
        if answer is None:
            raise author.missing("answer", _("Write answer=True or answer=False."))
        if not isinstance(answer, bool):
            raise author.refuse("answer", answer, _("Write answer=True or answer=False."))
        self._answer = answer
        self._why = "" if why is None else author.text("why", why)
        self._finish(author)

    def read(self, response: Any) -> bool:
        value = field(response, "value")
        if not isinstance(value, bool):
            raise unreadable()
        return value

    def assess(self, said: bool) -> Verdict:
        result = rules.exact(_key(said), _key(self._answer))
        default = "" if result.correct else _("Read the sentence again, word by word.")
        return self._scored(result, default, self._why)

    def key_html(self) -> str:
        return f"<p>{self._label(self._answer)}</p>" + rich(self._why)

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return {"choices": [{"key": _key(v), "text": self._label(v)} for v in (True, False)]}

    def _default_instruction(self) -> str:
        return _("Is it true or false?")

    def _picture_body(self, said: bool | None, verdict: Verdict | None) -> str:
        return _picture.rows(
            [
                (self._label(v), said is v, v == self._answer if said is v else None)
                for v in (True, False)
            ]
        )

    def _label(self, value: bool) -> str:
        return _("True") if value else _("False")


def _key(value: bool) -> str:
    return "true" if value else "false"
