"""``declic export``: answers in a file, for other programs."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from declic.cli.progress import lasting
from declic.domain.session import Session
from declic.errors import UnknownCode
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store, sessions
from declic.store.place import Which

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    export = commands.add_parser(
        "export", parents=[common], help=_("write the answers to a file, for other programs")
    )
    export.add_argument(
        "file", type=Path, metavar=_("file"), help=_(".csv, .parquet, or .json for xAPI")
    )
    export.add_argument("--session", metavar=_("code"), help=_("of this session only"))
    export.add_argument("--workshop", metavar=_("workshop"), help=_("of this workshop only"))
    export.add_argument("--names", action="store_true", help=_("with the names; not in xAPI"))
    export.set_defaults(command=export_answers)


def export_answers(settings: Declic, options: argparse.Namespace) -> int:
    """Write the answers to a file."""
    from declic.analysis import files  # pandas: half a second that no other command needs

    settings.make_data_folder()
    with closing(Store.open(settings.store)) as store, lasting(_("Writing the answers…")):
        which: Which = {}
        if options.session:
            which["session"] = session_of(store, options.session).id
        if options.workshop:
            which["workshop"] = options.workshop
        count = files.write(store, options.file, files.Wanted(which, names=options.names))
    print(
        _.n("{n} answer is in {file}.", "{n} answers are in {file}.", count).format(
            n=count, file=options.file
        )
    )
    if options.names:
        print(_("It holds personal data: give it to nobody else."))
    return 0


def session_of(store: Store, code: str) -> Session:
    """Return the session, open or closed, that has a code.

    Raises
    ------
    UnknownCode
        If none has.
    """
    with store.reading() as tx:
        wanted = sessions.with_code(tx, code)
    if wanted is None:
        raise UnknownCode(
            _("No session had the code {code}. It has six letters, as KTR PMB.").format(code=code)
        )
    return wanted
