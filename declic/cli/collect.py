"""``declic collect``: turns the answers of the store into nbgrader's submissions."""

from __future__ import annotations

import argparse
from typing import Any

from declic import gradebook
from declic.i18n import Words
from declic.settings import Declic
from declic.workshops import released_workshops

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser("collect", parents=[common], help=_("collect the answers"))
    command.add_argument(
        "workshop", nargs="?", metavar=_("name"), help=_("one workshop; default: all")
    )
    command.set_defaults(command=collect)


def collect(settings: Declic, options: argparse.Namespace) -> int:
    """Collect one workshop, or all that are released."""
    names = [options.workshop] if options.workshop else _all(settings)
    for name in names:
        count = gradebook.collect(settings, name)
        print(
            _.n(
                "{name}: {count} submission collected",
                "{name}: {count} submissions collected",
                count,
            ).format(name=name, count=count)
        )
    return 0


def _all(settings: Declic) -> list[str]:
    return [card.name for card in released_workshops(settings.root_folder)]
