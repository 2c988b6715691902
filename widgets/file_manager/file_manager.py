"""``FileManager``: the folders and files of an imitation computer."""

from __future__ import annotations

import html
import random
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Unpack

from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets._author import Author
from widgets._files import FOLDER, dated, read_folders
from widgets._guard import guard_words
from widgets._imitation import Imitation, Walk
from widgets._options import Options
from widgets._steps import Step
from widgets._task import Event
from widgets._text import rich, rich_line
from widgets.file_manager import _happening
from widgets.file_manager._desk import BIN
from widgets.file_manager._reading import read_bin, read_downloads, read_mail, read_stick
from widgets.file_manager._words import told, window_words
from widgets.file_manager._world import World, folders_to_make

_ = Words("widgets")

OWN = (
    *("folders", "downloads", "usb", "attach", "bin", "dates"),
    *("goals", "risks", "ask", "answer", "choices"),
)
BUTTONS = (
    *("open", "create", "rename", "move", "copy", "delete", "restore", "empty", "find"),
    *("plug", "eject", "unplug", "attach", "files", "page", "mail"),
)
"""What a hint can show besides files and folders; the page's keys are these with ``b-``."""


class FileManager(Imitation):
    """An imitation computer's folders: to open, name, put in order, delete, find, carry away.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    folders
        ``{"Documents": {"Impôts": ["avis-2026.pdf"], "cv.odt": None}, "Images": ["plage.jpg"]}``: a
        folder is a list of names or a mapping; a file is a name, or in a mapping None or what is
        read when it is opened (Markdown).
    downloads
        Files of a page from which they are downloaded: names, or ``{name: what the page says}``.
        They go into the folder called Téléchargements or Downloads.
    usb
        A USB stick that can be plugged in, ``{"CLÉ USB": ["photo.jpg"]}``. None: there is none.
    attach
        What the button says with which a file is attached to a message, or ``{"button": …,
        "to": …, "subject": …, "text": …}``. None: there is no message.
    bin
        What is in the bin at the beginning, and where it was: ``{"photo.jpg": "Images"}``.
    dates
        ``{file: when it was changed}``, as shown.
    goals, risks
        Sentences: ``open``, ``delete``, ``restore``, ``download``, ``attach`` with a file;
        ``create`` with a new folder; ``rename X = pattern``; ``move X = folder``, ``copy X =
        folder``; ``find = pattern``; ``empty`` (the bin), ``plug``, ``eject``, ``unplug`` (without
        ejecting). Of the end: ``in X = folder`` (or ``bin``), ``named X = pattern``, ``attached
        X``.
        A file is called by its path, ``Documents/cv.odt``, or by its name where no other has it.
    ask, answer, choices
        A question beside, see :mod:`widgets._ask`.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong, or a goal is reached before anything is done.

    Notes
    -----
    A response is ``{"steps": [["open", "f2"], ["select", "f3"], ["move", "f3", "f1"]]}``. What is
    made on the way (created, copied, downloaded) is ``n1``, ``n2`` …. Keys of ``ask`` and ``go``
    are words (:data:`widgets.file_manager._happening.ASKS`, ``WINDOWS``); ``find``, ``empty``,
    ``plug``, ``eject`` and ``unplug`` have one key each.
    """

    kind = "file_manager"

    def __init__(
        self,
        prompt: str = "",
        folders: Mapping[str, Any] | None = None,
        downloads: Sequence[str] | Mapping[str, str] = (),
        usb: Mapping[str, Any] | None = None,
        attach: str | Mapping[str, str] | None = None,
        bin: Mapping[str, str] | None = None,
        dates: Mapping[str, str] | None = None,
        goals: Sequence[str] | Mapping[str, str] = (),
        risks: Sequence[str] | Mapping[str, str] = (),
        ask: str | None = None,
        answer: object = None,
        choices: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, *OWN)
        self._mail = read_mail(author, attach)
        task = {"goals": goals, "risks": risks, "ask": ask, "answer": answer, "choices": choices}
        self._world = self._read_world(
            author, folders, downloads, usb, bin or {}, dates or {}, task
        )
        self._read_task(author, self._world.subjects(), task)
        self._goals = self._world.clean(author, "goals", self._goals)
        self._risks = self._world.clean(author, "risks", self._risks)
        self._refuse_reached(author)
        self._finish(author)

    def _read_world(
        self,
        author: Author,
        folders: object,
        downloads: object,
        usb: object,
        in_bin: object,
        dates: object,
        task: Mapping[str, object],
    ) -> World:
        entries = read_folders(author, "folders", folders)
        offered, more = read_downloads(author, downloads, entries)
        entries += more
        stick = read_stick(author, usb, len(entries) + 1)
        entries += stick
        entries += read_bin(author, in_bin, entries)
        paths = [one.path for one in (*entries, *offered)]
        for path in paths:
            if paths.count(path) > 1 or path == BIN:
                raise author.refuse("folders", path, _("It is there twice: change one of the two."))
        world = World(
            entries,
            offered,
            stick[0].key if stick else "",
            self._mail is not None,
            folders_to_make(author, {name: task[name] for name in ("goals", "risks")}, paths),
        )
        dates_read = dated(author, "dates", dates, entries, world.aliases)
        return World(dates_read, offered, world.stick, world.mail, world.new)

    def _refuse_reached(self, author: Author) -> None:
        start = self.happened(())
        for goal in self._goals:
            if any(goal.met_by(event) for event in start):
                raise author.refuse(
                    "goals",
                    goal.written,
                    _("It is so before anything is done. Ask for a change, or write a risk."),
                )

    def verbs(self) -> Mapping[str, Collection[str]]:
        return _happening.verbs(self._world)

    def read(self, response: Any) -> Walk:
        walk = super().read(response)
        _happening.check_values(self._world, walk.steps)
        return walk

    def happened(self, steps: Sequence[Step]) -> list[Event]:
        return _happening.happened(self._world, steps)

    def tell(self, event: Event) -> str:
        return told(event)

    def shown_key(self, name: str) -> str:
        path = self._world.aliases.get(name)
        for one in (*self._world.entries, *self._world.downloads):
            if one.path == path:
                return one.key
        if name == BIN:
            return BIN
        return f"b-{name}" if name in BUTTONS else ""

    def _content(self, lot: random.Random) -> dict[str, Any]:
        world, mail = self._world, self._mail
        return self._task_content() | {
            "files": [one.to_json() for one in world.entries],
            "stick": world.stick,
            "into": world.downloads[0].parent if world.downloads else "",
            "downloads": [
                {"key": one.key, "name": one.name, "kind": one.kind, "about": rich_line(one.text)}
                for one in world.downloads
            ],
            "mail": mail
            and {
                "button": mail.button,
                "to": mail.to,
                "subject": mail.subject,
                "text": rich(mail.text),
            },
        }

    def _picture_body(self, said: Walk | None, verdict: Verdict | None) -> str:
        offered = "".join(f"<li>↓ {html.escape(one.name)}</li>" for one in self._world.downloads)
        more = f"<p>{_('To be downloaded')}</p><ul>{offered}</ul>" if offered else ""
        if self._mail:
            more += (
                f"<p>{html.escape(self._mail.subject)} — [ {html.escape(self._mail.button)} ]</p>"
            )
        binned = self._drawn(BIN)
        more += f"<p>{_('Bin')}</p>{binned}" if binned else ""
        return (
            '<div style="border:2px solid #52606d;border-radius:10px;padding:.5em .9em;'
            f'margin:.5em 0">{self._drawn("")}{more}</div>{super()._picture_body(said, verdict)}'
        )

    def _drawn(self, parent: str) -> str:
        """Return what is in a folder as a list, with what is in its folders."""
        lines = "".join(
            f"<li>{'▸ ' if one.kind == FOLDER else ''}{html.escape(one.name)}"
            f"{self._drawn(one.key)}</li>"
            for one in self._world.entries
            if one.parent == parent
        )
        return f'<ul style="margin:.2em 0;padding-left:1.4em">{lines}</ul>' if lines else ""

    def _default_instruction(self) -> str:
        return _("Do it in the folders below, then check.")

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | guard_words() | window_words()
