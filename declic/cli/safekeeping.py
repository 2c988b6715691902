"""``declic backup`` and ``declic restore``: copies of the store, and the way back."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from declic.cli.progress import lasting
from declic.errors import BackupError
from declic.i18n import Words
from declic.privacy.erase import finish
from declic.settings import Declic
from declic.store import Store, backups

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    backup = commands.add_parser("backup", parents=[common], help=_("back the store up"))
    backup.add_argument(
        "--to", type=Path, metavar=_("folder"), help=_("where to; default: the data folder")
    )
    backup.set_defaults(command=back_up)
    restore_ = commands.add_parser("restore", parents=[common], help=_("restore a backup"))
    restore_.add_argument(
        "file", nargs="?", type=Path, metavar=_("file"), help=_("a backup; default: show them")
    )
    restore_.set_defaults(command=restore)


def back_up(settings: Declic, options: argparse.Namespace) -> int:
    """Copy the store, while it may be in use."""
    folder = options.to or backups.folder_of(settings.store)
    most = None if options.to else settings.backups_kept
    with lasting(_("Backing up…")):
        made = backups.back_up(settings.store, folder, datetime.now(UTC), most)
    print(_("Backed up in {file}").format(file=made))
    return 0


def restore(settings: Declic, options: argparse.Namespace) -> int:
    """Put a backup in the store's place, or show which there are."""
    folder = backups.folder_of(settings.store)
    known = backups.backups(folder)
    if options.file is None:
        print(_("Backups, the newest first:") if known else _("There is no backup yet."))
        for file in known:
            print(f"  {file}")
        if known:
            print(_("To restore one: declic restore FILE"))
        return 0
    named = options.file if options.file.exists() else folder / options.file
    if not named.is_file():
        raise BackupError(_("There is no file {file}.").format(file=options.file))
    with lasting(_("Restoring…")):
        kept = backups.restore(settings.store, named, datetime.now(UTC))
        again = _erase_again(settings)
    print(_("Restored from {file}").format(file=named))
    if again:
        print(_("Who had been erased since was erased again: {n}").format(n=again))
    if kept is not None:
        print(_("What was there before is kept in {file}").format(file=kept))
    return 0


def _erase_again(settings: Declic) -> int:
    """Bring a backup up to date; erase who was erased after it was made; return how many."""
    store = Store.open(settings.store)
    try:
        return len(finish(settings, store, datetime.now(UTC)))
    finally:
        store.close()
