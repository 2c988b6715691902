"""``declic export-learner``, ``erase-learner``, ``purge``, ``figures``: what is kept of people."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from declic import journal
from declic.cli.progress import lasting
from declic.errors import NotOnePerson
from declic.i18n import Words
from declic.privacy import purge as age
from declic.privacy import summary
from declic.privacy.copy import copy, file_name
from declic.privacy.erase import copies
from declic.privacy.erase import erase as erase_person
from declic.privacy.person import Person, by_card, by_name, by_number
from declic.privacy.receipt import FOLDER, Receipt
from declic.settings import Declic
from declic.store import Store

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    who = argparse.ArgumentParser(add_help=False, parents=[common])
    who.add_argument("--card", metavar=_("words"), help=_("the words of the return card"))
    who.add_argument("--session", metavar=_("code"), help=_("the code of a session"))
    who.add_argument("--name", metavar=_("name"), help=_("the first name, with --session"))
    who.add_argument("--number", type=int, metavar=_("number"), help=_("the person's number"))
    export = commands.add_parser(
        "export-learner", parents=[who], help=_("give a person a copy of what is kept of them")
    )
    export.add_argument("--out", type=Path, metavar=_("file"), help=_("where to write it"))
    export.set_defaults(command=export_learner)
    erasing = commands.add_parser("erase-learner", parents=[who], help=_("erase a person"))
    erasing.add_argument("--yes", action="store_true", help=_("ask nothing"))
    erasing.set_defaults(command=erase_learner)
    old = commands.add_parser("purge", parents=[common], help=_("erase what is old"))
    old.add_argument(
        "--months", type=int, metavar=_("number"), help=_("older than this; default: the setting")
    )
    old.add_argument("--dry-run", action="store_true", help=_("say what would go, erase nothing"))
    old.add_argument("--yes", action="store_true", help=_("ask nothing"))
    old.set_defaults(command=purge)
    counted = commands.add_parser(
        "figures", parents=[common], help=_("figures of the sessions, without people")
    )
    counted.add_argument("--csv", action="store_true", help=_("as a table for spreadsheets"))
    counted.add_argument(
        "--since", type=date.fromisoformat, metavar=_("date"), help=_("from a day on: 2026-01-31")
    )
    counted.add_argument("--out", type=Path, metavar=_("file"), help=_("where to write it"))
    counted.set_defaults(command=figures)


def export_learner(settings: Declic, options: argparse.Namespace) -> int:
    """Write the copy of what is kept of a person."""
    with _store(settings) as store:
        person = _person(store, options)
        with lasting(_("Gathering what is kept…")):
            packed = copy(settings, store, person, datetime.now(UTC))
    file = options.out or Path(file_name(person))
    file.touch(mode=0o600)
    file.write_bytes(packed)
    print(
        _("The copy is in {file}. It holds personal data: give it to nobody else.").format(
            file=file
        )
    )
    journal.note(settings.data_folder, "a copy of what is kept of a person was made")
    return 0


def erase_learner(settings: Declic, options: argparse.Namespace) -> int:
    """Erase a person everywhere, after asking."""
    with _store(settings) as store:
        person = _person(store, options)
        print(person.line())
        print(
            _(
                "Answers, visits, questions, submissions, marks and feedback of this person go for"
                " good, here and in the backups beside the store ({n})."
            ).format(n=len(list(copies(settings))))
        )
        if any(session.is_open for session in person.visited):
            print(_("One of the sessions is still open: what the person answers now is not kept."))
        if not (options.yes or _agreed(_("Erase this person? Type yes: "))):
            print(_("Nothing was erased."))
            return 1
        with lasting(_("Erasing…")):
            receipt = erase_person(settings, store, person, datetime.now(UTC))
    _say(settings, receipt)
    return 0


def purge(settings: Declic, options: argparse.Namespace) -> int:
    """Erase what is older than the structure keeps."""
    months = settings.keep_months if options.months is None else options.months
    now = datetime.now(UTC)
    if months <= 0:
        print(_("Nothing is erased with age: keep_months is 0. Give a number with --months."))
        return 0
    with _store(settings) as store:
        due = age.due(settings, store, now, months)
        for sentence in _of(due, months):
            print(sentence)
        if options.dry_run or not due:
            return 0
        if not (options.yes or _agreed(_("Erase all this? Type yes: "))):
            print(_("Nothing was erased."))
            return 1
        with lasting(_("Erasing…")):
            receipt = age.purge(settings, store, now, months)
    if receipt is not None:
        _say(settings, receipt)
    return 0


def figures(settings: Declic, options: argparse.Namespace) -> int:
    """Show or write the figures of the sessions."""
    with _store(settings) as store:
        found = summary.lines(store, options.since)
    text = summary.as_csv(found) if options.csv else summary.as_text(found) + "\n"
    if options.out is None:
        print(text, end="")
        return 0
    options.out.write_text(text, encoding="utf-8", newline="")
    print(_("Written in {file}").format(file=options.out))
    return 0


@contextmanager
def _store(settings: Declic) -> Iterator[Store]:
    settings.make_data_folder()
    store = Store.open(settings.store)
    try:
        yield store
    finally:
        store.close()


def _person(store: Store, options: argparse.Namespace) -> Person:
    if options.number is not None:
        return by_number(store, options.number)
    if options.card:
        return by_card(store, options.card)
    if options.session and options.name:
        return by_name(store, options.session, options.name)
    raise NotOnePerson(
        _("Say who: --card with the words of the card, or --session with the code and --name.")
    )


def _of(due: age.Due, months: int) -> Iterator[str]:
    found = due.found
    if due:
        yield _("Older than {months} months:").format(months=months)
        yield _("  sessions: {n} (figures without people remain)").format(n=len(found.sessions))
        yield _("  people who have nothing since: {n}").format(n=len(found.learners))
        yield _("  backups: {n}").format(n=len(due.backups))
    else:
        yield _("Nothing is older than {months} months.").format(months=months)
    if due.left_open:
        yield _(
            "Sessions as old that nobody closed, which stay: {n}. Close them at the desk."
        ).format(n=due.left_open)


def _agreed(question: str) -> bool:
    try:
        return input(question).strip().casefold() in ("yes", "oui", _("yes"))
    except EOFError:
        print()
        return False


def _say(settings: Declic, receipt: Receipt) -> None:
    print("\n".join(receipt.lines()))
    print(_("The receipt is in {folder}").format(folder=settings.data_folder / FOLDER))
    journal.note(settings.data_folder, f"erased ({receipt.kind}), receipt {receipt.name}")
