"""Tabs: one panel at a time where there is no room for columns."""

from __future__ import annotations

from declic.desk.board import Panel, module


class Tabs(Panel):
    """Shows one panel at a time on a small screen."""

    _esm = module("dom", "tabs")
