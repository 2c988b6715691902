"""``declic grade``: collects what is new and grades it, as nbgrader does and sooner."""

from __future__ import annotations

import argparse
from typing import Any

from declic.cli.progress import lasting
from declic.errors import WorkshopNotFound
from declic.i18n import Words
from declic.settings import Declic

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "grade", parents=[common], help=_("collect the answers, and grade them")
    )
    command.add_argument(
        "workshop", nargs="?", metavar=_("name"), help=_("one workshop; default: all")
    )
    command.add_argument(
        "--force", action="store_true", help=_("grade again what was graded already")
    )
    command.set_defaults(command=grade)


def grade(settings: Declic, options: argparse.Namespace) -> int:
    """Collect and grade one workshop, or all of which a session was held."""
    from declic.gradebook.collect import collect  # nbgrader: a second
    from declic.gradebook.grade import collected_workshops
    from declic.gradebook.grade import grade as grade_workshop

    with lasting(_("Collecting the answers…")) as say:
        try:
            collect(settings, options.workshop, progress=say)
        except WorkshopNotFound:  # an assignment of nbgrader's, handed in by other ways
            if options.workshop not in collected_workshops(settings):
                raise
    names = [options.workshop] if options.workshop else collected_workshops(settings)
    for name in names:
        done = grade_workshop(settings, name, force=options.force, progress=print)
        graded = len(done.graded) + len(done.by_nbgrader)
        print(
            _.n(
                "{name}: {graded} submission graded, {unchanged} up to date.",
                "{name}: {graded} submissions graded, {unchanged} up to date.",
                graded,
            ).format(name=name, graded=graded, unchanged=len(done.unchanged))
        )
    if not names:
        print(_("There is nothing to grade yet: no session was held."))
    return 0
