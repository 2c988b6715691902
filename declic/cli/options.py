"""How the values of options are read."""

from __future__ import annotations

import argparse

from declic.i18n import Words

_ = Words("cli")


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
