"""``FillIn``: a text with gaps to fill in, by typing or by choosing."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import field, unreadable
from widgets._text import GAP, rich

_ = Words("widgets")

MAX_TYPED = 200
"""Letters that a typed answer may have."""


@dataclass(frozen=True)
class Gap:
    """One gap: the answers that are accepted, the first to be shown, and what is proposed."""

    accepted: tuple[str, ...]
    choices: tuple[str, ...] = ()

    def accepts(self, typed: str, slip: bool) -> bool:
        """Return whether what was typed or chosen is right; *slip*: a typing slip is forgiven."""
        if self.choices:
            return typed in self.accepted
        return any(rules.same(typed, text, slip) for text in self.accepted)


class FillIn(Exercise):
    """A text with gaps to fill in, by typing or by choosing from a list.

    Case, accents, spaces, apostrophes and a full stop at the end make no difference. Each gap
    counts the same, as in Moodle's Cloze questions with equal weights
    (https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type).

    Parameters
    ----------
    prompt
        The text, in Markdown, with gaps ``{1}``, ``{2}``, …
    gaps
        For each gap the text to type, or a list of texts that are all accepted, or
        ``{"choices": […], "answer": "…"}`` for a list to choose from.
    slip
        Whether one typing slip is forgiven in what is typed, see
        :func:`declic.domain.rules.same`.
    shuffle
        Whether lists to choose from are shown in an order drawn by lot, the same for the same
        learner.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"gaps": {"1": "…", "2": "…"}}``; a gap that is left out is empty.
    """

    kind = "fill_in"

    def __init__(
        self,
        prompt: str = "",
        gaps: Mapping[int, str | Sequence[str] | Mapping[str, Any]] | None = None,
        slip: bool = False,
        shuffle: bool = False,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "gaps", "slip", "shuffle")
        self._gaps = _read_gaps(author, self.prompt, gaps)
        self._shuffle = author.yes_or_no("shuffle", shuffle)
        self._slip = author.yes_or_no("slip", slip)
        self._finish(author)

    def read(self, response: Any) -> dict[str, str]:
        given = field(response, "gaps")
        if not isinstance(given, Mapping) or not set(given) <= set(self._gaps):
            raise unreadable()
        if not all(isinstance(text, str) and len(text) <= MAX_TYPED for text in given.values()):
            raise unreadable()
        said = {key: given.get(key, "").strip() for key in self._gaps}
        if not any(said.values()):
            raise unreadable()
        return said

    def assess(self, said: dict[str, str]) -> Verdict:
        typed = {key: text for key, text in said.items() if text}
        result = rules.pairs(
            typed, {key: partial(gap.accepts, slip=self._slip) for key, gap in self._gaps.items()}
        )
        right = len(result.right)
        default = ""
        if not result.correct:
            default = (
                _.n("{n} word is right.", "{n} words are right.", right).format(n=right)
                if right
                else _("Read the whole sentence again, then try another word.")
            )
        return self._scored(result, default)

    def key_html(self) -> str:
        return self._with({key: _shown(gap.accepted[0]) for key, gap in self._gaps.items()})

    def _content(self, lot: random.Random) -> dict[str, Any]:
        longest = max(len(text) for gap in self._gaps.values() for text in gap.accepted)
        return {
            "text": rich(self.prompt),
            "gaps": {
                key: lot.sample(gap.choices, len(gap.choices)) if self._shuffle else [*gap.choices]
                for key, gap in self._gaps.items()
            },
            "width": max(8, min(longest + 2, 24)),  # the same for all: a length would be a clue
            "max_length": MAX_TYPED,
        }

    def _default_instruction(self) -> str:
        if all(gap.choices for gap in self._gaps.values()):
            return _("Choose the words that are missing.")
        return _("Write the words that are missing. Capitals and accents don't matter.")

    def _picture_prompt(self, said: dict[str, str] | None, verdict: Verdict | None) -> str:
        return self._with(
            {
                key: _shown((said or {}).get(key, "") or "……")
                + (
                    _picture.mark(key in verdict.details["right"])
                    if verdict and said and said[key]
                    else ""
                )
                for key in self._gaps
            }
        )

    def _picture_body(self, said: dict[str, str] | None, verdict: Verdict | None) -> str:
        lists = [
            ", ".join(_shown(choice) for choice in gap.choices)
            for gap in self._gaps.values()
            if gap.choices
        ]
        return _picture.rows([(f"({choices})", False, None) for choices in lists]) if lists else ""

    def _with(self, fillings: Mapping[str, str]) -> str:
        """Return the text as HTML with something safe in each gap."""
        return re.sub(
            r'<span data-gap="(\d+)"></span>',
            lambda gap: f"<u>&nbsp;{fillings.get(gap[1], '')}&nbsp;</u>",
            rich(self.prompt),
        )

    def _own_words(self) -> dict[str, str]:
        return {
            "gap": _("Gap {n}"),
            "choose": _("Choose…"),
            "first": _("Fill in at least one gap first."),
        }


def _shown(text: str) -> str:
    return html.escape(text)


def _read_gaps(author: Author, prompt: str, gaps: object) -> dict[str, Gap]:
    in_text = GAP.findall(prompt)
    example = _("Write for example: {example}.").format(
        example='FillIn("Le {1} commence par https.", gaps={1: "site"}, id="…")'
    )
    if not in_text:
        raise author.refuse("prompt", prompt, _("It has no gap.") + " " + example)
    if gaps is None:
        raise author.missing("gaps", example)
    if not isinstance(gaps, Mapping):
        raise author.refuse("gaps", gaps, example)
    given = {str(key): value for key, value in gaps.items()}
    for key in in_text:
        if in_text.count(key) > 1:
            raise author.refuse("prompt", f"{{{key}}}", _("Each gap can be there only once."))
        if key not in given:
            raise author.missing(f"gaps[{key}]", _("Say which words are accepted there."))
    for key in given:
        if key not in in_text:
            raise author.refuse(
                "gaps", key, _("The text has no gap {gap}.").format(gap=f"{{{key}}}")
            )
    return {key: _read_gap(author, f"gaps[{key}]", given[key]) for key in in_text}


def _read_gap(author: Author, option: str, value: object) -> Gap:
    if not isinstance(value, Mapping):
        texts = (value,) if isinstance(value, str) else value
        gap = Gap(author.texts(option, texts, at_least=1))
        for text in gap.accepted:
            if len(text) > MAX_TYPED:
                raise author.refuse(
                    option, text, _("{most} letters at most.").format(most=MAX_TYPED)
                )
        return gap
    author.known(value, ["choices", "answer"], option)
    choices = author.texts(f"{option}.choices", value.get("choices"), at_least=2)
    answer = author.text(f"{option}.answer", value.get("answer"))
    if answer not in choices:
        raise author.refuse(
            f"{option}.answer",
            answer,
            _("It is not among the choices: {choices}.").format(choices=", ".join(choices)),
        )
    return Gap((answer,), choices)
