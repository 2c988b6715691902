"""``declic collect``: turns the answers of the store into nbgrader's submissions."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import Any

from declic.cli.export import session_of
from declic.cli.progress import lasting
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser("collect", parents=[common], help=_("collect the answers"))
    command.add_argument(
        "workshop", nargs="?", metavar=_("name"), help=_("one workshop; default: all")
    )
    command.add_argument(
        "--session", metavar=_("code"), help=_("only the people of the session with this code")
    )
    command.set_defaults(command=collect)


def collect(settings: Declic, options: argparse.Namespace) -> int:
    """Collect one session, one workshop, or all of which a session was held."""
    from declic.gradebook.collect import collect as collect_answers  # nbgrader: a second

    session = None
    if options.session:
        settings.make_data_folder()
        with closing(Store.open(settings.store)) as store:
            session = session_of(store, options.session)
    with lasting(_("Collecting the answers…")) as say:
        done = collect_answers(settings, options.workshop, session=session, progress=say)
    if not done:
        print(_("There is nothing to collect yet: no session was held."))
    return 0
