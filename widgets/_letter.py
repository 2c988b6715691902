"""A letter of an imitation mail box or phone: a message, and what its author says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.i18n import Words
from widgets._author import Author
from widgets._message import CALL, Message, Part, nobodys_number, read_message
from widgets._personas import Persona

_ = Words("widgets")

MOST_LETTERS = 60
"""More than fit into an hour."""
NAME = re.compile(r"[\w-]{1,40}")
PLACEHOLDER = re.compile(r"\{([^{}\s]{1,20})\}")
FIRST_NAME, ADDRESS = "prenom", "adresse"
"""What stands in braces where the page puts the learner's invented name and address."""
MOST_DIGITS = 6
"""Of a sender that is a short number."""
INBOX, SPAM, BIN, SENT = FOLDERS = ("inbox", "spam", "bin", "sent")
"""Where letters are; also the page's keys of the folders."""
MAIL_FIELDS = ("sender", "to", "date", "subject", "body", "attachments")
PHONE_FIELDS = ("sender", "date", "body")
OWN_FIELDS = ("name", "fraud", "signs", "safe", "danger", "replies", "folder")
CALL_FIELDS = ("calls", "missed", "earlier")


@dataclass(frozen=True)
class Letter:
    """A mail or a text message.

    Attributes
    ----------
    key
        What the page calls it; says nothing of it.
    name
        What the author calls it.
    fraud
        Whether it is one; None where it is not to be judged.
    reasons
        For keys of parts what gives a fraud away, or why the part is usual.
    danger
        What is said to who was caught by it; may be empty.
    replies
        What can be answered; None: a text of one's own.
    folder
        Where it is at first.
    calls
        For a phone: ``cost`` and ``says``, what a call costs and what is heard.
    missed
        Whether it is a missed call.
    earlier
        Messages that came before in the same thread.
    """

    key: str
    name: str
    message: Message
    fraud: bool | None
    reasons: Mapping[str, str]
    danger: str
    replies: tuple[str, ...] | None
    folder: str
    calls: Mapping[str, str]
    missed: bool
    earlier: tuple[str, ...]

    @property
    def sender(self) -> str:
        """Return the name that is shown of whoever sent it."""
        shown = self.header("sender")
        return re.sub(r"\s*<[^<>]*>", "", shown) or shown

    def header(self, name: str) -> str:
        """Return what a header says; empty if it is not there."""
        value = self.message.headers.get(name, "")
        return value.text if isinstance(value, Part) else value

    def parts(self, verb: str) -> list[Part]:
        """Return the parts that can be followed, looked at, opened or called."""
        if verb == "attachment":
            return list(self.message.attachments)
        linked = [part for part in self.message.parts.values() if part.target]
        return [part for part in linked if part.target.startswith(CALL) == (verb == "call")]

    def to_json(self, told: bool) -> dict[str, Any]:
        """Return what the page shows; it says nothing of what the letter is.

        Parameters
        ----------
        told
            Whether the kernel is told the words of an answer.
        """
        replies = [
            {"key": f"r{place}", "text": text} for place, text in enumerate(self.replies or (), 1)
        ]
        return {
            "key": self.key,
            "message": self.message.to_json(),
            "folder": self.folder,
            "replies": None if self.replies is None else replies,
            "told": told,
            "calls": dict(self.calls),
            "missed": self.missed,
            "earlier": list(self.earlier),
        }


def read_letters(
    author: Author, option: str, value: object, phone: bool, personal: bool
) -> tuple[Letter, ...]:
    """Return the letters that an author described.

    Raises
    ------
    AuthorError
        If something is missing or wrong, two have one name, or there are too many.
    """
    if value is None:
        raise author.missing(option, _example(option, phone))
    if isinstance(value, str) or not isinstance(value, Sequence) or not value:
        raise author.refuse(option, value, _example(option, phone))
    if len(value) > MOST_LETTERS:
        remedy = _("Write {most} at most: nobody goes through more in one exercise.")
        raise author.refuse(option, len(value), remedy.format(most=MOST_LETTERS))
    letters: dict[str, Letter] = {}
    for place, one in enumerate(value, 1):
        if not isinstance(one, Mapping):
            raise author.refuse(f"{option}[{place - 1}]", one, _example(option, phone))
        name = _name(author, f"{option}[{place - 1}].name", one.get("name"))
        if name in letters:
            raise author.refuse(option, name, _("Two have this name: change one of the two."))
        letters[name] = _letter(author, f"{option}[{name!r}]", f"m{place}", one, phone)
        _placeholders(author, f"{option}[{name!r}]", letters[name], personal)
    return tuple(letters.values())


