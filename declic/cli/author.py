"""``declic new``, ``check`` and ``release``: what an author does with a workshop."""

from __future__ import annotations

import argparse
from typing import Any

from declic.cli.progress import lasting
from declic.gradebook.catalogue import check as faults_of
from declic.gradebook.new import new as begin
from declic.gradebook.release import release as make_release
from declic.i18n import Words
from declic.settings import Declic

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    for name, command, text in (
        ("new", new, _("begin a workshop that works")),
        ("check", check, _("look for mistakes in a workshop")),
        ("release", release, _("make the learners' version of a workshop")),
    ):
        parser = commands.add_parser(name, parents=[common], help=text)
        parser.add_argument("workshop", metavar=_("name"), help=_("a folder of source/"))
        parser.set_defaults(command=command)


def new(settings: Declic, options: argparse.Namespace) -> int:
    """Begin a workshop."""
    path = begin(settings, options.workshop)
    print(_("A workshop was begun: {path}. Open it with: declic lab").format(path=path))
    return 0


def check(settings: Declic, options: argparse.Namespace) -> int:
    """Print the mistakes of a workshop; return 1 if there are any."""
    faults = faults_of(settings.root_folder, options.workshop)
    for fault in faults:
        print(fault)
    if not faults:
        print(_("No mistake was found in {name}.").format(name=options.workshop))
    return 1 if faults else 0


def release(settings: Declic, options: argparse.Namespace) -> int:
    """Release a workshop."""
    with lasting(_("Releasing…")) as say:
        make_release(settings, options.workshop, progress=say)
    return 0
