"""The room as an application: Voilà with identity, people's kernels, and a channel to the store."""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import os
import secrets
import signal
import socket
from collections.abc import Callable
from http import HTTPStatus
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from jupyter_server.auth.security import passwd
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import RequestHandler
from traitlets.config import Config
from voila.app import Voila

from declic import journal
from declic.domain.session import Learner, Session
from declic.errors import PortInUse
from declic.i18n import Words
from declic.room import keys, network, routes
from declic.room.asking import Arrived
from declic.room.certificate import Certificate, server_context
from declic.room.channel import Channel, Writer
from declic.room.daily import Daily
from declic.room.explaining import explaining
from declic.room.identity import ADVISER, GALLERY, OwnKernelOnly, Participant, RoomIdentity
from declic.room.kernels import Kernels, LivePage
from declic.room.limits import Places, Requests, Tries
from declic.room.listening import Listener
from declic.room.live import Live
from declic.room.pages import environment
from declic.room.speech import PAGE_MESSAGES
from declic.room.stages import Stages
from declic.room.starting import Starter
from declic.room.talks import Talks
from declic.room.workbench import Workbench
from declic.settings import Declic
from declic.store import Store

_ = Words("room")

LARGEST_MESSAGE = 256_000
"""Bytes of the largest message that a page may send to its kernel."""
CERTIFICATE_SEEN_MS = 12 * 3_600_000
"""How often it is looked whether the certificate ends soon."""
PING_MS = 20_000
"""How often a page is asked whether it is there; ``KernelWebsocket.send_ping`` says the rest."""


