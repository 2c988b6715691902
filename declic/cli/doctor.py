"""``declic doctor``: looks at the computer before people come, with a remedy for each fault."""

from __future__ import annotations

import argparse
import shutil
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from declic import __version__, journal
from declic.errors import DeclicError
from declic.i18n import LANGUAGES, Words, catalogue
from declic.room import network
from declic.room.forks import supported
from declic.settings import Declic
from declic.store import Store, sessions

_ = Words("cli")

PACKAGES = ("voila", "nbgrader", "jupyterlab", "anywidget", "ipykernel")
LEAST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 500_000_000
FONTS = ("atkinson-400.woff2", "atkinson-700.woff2")
DOMAINS = ("cli", "declic", "desk", "gradebook", "room", "widgets")


@dataclass(frozen=True)
class Finding:
    """One line of what was found.

    Attributes
    ----------
    text
        What is so.
    remedy
        What to do about it; empty where all is well.
    blocking
        Whether no session can be held as it is.
    """

    text: str
    remedy: str = ""
    blocking: bool = False

    def __str__(self) -> str:
        mark = "✓" if not self.remedy else "✗" if self.blocking else "!"
        return f"{mark} {self.text}" + (f"\n    {self.remedy}" if self.remedy else "")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "doctor", parents=[common], help=_("check that this computer is ready")
    )
    command.set_defaults(command=doctor)


def doctor(settings: Declic, options: argparse.Namespace) -> int:
    """Print a line for each thing looked at; 1 where something stands in the way of a session."""
    blocked = False
    for finding in findings(settings):
        print(finding, flush=True)
        blocked |= finding.blocking
    print("")
    if blocked:
        print(_("Mend what is marked ✗ before people come."))
    else:
        print(_("This computer is ready."))
    return int(blocked)


def findings(settings: Declic) -> Iterator[Finding]:
    """Look at everything, one thing after the other; what breaks is itself a finding."""
    looks: tuple[Callable[[Declic], Finding], ...] = (
        _python,
        _packages,
        _folders,
        _data_folder,
        _log,
        _free_space,
        _store,
        _port,
        _address,
        _forks,
        _texts,
        _browser,
    )
    for look in looks:
        try:
            yield look(settings)
        except DeclicError as fault:
            first, _stop, rest = str(fault).partition(". ")
            yield Finding(first, rest or first, blocking=True)


def _python(settings: Declic) -> Finding:
    running = ".".join(map(str, sys.version_info[:3]))
    text = _("Déclic {declic}, Python {python}").format(declic=__version__, python=running)
    if sys.version_info < LEAST_PYTHON:
        least = ".".join(map(str, LEAST_PYTHON))
        return Finding(text, _("Install Python {least} or newer.").format(least=least), True)
    return Finding(text)


def _packages(settings: Declic) -> Finding:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        text = _("Missing: {names}").format(names=", ".join(missing))
        return Finding(text, _("Install again: make env"), blocking=True)
    return Finding(", ".join(found))


def _folders(settings: Declic) -> Finding:
    root = settings.root_folder
    workshops = sorted(path.parent.name for path in (root / "source").glob("*/*.ipynb"))
    if workshops:
        count = _.n("{n} workshop in {folder}", "{n} workshops in {folder}", len(workshops))
        return Finding(count.format(n=len(workshops), folder=root))
    text = _("No workshop in {folder}").format(folder=root)
    return Finding(text, _("Start Déclic in its own folder, which has source/."), blocking=True)


def _data_folder(settings: Declic) -> Finding:
    folder = settings.make_data_folder()
    return Finding(_("The data folder can be written: {folder}").format(folder=folder))


def _log(settings: Declic) -> Finding:
    return Finding(_("The log is in {file}").format(file=journal.path(settings.data_folder)))


def _free_space(settings: Declic) -> Finding:
    free = shutil.disk_usage(settings.data_folder).free
    text = _("{gigabytes} GB free on its disk").format(gigabytes=f"{free / 1e9:.1f}")
    if free < LEAST_FREE_BYTES:
        return Finding(text, _("Make room on the disk: answers need little, but need some."))
    return Finding(text)


def _store(settings: Declic) -> Finding:
    store = Store.open(settings.store)
    try:
        with store.reading() as tx:
            held = len(sessions.all_sessions(tx))
    finally:
        store.close()
    return Finding(
        _.n("The store works: {n} session", "The store works: {n} sessions", held).format(n=held)
    )


def _port(settings: Declic) -> Finding:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", settings.port))
        except OSError:
            text = _("The port {port} is taken").format(port=settings.port)
            other = network.free_port(settings.port + 1)
            remedy = _("Is Déclic running already? If not, start it with --port {other}.")
            return Finding(text, remedy.format(other=other))
    return Finding(_("The port {port} is free").format(port=settings.port))


def _address(settings: Declic) -> Finding:
    address = network.reachable_address(settings.address)
    text = _("People in the room reach this computer at {address}").format(address=address)
    if not address.startswith("127."):
        return Finding(text)
    text = _("Only this computer can reach the room ({address})").format(address=address)
    return Finding(
        text, _("Join the room's Wi-Fi, or share your telephone's connection; no internet needed.")
    )


def _forks(settings: Declic) -> Finding:
    if not settings.fork_kernels:
        return Finding(
            _("Learners' kernels are ordinary ones: c.Declic.fork_kernels is off"),
            _("Up to ten people are served well. Switch it on for more."),
        )
    if supported():
        return Finding(_("Learners' pages are there at once (kernels are forked)"))
    return Finding(
        _("This system can't fork kernels: each page takes some seconds"),
        _("Up to ten people are served well. Linux serves more."),
    )


def _texts(settings: Declic) -> Finding:
    from declic.room import assets  # a web server, and every command waits for this module

    fonts = [name for name in FONTS if not (assets.STATIC / name).is_file()]
    words = [
        f"{language}/{domain}"
        for language in LANGUAGES
        for domain in DOMAINS
        if not catalogue(domain, language).info()
    ]
    if fonts or words:
        text = _("Missing: {names}").format(names=", ".join([*fonts, *words]))
        return Finding(text, _("Install again: make env"))
    return Finding(_("Fonts and words are there"))


def _browser(settings: Declic) -> Finding:
    try:
        webbrowser.get()
    except webbrowser.Error:
        text = _("No browser was found on this computer")
        return Finding(text, _("Open the addresses that Déclic prints on another device."))
    return Finding(_("A browser is there for your own pages"))