def _letter(author: Author, option: str, key: str, given: Mapping[str, Any], phone: bool) -> Letter:
    fields = PHONE_FIELDS if phone else MAIL_FIELDS
    author.known(given, [*OWN_FIELDS, *fields, *(CALL_FIELDS if phone else ())], option)
    missed = author.yes_or_no(f"{option}.missed", given.get("missed", False))
    shown = {name: given[name] for name in fields if given.get(name) is not None}
    if missed:
        shown.setdefault("body", _("Missed call"))
    if phone:
        shown["kind"] = "sms"
        _sender_number(author, option, given.get("sender"))
    message = read_message(author, shown, option, f"{key}p")
    fraud = given.get("fraud")
    if fraud is not None:
        author.yes_or_no(f"{option}.fraud", fraud)
    replies = given.get("replies")
    folder = given.get("folder", INBOX)
    if folder not in (INBOX, SPAM, BIN):
        raise author.refuse(f"{option}.folder", folder, _('Write "inbox", "spam" or "bin".'))
    danger = given.get("danger")
    return Letter(
        key=key,
        name=str(given["name"]).strip(),
        message=message,
        fraud=fraud,
        reasons=_reasons(author, option, given, message),
        danger="" if danger is None else author.text(f"{option}.danger", danger),
        replies=None if replies is None else author.texts(f"{option}.replies", replies),
        folder=folder,
        calls=_calls(author, f"{option}.calls", given.get("calls", {})),
        missed=missed,
        earlier=author.texts(f"{option}.earlier", given.get("earlier", ())),
    )


def _name(author: Author, option: str, value: object) -> str:
    name = author.text(option, value, "banque")
    if not NAME.fullmatch(name):
        raise author.refuse(option, name, _("Write one word: letters, digits, - and _."))
    return name


def _reasons(
    author: Author, option: str, given: Mapping[str, Any], message: Message
) -> dict[str, str]:
    """Return what is said of each part: ``signs`` of a fraud, ``safe`` of what is usual."""
    fraud = given.get("fraud")
    by_name = {part.name: key for key, part in message.parts.items()}
    reasons: dict[str, str] = {}
    for field in ("signs", "safe"):
        said = given.get(field) or {}
        if not isinstance(said, Mapping):
            example = field + '={"sender": "…"}'
            raise author.refuse(
                f"{option}.{field}", said, _("Write {example}.").format(example=example)
            )
        if field == "signs" and said and not fraud:
            remedy = _('Signs belong to a fraud ("fraud": True). For a genuine one, write safe.')
            raise author.refuse(f"{option}.signs", list(said), remedy)
        author.known(said, list(by_name), f"{option}.{field}")
        for name, why in said.items():
            reasons[by_name[name]] = author.text(f"{option}.{field}[{name!r}]", why)
    if fraud and not given.get("signs"):
        raise author.missing(
            f"{option}.signs", _("Write {example}.").format(example='"signs": {"sender": "…"}')
        )
    return {key: reasons[key] for key in message.parts if key in reasons}


def _calls(author: Author, option: str, value: object) -> dict[str, str]:
    example = '"calls": {"cost": "…", "says": "…"}'
    if not isinstance(value, Mapping):
        raise author.refuse(option, value, _("Write {example}.").format(example=example))
    author.known(value, ["cost", "says"], option)
    return {name: author.text(f"{option}.{name}", text) for name, text in value.items()}


def _sender_number(author: Author, option: str, sender: object) -> None:
    if isinstance(sender, str) and sum(map(str.isdigit, sender)) > MOST_DIGITS:
        nobodys_number(author, f"{option}.sender", sender)


def _placeholders(author: Author, option: str, letter: Letter, personal: bool) -> None:
    """Refuse braces that the page can't fill in."""
    texts = [letter.header("to"), letter.header("subject")]
    for paragraph in letter.message.body:
        texts += [
            piece if isinstance(piece, str) else piece.text + piece.target for piece in paragraph
        ]
    found = {name for text in texts for name in PLACEHOLDER.findall(text)}
    if not personal:
        for name in found & {FIRST_NAME, ADDRESS}:
            raise author.refuse(option, "{" + name + "}", _("Write personal=True too."))
        return
    author.known(sorted(found), [FIRST_NAME, ADDRESS], option)


def personified(text: str, persona: Persona | None) -> str:
    """Return a text with an invented name and address in it, or dots where there is none."""
    name, address = (persona.first_name, persona.email) if persona else ("…", "…")
    return text.replace("{prenom}", name).replace("{adresse}", address)


def _example(option: str, phone: bool) -> str:
    one = (
        '{"name": "colis", "sender": "06 39 98 12 34", "body": "Votre colis attend.", "fraud":'
        ' True, "signs": {"sender": "…"}}'
        if phone
        else '{"name": "banque", "sender": "Ma Banque <service@ma-banque.example>", "subject":'
        ' "…", "body": "…", "fraud": True, "signs": {"sender": "…"}}'
    )
    return _("Write for example: {example}.").format(example=f"{option}=[{one}]")
