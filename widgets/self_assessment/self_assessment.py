"""``SelfAssessment``: how at ease one feels, before and after; nothing is right or wrong."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, Unpack

from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import field, unreadable
from widgets._text import plain, rich_line

_ = Words("widgets")

FEWEST, MOST = 4, 5
MOMENTS = ("before", "after")


class SelfAssessment(Exercise):
    """How at ease one feels, on four or five faces with words.

    Nothing is right or wrong, so the verdict has no score: the exercise counts as answered, never
    as a mistake. Nobody has to judge it either: under nbgrader, answering earns all the points.

    Parameters
    ----------
    prompt
        What it is about, in Markdown: « Reconnaître un faux message ».
    about
        A name for what it is about, the same before and after, by which the two are compared.
    moment
        ``"before"`` or ``"after"`` the workshop; after, the learner sees again what was chosen
        before.
    levels
        Four or five texts, from least to most at ease. Default: four, about being at ease.
    options
        Those of every exercise, see :class:`widgets._options.Options`; ``right``, ``nearly`` and
        ``wrong`` say nothing here, and are refused.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"level": 2}``, the number of the level, from 0. The verdict's details have
    ``about``, ``moment``, ``level`` and ``levels`` (how many there are).
    """

    kind = "self_assessment"
    opinion = True

    def __init__(
        self,
        prompt: str = "",
        about: str | None = None,
        moment: str | None = None,
        levels: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "about", "moment", "levels")
        for name, text in self.options.says.items():
            raise author.refuse(name, text, _("Leave it out: nothing is right or wrong here."))
        if moment is not None and moment not in MOMENTS:
            raise author.refuse(
                "moment", moment, _("Write {example}.").format(example='"before", "after"')
            )
        if moment and about is None:
            raise author.missing(
                "about",
                _("Write the same name before and after, for example {example}.").format(
                    example='about="mails"'
                ),
            )
        self._about = "" if about is None else author.text("about", about)
        self._moment = moment or ""
        self._levels = _levels(author, levels)
        self._finish(author)

    def read(self, response: Any) -> int:
        level = field(response, "level")
        if isinstance(level, bool) or not isinstance(level, int):
            raise unreadable()
        if not 0 <= level < len(self._levels):
            raise unreadable()
        return level

    def in_words(self, said: int) -> list[str]:
        return [plain(self._levels[said])]

    def assess(self, said: int) -> Verdict:
        details = {
            "right": [],
            "wrong": [],
            "about": self._about,
            "moment": self._moment,
            "level": said,
            "levels": len(self._levels),
        }
        begins = self._moment == "before"
        text = _("We start from there.") if begins else _("It helps to prepare what comes next.")
        return Verdict(None, None, text, details)

    def key_html(self) -> str:
        return f"<p>{_('Nothing is right or wrong here. Answering earns all the points.')}</p>"

    def _content(self, lot: random.Random) -> dict[str, Any]:
        choices = [
            {"key": str(level), "text": rich_line(text), "name": plain(text)}
            for level, text in enumerate(self._levels)
        ]
        return {"choices": choices, "about": self._about, "moment": self._moment}

    def _default_instruction(self) -> str:
        return _("Choose what suits you today. Nothing is right or wrong.")

    def _picture_body(self, said: int | None, verdict: Verdict | None) -> str:
        return _picture.rows(
            [(rich_line(text), said == level, None) for level, text in enumerate(self._levels)]
        )

    def _own_words(self) -> dict[str, str]:
        return {
            "retry": _("Change my answer"),
            "first": _("Choose a face first."),
            "earlier": _("Before, you had chosen: “{level}”."),
        }


def _levels(author: Author, levels: Sequence[str] | None) -> tuple[str, ...]:
    if levels is None:
        return (
            _("Not at ease at all"),
            _("Not quite at ease"),
            _("Rather at ease"),
            _("Quite at ease"),
        )
    texts = author.texts("levels", levels, at_least=FEWEST)
    if len(texts) > MOST:
        raise author.refuse("levels", levels, _("Write {most} of them at most.").format(most=MOST))
    return texts
