"""The imitation of a message: its parts, how an author writes them, and what is refused."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from declic.i18n import Words
from widgets._options import Author

_ = Words("widgets")

KINDS = ("mail", "sms")
HEADERS = ("sender", "to", "date", "subject")
FIELDS = ("kind", *HEADERS, "body", "attachments")
POINTABLE = ("sender", "subject")
"""Headers that can be pointed at; the date and the addressee stand there as they are."""

MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]")
"""``[[name|text]]``, or ``[[name|text|address]]`` for a link."""
HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:/{0,2}|mailto:)?(?:[^/@\s]*@)?([^/:?#\s]+)", re.I)
RESERVED = (".example", ".test", ".invalid", ".localhost")
RESERVED_NAMES = ("example.com", "example.net", "example.org")


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


def read_message(author: Author, message: object) -> Message:
    """Return the message that an author described.

    Raises
    ------
    AuthorError
        If something is missing or wrong in it.
    """
    if message is None:
        raise author.missing("message", _example())
    if not isinstance(message, Mapping):
        raise author.refuse("message", message, _example())
    author.known(message, FIELDS, "message")
    kind = message.get("kind", "mail")
    if kind not in KINDS:
        raise author.refuse("message.kind", kind, _('Write "mail" or "sms".'))
    sender = author.text("message.sender", message.get("sender"), "Ma Banque <…@….example>")
    if "@" in sender:
        _reserved(author, "message.sender", sender.rpartition("@")[2].strip(" >"))
    numbers = iter(range(1, 1000))
    headers: dict[str, str | Part] = {}
    for name in HEADERS:
        if message.get(name) is None:
            continue
        text = author.text(f"message.{name}", message[name])
        headers[name] = _part(numbers, name, text) if name in POINTABLE else text
    body = textwrap.dedent(author.text("message.body", message.get("body")))
    paragraphs = tuple(
        tuple(_pieces(author, numbers, " ".join(paragraph.split())))
        for paragraph in re.split(r"\n[ \t]*\n", body)
    )
    files = author.texts("message.attachments", message.get("attachments", ()))
    attachments = tuple(
        _part(numbers, "attachment" if len(files) == 1 else f"attachment{i}", name)
        for i, name in enumerate(files, 1)
    )
    whole = Message(kind, headers, paragraphs, attachments)
    _different_names(author, whole)
    return whole


def _pieces(author: Author, numbers: Iterator[int], text: str) -> Iterator[str | Part]:
    start = 0
    for mark in MARK.finditer(text):
        if mark.start() > start:
            yield text[start : mark.start()]
        name, words, target = (group.strip() if group else "" for group in mark.groups())
        if target:
            _reserved(author, f"message.body, {name}", target)
        yield _part(numbers, name, words, target)
        start = mark.end()
    rest = text[start:]
    if "[[" in text[:start] + rest and MARK.sub("", text).find("[[") >= 0:
        raise author.refuse(
            "message.body", rest, _("Write a part as [[name|text]] or [[name|text|address]].")
        )
    if rest:
        yield rest


def _part(numbers: Iterator[int], name: str, text: str, target: str = "") -> Part:
    return Part(f"p{next(numbers)}", name, text, target)


def _reserved(author: Author, option: str, address: str) -> None:
    found = HOST.match(address)
    host = found[1].lower().rstrip(".") if found else ""
    under = any(host == name or host.endswith(f".{name}") for name in RESERVED_NAMES)
    if not under and not host.endswith(RESERVED):
        raise author.refuse(
            option,
            address,
            _(
                "It could be somebody's. Use an address that is made for examples: ending in"
                " .example, .example.com, .example.net or .example.org."
            ),
        )


def _different_names(author: Author, message: Message) -> None:
    names = [part.name for part in message.parts.values()]
    for name in names:
        if names.count(name) > 1:
            raise author.refuse(
                "message", name, _("Two parts have this name: change one of the two.")
            )


def _json(piece: str | Part) -> str | dict[str, str]:
    if isinstance(piece, str):
        return piece
    return {"key": piece.key, "text": piece.text, "target": piece.target}


def _example() -> str:
    return _("Write for example: {example}.").format(
        example='message={"kind": "sms", "sender": "36 000", "body": "Votre [[urgence|compte est'
        ' bloqué]]."}'
    )
