"""The desk's panels: anywidgets that show plain JSON and send what the adviser asks for.

Each panel has one synced trait ``state``, set by the kernel only; what a page sends of it is not
heeded. What the adviser does arrives as a message, ``{"type": …}``, and goes to the desk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import anywidget
from traitlets import Dict, Unicode

import widgets
from declic.desk import words

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
    """Return the desk's style, after the tokens."""
    return TOKENS.read_text("utf-8") + (PAGE / "desk.css").read_text("utf-8")


class Panel(anywidget.AnyWidget):
    """What every panel shares."""

    _css = Unicode().tag(sync=True)

    state = Dict().tag(sync=True)
    """What the panel shows; by panel, see :mod:`declic.desk.states`. Always has ``notice``: a
    sentence that says what is wrong or missing and what to do, or nothing."""

    words = Dict().tag(sync=True)
    """The texts that do not change, translated."""

    def __init__(self, receive: Receiver, state: Mapping[str, Any]) -> None:
        self._asked = receive
        super().__init__(_css=style(), words=words.of_page(), state=dict(state))
        self.on_msg(self._receive)

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Heed nothing: a page may not say what the desk shows."""

    def tell(self, message: str) -> None:
        """Say how what was asked for went, in the panel."""
        self.send({"type": "told", "message": message})

    def _receive(self, panel: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, dict):
            self._asked(self, content)


class WithStory(Panel):
    """A panel from which a learner's story is opened.

    Messages: ``{"type": "story", "learner": <id>}`` and ``{"type": "story-closed"}``.
    """

    story = Dict().tag(sync=True)
    """The story that is open, as :func:`declic.desk.story.story` tells it; empty if none is."""

    reading: int | None = None
    """Whose story is open."""


class Tabs(Panel):
    """Shows one panel at a time where there is no room for three columns."""

    _esm = module("dom", "tabs")


class HelpList(WithStory):
    """Who needs help, the most urgent first."""

    _esm = module("dom", "story", "help")


class Grid(WithStory):
    """Learners × exercises."""

    _esm = module("dom", "story", "grid")


class SessionPanel(Panel):
    """The sessions: their codes, who is in, opening and closing.

    Messages: ``{"type": "select", "session": <id>}``, ``open`` with ``workshop`` (its name),
    ``close`` and ``reopen`` with ``session``.
    """

    _esm = module("dom", "sessions")


class Figure(Panel):
    """A table that an adviser has added."""

    _esm = module("dom", "figure")