class Room(Voila):
    """A Voilà application in which people have names, and kernels have owners.

    Parameters
    ----------
    settings
        Declic's settings.
    store
        The open store.
    announce
        Called once with the room when it listens.
    """

    name = "voila"
    settings: Declic
    store: Store

    def __init__(
        self, settings: Declic, store: Store, announce: Callable[[Room], None], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.store = store
        self.announce = announce
        self.certificate = Certificate(settings.data_folder / "tls")
        self.start_key = secrets.token_urlsafe(16)
        self.tries = Tries(settings)
        self.places = Places(settings.kernels_per_address)
        self.requests = Requests()
        self.arrived = Arrived()
        self.templates = environment()
        self.writer = Writer(store)
        self.channel = Channel(store, self.writer, self.log)
        self.live = Live(store, self.log, removed=lambda who: self.kernels.retire(who.username))
        self.daily = Daily(settings, store, self.log)
        self.workbench = Workbench(settings)
        self.log.addHandler(_log_file(settings.data_folder))

    @classmethod
    def run(cls, settings: Declic, store: Store, announce: Callable[[Room], None]) -> None:
        """Serve until Ctrl-C or SIGTERM, then stop all that was started.

        Raises
        ------
        PortInUse
            If another program listens on the port.
        """
        room = cls(settings, store, announce, config=_voila_config(settings))
        room.initialize([])
        room.start()

    @property
    def identity(self) -> RoomIdentity:
        identity: RoomIdentity = self.identity_provider
        return identity

    @property
    def is_secure(self) -> bool:
        """Return whether all that browsers send is encrypted."""
        return self.settings.tls or self.settings.public_address.startswith("https:")

    @property
    def local_address(self) -> str:
        """Return the room's address on this computer."""
        return f"http://localhost:{self.port}{self.base_url}"

    @property
    def join_address(self) -> str:
        """Return the address that learners type.

        With TLS too it begins with ``http``: what is there explains the browser's warning first.
        """
        if self.settings.public_address:
            return self.settings.public_address
        return f"http://{network.reachable_address(self.ip)}:{self.port}{self.base_url}"

    def has_room(self, learner: Learner, session: Session, address: str) -> bool:
        """Return whether there may be a kernel for a learner who comes from an address."""
        owner = Participant(learner.id, session.id).username
        if not self.places.takes(owner, address, self.kernels.awake()):
            return False
        return self.kernels.has(owner) or len(self.kernels) < self.settings.max_learners

    async def workshop_page(
        self, learner: Learner, session: Session, patience: float
    ) -> LivePage | None:
        """Return a learner's page; None if it takes longer than *patience* seconds."""
        owner = Participant(learner.id, session.id).username
        return await self.kernels.page(
            owner, lambda: self.starter.workshop(learner, session), patience
        )

    async def desk_page(self, patience: float) -> LivePage | None:
        """Return the desk; None if it takes longer than *patience* seconds."""
        return await self.kernels.page(ADVISER, self.starter.desk, patience)

    async def gallery_page(self, patience: float) -> LivePage | None:
        """Return the gallery; None if it takes longer than *patience* seconds."""
        return await self.kernels.page(GALLERY, self.starter.gallery, patience)

    def release_folder(self, workshop: str) -> Path:
        """Return the folder of a released workshop."""
        return self.settings.root_folder / "release" / workshop

    def init_settings(self) -> dict[str, Any]:
        """Add to Voilà's settings what the room needs; Voilà makes the application of them."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = list(PAGE_MESSAGES)
        self.kernels = Kernels(
            self.kernel_manager,
            self.log,
            self.settings.kernel_sleep_seconds,
            60 * self.settings.kernel_idle_minutes,
        )
        self.talks = Talks(
            self.settings.messages_per_second, lambda kernel: self.kernels.owner(kernel) is not None
        )
        self.stages = Stages(self)
        self.starter = Starter(self)
        self.identity.cookie_days = self.settings.cookie_days
        self.password: str | None = None
        if not self.identity.hashed_password:
            self.password = keys.desk_password(self.settings.data_folder)
            self.identity.hashed_password = passwd(self.password)
        return settings | {
            "compress_response": True,
            "xsrf_cookies": True,
            "websocket_max_message_size": LARGEST_MESSAGE,
            "ws_ping_interval": PING_MS,
            "ws_ping_timeout": PING_MS,
            "log_function": self._log_request,
            "default_handler_class": routes.NotFound,
            "room": self,
            "xsrf_cookie_kwargs": {"httponly": True, "samesite": "Lax", "secure": self.is_secure},
        }

    def init_handlers(self) -> list[Any]:
        """Return the room's routes, in the place of Voilà's."""
        return list(routes.rules(self))

    def listen(self) -> None:
        """Listen on the port that was asked for, and serve until told to stop."""
        try:
            sockets = bind_sockets(self.settings.port, self.ip)
        except OSError as fault:
            if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            raise PortInUse(
                _(
                    "The port {port} is taken by another program, or may not be used. Start again"
                    " with another one: --port {next}"
                ).format(port=self.settings.port, next=network.free_port(self.settings.port + 1))
            ) from fault
        listener = self._listener()
        listener.listen(sockets)
        self.port = sockets[0].getsockname()[1]
        signal.signal(signal.SIGINT, self._handle_signal_stop)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self._open)
        try:
            self.ioloop.start()
        finally:
            listener.stop()
            self.ioloop.run_sync(self._close)
            self.stop()

    def _listener(self) -> Listener:
        """Return what takes connections, with the room's own certificate where TLS is wanted."""
        proxied = bool(self.settings.public_address)
        if not self.settings.tls:
            return Listener(self.app, proxied=proxied)
        names = {network.reachable_address(self.ip), socket.gethostname().lower()}
        self.certificate.renew(names)
        context = server_context(self.certificate)

        def look_after() -> None:
            if self.certificate.renew(names):
                self.certificate.load_into(context)

        self._looking = PeriodicCallback(look_after, CERTIFICATE_SEEN_MS)
        self._looking.start()
        return Listener(self.app, tls=context, explaining=explaining(self), proxied=proxied)

    async def _open(self) -> None:
        await self.channel.start()
        self.live.start()
        self.daily.start()
        self._ready = asyncio.create_task(self.starter.keep_ready())
        gc.freeze()  # what is there now stays: to look through it again cost 0.2 s, in a lesson
        self.announce(self)

    async def _close(self) -> None:
        self._ready.cancel()
        await asyncio.gather(self._ready, return_exceptions=True)
        await self.live.stop()
        await self.daily.stop()
        await self.workbench.close()
        await self.channel.stop()
        await self.kernels.close()
        await self.stages.close()
        await self.writer.close()

    def _log_request(self, handler: RequestHandler) -> None:
        """Log requests that failed, without addresses of people, codes or queries."""
        if handler.get_status() >= HTTPStatus.INTERNAL_SERVER_ERROR:
            milliseconds = 1000 * handler.request.request_time()
            route = type(handler).__name__
            self.log.warning("%s %s %.0f ms", handler.get_status(), route, milliseconds)


def _log_file(folder: Path) -> logging.Handler:
    """Return what writes the one readable log, of a megabyte at most and the three before it."""
    path = journal.path(folder)
    path.parent.mkdir(exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setLevel(logging.INFO)
    handler.setFormatter(logging.Formatter(journal.FORMAT))
    return handler


def _voila_config(settings: Declic) -> Config:
    config = Config(
        {
            "Voila": {
                "ip": settings.address,
                "port": settings.port,
                "root_dir": str(settings.root_folder),
                "open_browser": False,
                "log_level": 30,
                "cookie_secret": keys.cookie_secret(settings.data_folder),
                "identity_provider_class": RoomIdentity,
                "authorizer_class": OwnKernelOnly,
                "config_file_paths": [],
            },
            "VoilaConfiguration": {
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "show_tracebacks": False,
                "strip_sources": True,
                "extension_denylist": ["@jupyter/nbgrader", "@jupyter-notebook/lab-extension"],
            },
            "KernelManager": {"transport": "ipc" if os.name == "posix" else "tcp"},
            "MappingKernelManager": {
                "cull_idle_timeout": int(60 * settings.kernel_idle_minutes),
                "cull_interval": 60,
                "cull_connected": False,
            },
        }
    )
    config.merge(settings.config)
    return config
