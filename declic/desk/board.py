"""What a panel of the desk is: an anywidget that shows plain JSON and sends what is asked of it.

Each panel has one synced trait ``state``, set by the kernel only; what a page sends of it is not
heeded. What the adviser does arrives as a message, ``{"type": …}``, and goes to the desk, which
finds the action for it among those of the panel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

import anywidget
from traitlets import Dict, Unicode

import widgets
from declic.desk import personal, words
from declic.desk.actions import Action, Outcome
from declic.desk.view import View
from declic.domain.session import Session
from declic.store import Transaction

PAGE = Path(__file__).parent / "page"
TOKENS = Path(widgets.__file__).parent / "_shared.css"
"""The colours and sizes that the whole of Déclic has in common."""

_LINKS = re.compile(r"^(import [^;]*;\n|export (?=const |function ))", re.MULTILINE)
"""What ties the modules to each other where they are files of their own."""

AnyPanel = TypeVar("AnyPanel", bound="Panel")
Receiver = Callable[["Panel", Mapping[str, Any]], None]


@cache
def module(*names: str) -> str:
    """Return modules of ``page/`` put together as one, for anywidget loads a single text."""
    texts = [(PAGE / f"{name}.js").read_text("utf-8") for name in names]
    return _LINKS.sub("", "\n".join(texts))


@cache
def style() -> str:
    """Return the style of all panels, after the tokens: one text, so that it is loaded once."""
    sheets = sorted(PAGE.glob("*.css"), key=lambda path: (path.stem != "desk", path.stem))
    return TOKENS.read_text("utf-8") + "".join(path.read_text("utf-8") for path in sheets)


class Panel(anywidget.AnyWidget):
    """What every panel shares.

    A kind of panel says what it reads of the store (:meth:`read`), what it shows of it
    (:meth:`show`), its own texts (:meth:`texts`) and what can be asked of it (:attr:`actions`).
    """

    _css = Unicode().tag(sync=True)

    actions: ClassVar[Mapping[str, Action]] = MappingProxyType({})
    """What carries a message out, by its type."""

    state = Dict().tag(sync=True)
    """What the panel shows: what :meth:`show` returns. Always has ``notice``: a sentence that says
    what is wrong or missing and what to do, or nothing."""

    words = Dict().tag(sync=True)
    """The texts that do not change, translated."""

    def __init__(self, receive: Receiver) -> None:
        self._asked = receive
        super().__init__(_css=style(), words=self.common() | self.texts(), state={"notice": ""})
        self.on_msg(self._receive)

    @classmethod
    def common(cls) -> dict[str, Any]:
        """Return the fixed texts that the panel has in common with others."""
        return words.everywhere()

    @classmethod
    def texts(cls) -> dict[str, Any]:
        """Return the panel's own fixed texts, by the name that its JavaScript gives them."""
        return {}

    def read(self, tx: Transaction, session: Session | None) -> Any:
        """Return what the panel needs of the store besides the view; after each change.

        Parameters
        ----------
        session
            The session that is shown.
        """
        return None

    def show(self, view: View, found: Any) -> dict[str, Any]:
        """Return the state, as plain JSON; after each change, and every few seconds.

        Parameters
        ----------
        found
            What :meth:`read` returned; None as long as the store is away.
        """
        return {"notice": view.fault}

    def action(self, asked: str) -> Action | None:
        """Return what carries a message of a type out; None if it means nothing here."""
        return self.actions.get(asked)

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Heed nothing: a page may not say what the desk shows."""

    def tell(self, message: str) -> None:
        """Say how what was asked for went, in the panel."""
        self.send({"type": "told", "message": message})

    def hand(self, outcome: Outcome) -> None:
        """Say how it went, with the file that there is for the adviser."""
        if outcome.file is None:
            self.tell(outcome.message)
            return
        told = {"type": "told", "message": outcome.message, "file": outcome.file.name}
        self.send(told, [outcome.file.content])

    def _receive(self, panel: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, dict):
            self._asked(self, content)


class WithStory(Panel):
    """A panel from which a learner's story is opened.

    Messages: ``{"type": "story", "learner": <id>}`` and ``{"type": "story-closed"}``; from the
    story those of :mod:`declic.desk.personal`. A panel with actions of its own adds these.
    """

    actions: ClassVar[Mapping[str, Action]] = personal.ACTIONS

    story = Dict().tag(sync=True)
    """The story that is open, as :func:`declic.desk.story.story` tells it; empty if none is."""

    reading: int | None = None
    """Whose story is open."""

    @classmethod
    def common(cls) -> dict[str, Any]:
        return super().common() | personal.texts()
