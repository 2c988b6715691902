"""What an author gives to ``FileManager``, read and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.domain.rules import fold
from declic.i18n import Words
from widgets._addresses import reserved
from widgets._author import Author
from widgets._files import FOLDER, Entry, aliases_of, kind_of, read_folders, read_name
from widgets.file_manager._desk import BIN

_ = Words("widgets")

DOWNLOADS = ("telechargements", "downloads")
"""What the folder may be called into which downloaded files go."""
MAIL = ("button", "to", "subject", "text")


@dataclass(frozen=True)
class Mail:
    """A message to which files can be attached; *button* is what its button says."""

    button: str
    to: str
    subject: str
    text: str


def read_stick(author: Author, usb: object, start: int) -> tuple[Entry, ...]:
    """Return a USB stick, which is a folder at the top, and what is on it; nothing for None.

    Raises
    ------
    AuthorError
        If it is not one folder.
    """
    if usb is None:
        return ()
    if not isinstance(usb, Mapping) or len(usb) != 1:
        example = 'usb={"CLÉ USB": ["photo.jpg"]}'
        raise author.refuse("usb", usb, _("Write {example}.").format(example=example))
    return read_folders(author, "usb", usb, start)


def read_bin(author: Author, given: object, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return what is in the bin at the beginning, ``{"photo.jpg": "Images"}``.

    Raises
    ------
    AuthorError
        If a file was in a folder that is not there.
    """
    if not isinstance(given, Mapping):
        example = 'bin={"photo.jpg": "Images"}'
        raise author.refuse("bin", given, _("Write {example}.").format(example=example))
    folders = {one.path: one.key for one in entries if one.kind == FOLDER}
    names = aliases_of([*folders])
    found: list[Entry] = []
    for name, folder in given.items():
        shown = read_name(author, "bin", name)
        author.known([folder], list(names), f"bin[{name!r}]")
        key = f"f{len(entries) + len(found) + 1}"
        was = folders[names[folder]]
        found.append(Entry(key, shown, BIN, f"{BIN}/{shown}", kind_of(shown), was=was))
    return tuple(found)


def read_downloads(
    author: Author, given: object, entries: Sequence[Entry]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the files of a page, and the folder into which they go if it is not there yet.

    Parameters
    ----------
    given
        Names, or ``{name: what the page says of it}``.

    Raises
    ------
    AuthorError
        If a name can't be one.
    """
    listed = (
        given if isinstance(given, Mapping) else dict.fromkeys(author.texts("downloads", given))
    )
    if not listed:
        return (), ()
    into = next((one for one in entries if not one.parent and fold(one.name) in DOWNLOADS), None)
    more: tuple[Entry, ...] = ()
    if into is None:
        name = _("Downloads")
        into = Entry(f"f{len(entries) + 1}", name, "", name, FOLDER)
        more = (into,)
    found = []
    for number, (name, about) in enumerate(listed.items(), 1):
        shown = read_name(author, "downloads", name)
        says = author.text(f"downloads[{name!r}]", about) if about else ""
        kind = kind_of(shown)
        found.append(Entry(f"d{number}", shown, into.key, f"{into.path}/{shown}", kind, says))
    return tuple(found), more


def read_mail(author: Author, given: object) -> Mail | None:
    """Return the message to which files can be attached; None if there is none.

    Parameters
    ----------
    given
        What its button says, or a mapping with the names in :data:`MAIL`.

    Raises
    ------
    AuthorError
        If it is something else.
    """
    if given is None:
        return None
    mail: Mapping[str, Any] = given if isinstance(given, Mapping) else {"button": given}
    author.known(mail, MAIL, "attach")
    defaults = {
        "button": _("Attach a document"),
        "to": "accueil@mairie.example",
        "subject": _("My document"),
        "text": _("Hello,\n\nHere is the document that you asked for."),
    }
    texts = {name: author.text(f"attach.{name}", mail.get(name, defaults[name])) for name in MAIL}
    reserved(author, "attach.to", texts["to"])
    return Mail(**texts)
