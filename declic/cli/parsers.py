"""The command line's parsers, whose own words are in the user's language too."""

from __future__ import annotations

import argparse
from typing import Any

from declic.i18n import Words

_ = Words("cli")


class Parser(argparse.ArgumentParser):
    """An argument parser whose headings are translated."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"formatter_class": _Formatter, "add_help": False})
        self._positionals.title = _("what to do")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


def port_number(text: str) -> int:
    """Return a port; 0 lets the system choose one.

    Raises
    ------
    argparse.ArgumentTypeError
        If it is no port.
    """
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(
            _("{text} is no port: give a number from 1 to 65535").format(text=text)
        )
    return int(text)
