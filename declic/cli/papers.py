"""``declic print``: the papers of a session as a PDF, without a browser."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from declic.cli.export import session_of
from declic.cli.progress import lasting
from declic.domain.session import Session
from declic.errors import NothingToPrint
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store, plans

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    printing = commands.add_parser(
        "print", parents=[common], help=_("write the papers of a session as a PDF")
    )
    printing.add_argument("session", metavar=_("code"), help=_("the code of a session"))
    printing.add_argument("file", type=Path, metavar=_("file"), help=_("where to write it"))
    which = printing.add_mutually_exclusive_group()
    for name, text in (
        ("sheets", _("the sheets to hand out, one a person (if nothing is said)")),
        ("report", _("the report, which names nobody")),
        ("plan", _("the plan of the session")),
    ):
        which.add_argument(f"--{name}", dest="paper", action="store_const", const=name, help=text)
    printing.set_defaults(command=print_papers, paper="sheets")


def print_papers(settings: Declic, options: argparse.Namespace) -> int:
    """Write a paper of a session."""
    from declic.printing.pdf import pdf

    settings.make_data_folder()
    with closing(Store.open(settings.store)) as store, lasting(_("Making the PDF…")):
        session = session_of(store, options.session)
        content = pdf(_page(settings, store, session, options.paper))
    try:
        options.file.touch(mode=0o600)
        options.file.write_bytes(content)
    except OSError as fault:
        raise NothingToPrint(
            _("{file} can't be written. Choose another folder.").format(file=options.file)
        ) from fault
    print(_("Written in {file}").format(file=options.file))
    if options.paper == "sheets":
        print(_("It holds personal data: give each person their own sheet."))
    return 0


def _page(settings: Declic, store: Store, session: Session, paper: str) -> str:
    """Return a paper as the page of which the PDF is made."""
    from declic.printing.essentials import essentials
    from declic.printing.pdf import font_addresses
    from declic.printing.plan import plan_html
    from declic.printing.report import report, report_html
    from declic.printing.sheet import sheets, sheets_html

    now, fonts = datetime.now(UTC), font_addresses()
    with store.reading() as tx:
        if paper == "report":
            return report_html(report(tx, session, now), fonts)
        if paper == "plan":
            kept = plans.of_session(tx, session.id)
            if kept is None:
                raise NothingToPrint(_("This session has no plan. Make one on the desk."))
            return plan_html(kept, fonts, now)
        made = sheets(tx, session, now)
    if not made:
        raise NothingToPrint(_("Nobody took part in this session: there is no sheet."))
    return sheets_html(
        session,
        made,
        essentials=essentials(settings.root_folder, session.workshop.name),
        fonts=fonts,
        address=settings.public_address,
    )
