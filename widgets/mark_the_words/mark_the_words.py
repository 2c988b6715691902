"""``MarkTheWords``: a text in which to mark words."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Mapping
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Author, Options
from widgets._response import keys, unreadable
from widgets.mark_the_words._words_of_text import Piece, read_text

_ = Words("widgets")


class MarkTheWords(Exercise):
    r"""A text in which to mark words.

    Each right word earns its share and each wrong one takes as much away, never below 0, as in
    H5P's "Mark the words" (https://h5p.org/mark-the-words), whose stars this kind has too.

    Parameters
    ----------
    prompt
        What to look for, in Markdown.
    text
        The text, without Markdown; a star before and after each word to mark, ``\*`` for a star.
        An empty line begins a paragraph.
    feedback
        What is said of a word that was marked: ``{"word": "what to say"}``.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"words": ["0", "4"]}``, numbers of words counted from 0.
    """

    kind = "mark_the_words"

    def __init__(
        self,
        prompt: str = "",
        text: str = "",
        feedback: Mapping[str, str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "text", "feedback")
        self._paragraphs = read_text(author, text or None)
        pieces = [piece for pieces in self._paragraphs for piece in pieces if piece.key]
        self._all = {piece.key: piece.text for piece in pieces}
        self._right = {piece.key for piece in pieces if piece.asked}
        self._feedback = self._read_feedback(author, feedback or {})
        self._finish(author)

    def read(self, response: Any) -> tuple[str, ...]:
        marked = keys(response, "words", self._all)
        if not marked:
            raise unreadable()
        return tuple(sorted(marked, key=int))

    def in_words(self, said: tuple[str, ...]) -> list[str]:
        return [self._all[key] for key in said]

    def assess(self, said: tuple[str, ...]) -> Verdict:
        result = rules.marked(said, self._right)
        notes = [
            {"key": key, "text": self._feedback[rules.fold(self._all[key])]}
            for key in said
            if rules.fold(self._all[key]) in self._feedback
        ]
        return self._scored(result, self._default(result), notes=notes)

    def key_html(self) -> str:
        return self._html(lambda piece: "<strong>{}</strong>" if piece.asked else "{}")

    def _default(self, result: rules.Score[str]) -> str:
        if result.correct:
            return ""
        if result.right and not result.wrong:
            return _("What you marked is right. Others are still to be found.")
        if result.right:
            return _("A part is right. Look again at what you marked.")
        return _("Read the text again, word by word.")

    def _content(self, lot: random.Random) -> dict[str, Any]:
        paragraphs = [
            [
                {"key": piece.key, "text": piece.text} if piece.key else piece.text
                for piece in pieces
            ]
            for pieces in self._paragraphs
        ]
        return {"paragraphs": paragraphs}

    def _default_instruction(self) -> str:
        return _("Press the words that you choose. Press again to change your mind.")

    def _picture_body(self, said: tuple[str, ...] | None, verdict: Verdict | None) -> str:
        if said is None or verdict is None:
            return self._html(lambda piece: "{}")
        right = verdict.details["right"]

        def shown(piece: Piece) -> str:
            if piece.key not in said:
                return "{}"
            return f"<u><strong>{{}}</strong></u>{_picture.mark(piece.key in right)}"

        return f"<p><strong>{_('Answer given')}</strong></p>{self._html(shown)}"

    def _html(self, form: Callable[[Piece], str]) -> str:
        """Return the text as HTML; *form* says what stands around each word, as ``<b>{}</b>``."""
        return "".join(
            "<p>{}</p>".format(
                "".join(
                    form(piece).format(html.escape(piece.text))
                    if piece.key
                    else html.escape(piece.text)
                    for piece in pieces
                )
            )
            for pieces in self._paragraphs
        )

    def _read_feedback(self, author: Author, feedback: object) -> dict[str, str]:
        if not isinstance(feedback, Mapping):
            example = _("Write for example: {example}.").format(example='feedback={"mot": "…"}')
            raise author.refuse("feedback", feedback, example)
        known = {rules.fold(text) for text in self._all.values()}
        for word in feedback:
            if not isinstance(word, str) or rules.fold(word) not in known:
                raise author.refuse("feedback", word, _("The text has no such word."))
        return {
            rules.fold(word): author.text(f"feedback[{word!r}]", text)
            for word, text in feedback.items()
        }

    def _own_words(self) -> dict[str, str]:
        return {"first": _("Mark at least one word first.")}


def _content(piece: Piece) -> str | dict[str, str]:
    return {"key": piece.key, "text": piece.text} if piece.key else piece.text
