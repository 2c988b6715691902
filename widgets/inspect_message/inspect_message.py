"""``InspectMessage``: a mail or a text message in which to point at what is suspicious."""

from __future__ import annotations

import html
import random
from collections.abc import Mapping
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._message import Part, header_word, picture, read_message
from widgets._options import Author, Options
from widgets._response import keys
from widgets._text import rich_line

_ = Words("widgets")


class InspectMessage(Exercise):
    """A mail or a text message in which to point at what is suspicious.

    Each sign that was found counts ``1 / number of signs``; each innocent part that was accused
    takes away ``1 / number of innocent parts``, never below 0: the rule of Moodle's "Multiple
    choice" with several answers, so that pointing at everything earns nothing. Where nothing is
    suspicious, the right response is to point at nothing.

    Parameters
    ----------
    prompt
        What to look for, in Markdown.
    message
        The message, described by ``kind`` (``"mail"`` or ``"sms"``), ``sender``
        (``"Ma Banque <service@ma-banque.example.net>"``), ``to``, ``date``, ``subject``, ``body``
        and ``attachments`` (a list of names of files). The sender, the subject and the
        attachments can be pointed at. In the body, ``[[name|text]]`` is a part that can be pointed
        at, ``[[name|text|address]]`` a link that really leads to that address; an empty line
        begins a new paragraph. Addresses must be those that are made for examples
        (https://www.rfc-editor.org/rfc/rfc2606).
    suspicious
        For each part that is suspicious, by name, what gives it away. The names are ``sender``,
        ``subject``, ``attachment`` (``attachment1``, ``attachment2`` where there are several) and
        those of the body.
    innocent
        For parts that are not suspicious, what to say where they are accused.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong.

    Notes
    -----
    A response is ``{"parts": ["p1", "p4"]}``: the keys of the parts that were pointed at.
    """

    kind = "inspect_message"

    def __init__(
        self,
        prompt: str = "",
        message: Mapping[str, Any] | None = None,
        suspicious: Mapping[str, str] | None = None,
        innocent: Mapping[str, str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "message", "suspicious", "innocent")
        self._message = read_message(author, message)
        self._parts = self._message.parts
        if suspicious is None:
            raise author.missing(
                "suspicious",
                _("Write {example}, or {nothing} if nothing is.").format(
                    example='suspicious={"sender": "…"}', nothing="suspicious={}"
                ),
            )
        self._signs = self._read_reasons(author, "suspicious", suspicious)
        self._innocent = self._read_reasons(author, "innocent", innocent or {})
        for key in self._signs.keys() & self._innocent.keys():
            raise author.refuse(
                "innocent", self._parts[key].name, _("It is among the suspicious ones already.")
            )
        self._finish(author)

    def read(self, response: Any) -> frozenset[str]:
        return frozenset(keys(response, "parts", self._parts))

    def in_words(self, said: frozenset[str]) -> list[str]:
        texts = [part.text for key, part in self._parts.items() if key in said]
        return texts or [_("Nothing is suspicious in this message.")]

    def assess(self, said: frozenset[str]) -> Verdict:
        told = [key for key in self._parts if key in said]
        result = rules.chosen(told, self._signs.keys(), len(self._parts))
        notes = [{"key": key, "text": self._reason(key)} for key in told]
        return self._scored(result, self._default(result), notes=notes)

    def key_html(self) -> str:
        if not self._signs:
            return f"<p>{_('Nothing is suspicious in this message.')}</p>"
        return _picture.rows(
            [
                (
                    f"<strong>{html.escape(part.text)}</strong> — {rich_line(self._signs[key])}",
                    False,
                    None,
                )
                for key, part in self._parts.items()
                if key in self._signs
            ]
        )

    def _reason(self, key: str) -> str:
        if key in self._signs:
            return self._signs[key]
        return self._innocent.get(key, _("Nothing unusual here."))

    def _default(self, result: rules.Score[str]) -> str:
        if result.correct:
            return _("You have seen everything.")
        left = len(self._signs) - len(result.right)
        if left:
            return _.n("{n} sign is still hidden.", "{n} signs are still hidden.", left).format(
                n=left
            )
        return _("You found every sign. Something that you pointed at is usual, though.")

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return {"message": self._message.to_json()}

    def _default_instruction(self) -> str:
        return _("Press on each thing that is suspicious, then check.")

    def _picture_body(self, said: frozenset[str] | None, verdict: Verdict | None) -> str:
        return picture(self._message, lambda part: self._picture_part(part, said))

    def _picture_part(self, part: Part, said: frozenset[str] | None) -> str:
        text = f'<u style="text-decoration-style:dotted">{html.escape(part.text)}</u>'
        if part.target:
            text += f" <small>→ {html.escape(part.target)}</small>"
        if said and part.key in said:
            text += _picture.given() + _picture.mark(part.key in self._signs)
        return text

    def _read_reasons(self, author: Author, option: str, reasons: object) -> dict[str, str]:
        by_name = {part.name: key for key, part in self._parts.items()}
        if not isinstance(reasons, Mapping):
            raise author.refuse(
                option, reasons, _("Write {example}.").format(example=option + '={"sender": "…"}')
            )
        author.known(reasons, list(by_name), _("part"))
        return {
            by_name[name]: author.text(f"{option}[{name!r}]", why) for name, why in reasons.items()
        }

    def _own_words(self) -> dict[str, str]:
        return {
            "imitation": _("Imitation — nothing is sent"),
            "where": _("Where does this link lead?"),
            "leads": _("This link leads to: {address}"),
            "attachment": _("Attachment:"),
            **{name: header_word(name) for name in ("sender", "to", "date", "subject")},
        }
