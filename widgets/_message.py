"""The imitation of a message: its parts, how an author writes them, and what is refused."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from declic.i18n import Words
from widgets._addresses import reserved
from widgets._author import Author
from widgets._guard import looks_real

_ = Words("widgets")

KINDS = ("mail", "sms")
HEADERS = ("sender", "to", "date", "subject")
FIELDS = ("kind", *HEADERS, "body", "attachments")
POINTABLE = ("sender", "subject")
"""Headers that can be pointed at; the date and the addressee stand there as they are."""

MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]")
"""``[[name|text]]``, or ``[[name|text|address]]`` for a link."""
CALL = "tel:"
"""How the address of a link begins that calls a number."""
LONGEST_SHORT_NUMBER = 6
"""Digits of a short number as 36 000 or 33700, which is no person's."""


@dataclass(frozen=True)
class Part:
    """Something in the message that can be pointed at.

    Attributes
    ----------
    key
        What the page calls it; says nothing of whether it is suspicious.
    name
        What the author calls it.
    text
        What is read there.
    target
        For a link: the address where it really leads; else empty.
    """

    key: str
    name: str
    text: str
    target: str = ""


@dataclass(frozen=True)
class Message:
    """An imitation of a mail or a text message.

    Attributes
    ----------
    body
        Paragraphs, each made of texts and of parts.
    """

    kind: str
    headers: Mapping[str, str | Part]
    body: tuple[tuple[str | Part, ...], ...]
    attachments: tuple[Part, ...]

    @property
    def parts(self) -> dict[str, Part]:
        """Return what can be pointed at, by key, in the order of reading."""
        headers = [self.headers[name] for name in HEADERS if name in self.headers]
        body = [piece for paragraph in self.body for piece in paragraph]
        pieces = [*headers, *body, *self.attachments]
        return {piece.key: piece for piece in pieces if isinstance(piece, Part)}

    def to_json(self) -> dict[str, Any]:
        """Return what the page shows; it says nothing of the author's names of parts."""
        return {
            "kind": self.kind,
            "headers": {name: _json(value) for name, value in self.headers.items()},
            "body": [[_json(piece) for piece in paragraph] for paragraph in self.body],
            "attachments": [_json(part) for part in self.attachments],
        }


def read_message(
    author: Author, message: object, option: str = "message", prefix: str = "p"
) -> Message:
    """Return the message that an author described.

    Parameters
    ----------
    option
        What the author calls it.
    prefix
        What the keys of its parts begin with.

    Raises
    ------
    AuthorError
        If something is missing or wrong in it.
    """
    if message is None:
        raise author.missing(option, _example())
    if not isinstance(message, Mapping):
        raise author.refuse(option, message, _example())
    author.known(message, FIELDS, option)
    kind = message.get("kind", "mail")
    if kind not in KINDS:
        raise author.refuse(f"{option}.kind", kind, _('Write "mail" or "sms".'))
    sender = author.text(f"{option}.sender", message.get("sender"), "Ma Banque <…@….example>")
    if "@" in sender:
        reserved(author, f"{option}.sender", sender.rpartition("@")[2].strip(" >"))
    keys = (f"{prefix}{number}" for number in count(1))
    headers: dict[str, str | Part] = {}
    for name in HEADERS:
        if message.get(name) is None:
            continue
        text = author.text(f"{option}.{name}", message[name])
        headers[name] = Part(next(keys), name, text) if name in POINTABLE else text
    body = textwrap.dedent(author.text(f"{option}.body", message.get("body")))
    paragraphs = tuple(
        tuple(_pieces(author, f"{option}.body", keys, " ".join(paragraph.split())))
        for paragraph in re.split(r"\n[ \t]*\n", body)
    )
    files = author.texts(f"{option}.attachments", message.get("attachments", ()))
    attachments = tuple(
        Part(next(keys), "attachment" if len(files) == 1 else f"attachment{i}", name)
        for i, name in enumerate(files, 1)
    )
    whole = Message(kind, headers, paragraphs, attachments)
    _different_names(author, option, whole)
    return whole


def picture(message: Message, shown: Callable[[Part], str]) -> str:
    """Return a message as HTML that runs nothing.

    Parameters
    ----------
    shown
        Gives the safe HTML of a part.
    """

    def piece(value: str | Part) -> str:
        return html.escape(value) if isinstance(value, str) else shown(value)

    headers = "".join(
        f"<div><strong>{html.escape(header_word(name))}</strong> {piece(value)}</div>"
        for name, value in message.headers.items()
    )
    body = "".join(f"<p>{''.join(map(piece, line))}</p>" for line in message.body)
    files = "".join(
        f"<div><strong>{_('Attachment:')}</strong> {piece(part)}</div>"
        for part in message.attachments
    )
    return (
        '<div style="border:2px solid #52606d;border-radius:10px;padding:.5em .9em;'
        f'margin:.5em 0"><small>{_("Imitation — nothing is sent")}</small>'
        f"{headers}<hr>{body}{files}</div>"
    )


def header_word(name: str) -> str:
    """Return what stands before a header: ``From:``."""
    return {
        "sender": _("From:"),
        "to": _("To:"),
        "date": _("Date:"),
        "subject": _("Subject:"),
    }[name]


def nobodys_number(author: Author, option: str, number: str) -> None:
    """Refuse a phone number that could be dialled.

    Raises
    ------
    AuthorError
        If it is neither a short one, nor kept for fiction, nor has letters for digits.
    """
    digits = "".join(filter(str.isdigit, number))
    costly = len(digits) > LONGEST_SHORT_NUMBER and digits.startswith("08")
    if costly or looks_real(number):
        raise author.refuse(
            option,
            number,
            _(
                "It could be dialled. Write X for some digits, as 08 99 XX XX XX, or take a number"
                " that is kept for fiction, as 06 39 98 12 34."
            ),
        )


def _pieces(author: Author, option: str, keys: Iterator[str], text: str) -> Iterator[str | Part]:
    start = 0
    for mark in MARK.finditer(text):
        if mark.start() > start:
            yield text[start : mark.start()]
        name, words, target = (group.strip() if group else "" for group in mark.groups())
        if target.startswith(CALL):
            nobodys_number(author, f"{option}, {name}", target.removeprefix(CALL))
        elif target:
            reserved(author, f"{option}, {name}", target)
        yield Part(next(keys), name, words, target)
        start = mark.end()
    rest = text[start:]
    if "[[" in MARK.sub("", text):
        raise author.refuse(
            option, rest, _("Write a part as [[name|text]] or [[name|text|address]].")
        )
    if rest:
        yield rest


def _different_names(author: Author, option: str, message: Message) -> None:
    names = [part.name for part in message.parts.values()]
    for name in names:
        if names.count(name) > 1:
            raise author.refuse(option, name, _("Two parts have this name: change one of the two."))


def _json(piece: str | Part) -> str | dict[str, str]:
    if isinstance(piece, str):
        return piece
    return {"key": piece.key, "text": piece.text, "target": piece.target}


def _example() -> str:
    return _("Write for example: {example}.").format(
        example='message={"kind": "sms", "sender": "36 000", "body": "Votre [[urgence|compte est'
        ' bloqué]]."}'
    )
