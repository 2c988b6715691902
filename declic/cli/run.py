"""``declic run``: releases the workshop, opens a session, starts the room, says where it is."""

from __future__ import annotations

import argparse
import json
import sys
import threading
import webbrowser
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from declic.cli.parsers import port_number
from declic.cli.progress import Say, lasting
from declic.domain.exercise import WorkshopCard
from declic.domain.session import Session, spaced_code
from declic.errors import BackupError
from declic.gradebook.release import release
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store, backups, sessions
from declic.workshops import load_release, source_path

if TYPE_CHECKING:
    from declic.room.app import Room

_ = Words("cli")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser("run", parents=[common], help=_("start the room"))
    command.add_argument("--workshop", metavar=_("name"), help=_("the workshop of the session"))
    command.add_argument(
        "--port", type=port_number, metavar=_("number"), help=_("port of the room")
    )
    command.add_argument(
        "--address",
        metavar=_("address"),
        help=_("network address to listen on; 127.0.0.1: this computer only"),
    )
    command.add_argument(
        "--tls", action="store_true", help=_("encrypt, with a certificate of the room's own")
    )
    command.add_argument("--json", action="store_true", help=_("print one line of JSON"))
    command.add_argument("--no-browser", action="store_true", help=_("open no browser"))
    command.set_defaults(command=run)


def run(settings: Declic, options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from declic.room.app import Room  # Voilà: a second, and other commands wait for it too

    settings.make_data_folder()
    if options.json:
        settings.open_browser = False
    store = Store.open(settings.store)
    try:
        with lasting(_("Getting ready…"), says=sys.stderr) as say:
            _back_up(settings, say)
            workshop = _released(settings, say)
        session = _session(store, workshop)
        Room.run(settings, store, lambda room: _announce(room, session, as_json=options.json))
    finally:
        store.close()
    return 0


def _back_up(settings: Declic, say: Say) -> None:
    """Back up what earlier sessions left; a room opens without it too."""
    try:
        backups.back_up_unasked(settings.store, datetime.now(UTC), settings.backups_kept)
    except BackupError as fault:
        say(str(fault))


def _released(settings: Declic, say: Say) -> WorkshopCard:
    """Return the workshop's card, after releasing it where its source is newer."""
    if source_path(settings.root_folder, settings.workshop).is_file():
        return release(settings, settings.workshop, progress=say)
    return load_release(settings.root_folder, settings.workshop)[1]


def _session(store: Store, workshop: WorkshopCard) -> Session:
    """Return the open session of a workshop; open one where there is none."""
    with store.transaction() as tx:
        for session in sessions.all_sessions(tx, open_only=True):
            if session.workshop == workshop:
                return session
        return sessions.open_session(tx, workshop, datetime.now(UTC))


def _announce(room: Room, session: Session, *, as_json: bool) -> None:
    desk = f"{room.local_address}desk/"
    if as_json:
        record = {
            "join": room.join_address,
            "code": session.code,
            "desk": desk,
            "password": room.password,
            "data": str(room.settings.data_folder),
        }
        print(json.dumps(record), flush=True)
        return
    start = f"{room.local_address}start?key={room.start_key}"
    lines = [
        session.workshop.title,
        "",
        _("Learners open:          {address}").format(address=room.join_address),
        _("on this computer:       {address}").format(address=room.local_address),
        _("and type the code:      {code}").format(code=spaced_code(session.code)),
        "",
        _("Your desk:              {address}").format(address=desk),
        _("its password:           {password}").format(
            password=room.password or _("the one that you chose")
        ),
        "",
        *_encryption(room),
        _("All of this on one page: {address}").format(address=start),
        _("What people do is kept in {folder}").format(folder=room.settings.data_folder),
        _("To stop: Ctrl-C"),
    ]
    print("\n".join(lines), flush=True)
    if room.settings.open_browser:
        threading.Thread(target=webbrowser.open, args=(start,), daemon=True).start()


def _encryption(room: Room) -> list[str]:
    if not room.settings.tls:
        return []
    return [
        _("Browsers will warn of the certificate once. Its fingerprint (SHA-256):"),
        room.certificate.fingerprint(),
        "",
    ]
