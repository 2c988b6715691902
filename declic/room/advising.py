"""The adviser's pages: login, the desk, and the addresses on this computer."""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from jupyter_server.auth.decorator import allow_unauthenticated

from declic.i18n import Words
from declic.room.access import Access
from declic.room.joining import too_many
from declic.room.learning import PATIENCE_SECONDS
from declic.room.pages import PageHandler
from declic.store import sessions

_ = Words("room")


@lru_cache(maxsize=64)  # a board asks every second
def qr_svg(text: str) -> str:
    """Return a QR code as an SVG element that takes the size of its box."""
    drawing = io.BytesIO()
    segno.make(text, error="m").save(
        drawing, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, light="#fff"
    )
    return drawing.getvalue().decode()


class AdviserHandler(PageHandler):
    """What needs the adviser's password."""

    access = Access.ADVISER


class LoginPage(PageHandler):
    """The desk's password."""

    access = Access.ANYONE

    @allow_unauthenticated
    async def get(self) -> None:
        self.page("login.html", error="")
        await self.room.desk_page(patience=0)  # begins while the password is typed

    @allow_unauthenticated
    def post(self) -> None:
        if not self.room.tries.allowed("login", self.address):
            minutes = self.room.tries.pause("login", self.address)
            self.page("login.html", error=too_many(minutes))
            return
        user = self.room.identity.process_login_form(self)
        if user is None:
            self.room.tries.wrong("login", self.address)
            self.page("login.html", error=_("This is not the desk's password. Try again."))
            return
        self.room.identity.set_login_cookie(self, user)
        self.redirect(f"{self.base_url}desk/")


class LogoutPage(PageHandler):
    """Leaves the desk."""

    access = Access.ANYONE

    @allow_unauthenticated
    def get(self) -> None:
        self.page("logout.html")

    @allow_unauthenticated
    def post(self) -> None:
        if self.room.identity.adviser(self) is not None:
            self.room.identity.clear_login_cookie(self)
        self.redirect(f"{self.base_url}login")


class DeskPage(AdviserHandler):
    """The desk: a notebook of ``notebooks/``."""

    @allow_unauthenticated
    async def get(self) -> None:
        live = await self.room.desk_page(PATIENCE_SECONDS)
        if live is None:
            self.page("waiting.html", title=_("The desk"), seconds=1)
            return
        self.notebook_page(live)


class StartPage(PageHandler):
    """Addresses, code and password, for whoever sits at this computer and holds the key."""

    access = Access.KEY

    @allow_unauthenticated
    def get(self) -> None:
        with self.room.store.reading() as tx:
            open_sessions = sessions.all_sessions(tx, open_only=True)
        self.page(
            "start.html",
            sessions=open_sessions,
            join=self.room.join_address,
            local=self.room.local_address,
            password=self.room.password,
            fingerprint=self.room.certificate.fingerprint() if self.room.settings.tls else "",
            qr=qr_svg(self.room.join_address),
        )


class Health(PageHandler):
    """Says that the room works: it answers and can read its store."""

    access = Access.ANYONE

    @allow_unauthenticated
    def get(self) -> None:
        with self.room.store.reading() as tx:
            count = len(sessions.all_sessions(tx, open_only=True))
        self.set_header("Cache-Control", "no-store")
        self.finish({"status": "ok", "open_sessions": count})
