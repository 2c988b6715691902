"""The files and folders of an imitation computer, as an author describes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from declic.i18n import Words
from widgets._author import Author
from widgets._text import rich

_ = Words("widgets")

FOLDER = "folder"
"""Kind of what holds files."""
KINDS = {
    "pdf": "pdf",
    "image": "jpg jpeg png gif webp bmp svg heic",
    "text": "odt doc docx txt rtf md",
    "table": "ods xls xlsx csv",
    "slides": "odp ppt pptx",
    "sound": "mp3 wav ogg m4a flac",
    "film": "mp4 avi mkv mov webm",
    "archive": "zip 7z rar gz",
    "program": "exe msi dmg apk deb",
}
"""For each kind of file the ends that its names have."""
FORBIDDEN = frozenset('\\/:*?"<>|')
"""Letters that no name of a file may hold (those that Windows refuses; others refuse fewer)."""
LONGEST_NAME = 80
MOST_FILES = 200
DEEPEST = 6
"""Folders inside folders."""


@dataclass(frozen=True)
class Entry:
    """A file or a folder.

    Attributes
    ----------
    key
        What the page calls it.
    name
        As it is shown, with its extension.
    parent
        Key of the folder that it is in; empty for a place: a folder at the top.
    path
        What the author calls it: names of folders and its own, with ``/`` between.
    kind
        :data:`FOLDER`, a name of :data:`KINDS`, or ``file``.
    text
        What is read when it is opened, in Markdown; may be empty.
    was
        Key of the folder that it was in before it was deleted; empty if it is not in the bin.
    date
        When it was changed, as it is shown; may be empty.
    """

    key: str
    name: str
    parent: str
    path: str
    kind: str
    text: str = ""
    was: str = ""
    date: str = ""

    def to_json(self) -> dict[str, str]:
        """Return what the page shows; never the author's path."""
        shown = {"key": self.key, "name": self.name, "parent": self.parent, "kind": self.kind}
        more = {"text": rich(self.text) if self.text else "", "was": self.was, "date": self.date}
        return shown | {name: value for name, value in more.items() if value}


def is_name(text: str) -> bool:
    """Return whether a file may be called so."""
    whole = text == text.strip() and 0 < len(text) <= LONGEST_NAME
    return whole and not FORBIDDEN & {*text}


def kind_of(name: str) -> str:
    """Return the kind of a file by the end of its name."""
    _stem, dot, end = name.rpartition(".")
    kinds = (kind for kind, ends in KINDS.items() if dot and end.lower() in ends.split())
    return next(kinds, "file")


def extension(name: str) -> str:
    """Return the end of a file's name with its dot; empty if it has none."""
    stem, dot, end = name.rpartition(".")
    return f".{end}" if dot and stem else ""


def read_folders(author: Author, option: str, value: object, start: int = 1) -> tuple[Entry, ...]:
    """Return what an author described.

    A folder is a list of names or a mapping; a file is a name, or in a mapping None or what is
    read in it: ``{"Documents": {"Impôts": ["avis.pdf"], "cv.odt": None}}``.

    Parameters
    ----------
    start
        Number of the first key.

    Raises
    ------
    AuthorError
        If it is something else, a name can't be one, or there are more than :data:`MOST_FILES`.
    """
    folders = '{"Documents": {"Impôts": ["avis-2026.pdf"], "cv.odt": None}, "Images": []}'
    example = f"{option}={folders}"
    if value is None:
        raise author.missing(option, _("Write for example: {example}.").format(example=example))
    if not isinstance(value, Mapping) or not value:
        remedy = _("Write for example: {example}.").format(example=example)
        raise author.refuse(option, value, remedy)
    found: list[Entry] = []
    for name, inside in value.items():
        place = _entry(author, option, name, inside, None, start + len(found))
        if place.kind != FOLDER:
            raise author.refuse(
                f"{option}[{name!r}]", inside, _('Write a folder: a list, as ["photo.jpg"].')
            )
        found.append(place)
        _fill(author, option, place, inside, found, start)
    return tuple(found)


def _fill(
    author: Author, option: str, folder: Entry, inside: object, found: list[Entry], start: int
) -> None:
    """Add what is in a folder, and in its folders, to what was found."""
    held = inside if isinstance(inside, Mapping) else dict.fromkeys(author.texts(option, inside))
    for name, deeper in held.items():
        entry = _entry(author, option, name, deeper, folder, start + len(found))
        if entry.path.count("/") > DEEPEST or len(found) == MOST_FILES:
            most = _("Write {most} of them at most.").format(most=MOST_FILES)
            raise author.refuse(option, entry.path, most)
        found.append(entry)
        if entry.kind == FOLDER:
            _fill(author, option, entry, deeper, found, start)


def _entry(
    author: Author, option: str, name: object, inside: object, parent: Entry | None, number: int
) -> Entry:
    shown = read_name(author, option, name)
    path = f"{parent.path}/{shown}" if parent else shown
    folder = isinstance(inside, Mapping | list | tuple)
    text = "" if folder or inside is None else author.text(f"{option}[{path!r}]", inside)
    kind = FOLDER if folder else kind_of(shown)
    return Entry(f"f{number}", shown, parent.key if parent else "", path, kind, text)


def read_name(author: Author, option: str, value: object) -> str:
    """Return the name of a file or a folder.

    Raises
    ------
    AuthorError
        If none may be called so.
    """
    name = author.text(option, value)
    if not is_name(name):
        remedy = _("A name has {most} letters at most, and none of these: {signs}").format(
            most=LONGEST_NAME, signs=" ".join(sorted(FORBIDDEN))
        )
        raise author.refuse(option, name, remedy)
    return name


def dated(
    author: Author, option: str, value: object, entries: Sequence[Entry], aliases: Mapping[str, str]
) -> tuple[Entry, ...]:
    """Return the entries with the dates that an author wrote, ``{"cv.odt": "12 mars 2026"}``.

    Raises
    ------
    AuthorError
        If one is of a file that is not there.
    """
    if not isinstance(value, Mapping):
        raise author.refuse(
            option, value, _("Write {example}.").format(example='dates={"cv.odt": "12 mars 2026"}')
        )
    author.known(value, list(aliases), option)
    dates = {
        aliases[name]: author.text(f"{option}[{name!r}]", date) for name, date in value.items()
    }
    return tuple(replace(one, date=dates.get(one.path, "")) for one in entries)


def aliases_of(paths: Collection[str]) -> dict[str, str]:
    """Return what an author may call each path: itself, and its last name where no other has it."""
    last = [path.rpartition("/")[2] for path in paths]
    short = {name: path for name, path in zip(last, paths, strict=True) if last.count(name) == 1}
    return short | {path: path for path in paths}


def picker_words() -> dict[str, str]:
    """Return the words that ``_picker.js`` needs, for the trait ``words``."""
    return {
        "fm_path": _("Where you are"),
        "fm_nothing": _("There is nothing here."),
        "fm_cancel": _("Cancel"),
        "picker_top": _("All places"),
        "picker_file": _("Choose a file"),
        "picker_choose": _("Attach this file"),
        "picker_open_first": _("Open the folder where you want to put it."),
        "picker_no_file": _("First choose a file in the list."),
    }
