"""``declic feedback``: what comes back to learners of what was graded."""

from __future__ import annotations

import argparse
from typing import Any

from declic.cli.progress import lasting
from declic.i18n import Words
from declic.settings import Declic

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "feedback", parents=[common], help=_("give the learners back what was graded")
    )
    command.add_argument(
        "workshop", nargs="?", metavar=_("name"), help=_("one workshop; default: all")
    )
    command.set_defaults(command=feedback)


def feedback(settings: Declic, options: argparse.Namespace) -> int:
    """Make the feedback of one workshop, or of all that were graded, and release it."""
    from declic.gradebook.feedback import hand_back  # nbgrader: a second
    from declic.gradebook.grade import collected_workshops

    names = [options.workshop] if options.workshop else collected_workshops(settings)
    for name in names:
        with lasting(_("Writing the feedback…")):
            released = hand_back(settings, name)
        print(
            _.n(
                "{name}: {n} person finds their feedback with their card.",
                "{name}: {n} people find their feedback with their cards.",
                len(released),
            ).format(name=name, n=len(released))
        )
    if not names:
        print(_("There is nothing to give back yet: nothing was collected."))
    return 0
