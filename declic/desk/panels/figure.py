"""A table that an adviser has added to the desk."""

from __future__ import annotations

from declic.desk.board import Panel, module


class Figure(Panel):
    """A table, folded under its title; its state is that of :mod:`declic.desk.figures`."""

    _esm = module("dom", "figure")
