"""What every widget of the kit shares: its module and style, and a state that no page can set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import anywidget
from traitlets import Dict, Unicode, default

from widgets import _assets
from widgets._graded import grading


class KitWidget(anywidget.AnyWidget):
    """A widget whose synced traits only the kernel sets."""

    kind: ClassVar[str]
    """Name of the folder under ``widgets/`` that holds the widget's module and style."""

    _esm = Unicode().tag(sync=True)
    _css = Unicode().tag(sync=True)
    _module = Unicode().tag(sync=True)
    """The :attr:`kind`, by which a room's page finds the widget in the bundle that it loads."""

    words = Dict().tag(sync=True)
    """Texts of buttons and messages, by name, translated."""

    def __init__(self, **traits: Any) -> None:
        if grading():  # without a page nothing needs the class that AnyWidget makes for each widget
            super(anywidget.AnyWidget, self).__init__(**traits)
        else:
            super().__init__(**traits)

    @default("_esm")
    def _default_esm(self) -> str:
        return "" if grading() else _assets.module_of(self.kind)

    @default("_css")
    def _default_css(self) -> str:
        return "" if grading() else _assets.style_of(self.kind)

    @default("_module")
    def _default_module(self) -> str:
        return self.kind

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Ignore what a page sends: it could be anybody's invention."""

    def open(self) -> None:
        """Open the comm to the page; there is no page where nbgrader grades."""
        if not grading():
            super().open()
