"""What all pages of the room share: how they are rendered, protected, and how they fail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from declic import i18n
from declic.errors import DeclicError
from declic.i18n import Words
from declic.room import assets
from declic.room.kernels import LivePage

if TYPE_CHECKING:
    from declic.room.app import Room

_ = Words("room")

TEMPLATES = Path(__file__).parent / "page" / "templates"
FULL_PAGE_SCRIPTS = "'unsafe-inline' 'unsafe-eval'"
"""What Voilà's own front end asks for; our light page does without."""


def content_policy(scripts: str = "") -> str:
    """Return the Content-Security-Policy of a page that needs more *scripts* than files."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {scripts}",  # anywidget modules may arrive as text
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def environment() -> jinja2.Environment:
    """Return the templates of pages that are no notebooks."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    env = jinja2.Environment(
        loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"], trim_blocks=True
    )
    env.install_gettext_callables(_, _.n, newstyle=True)  # type: ignore[attr-defined]
    return env


class PageHandler(JupyterHandler):
    """A page of the room."""

    def initialize(self, room: Room) -> None:
        self.room = room

    @property
    def content_security_policy(self) -> str:
        return content_policy()

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")

    @property
    def address(self) -> str:
        """Return the network address of whoever asks."""
        return str(self.request.remote_ip)

    def page(self, template: str, **context: Any) -> None:
        """Answer with a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(
            self.room.templates.get_template(template).render(
                base=self.base_url,
                asset=lambda name: self.base_url + assets.address(name),
                language=i18n.language(),
                xsrf_input=self.xsrf_form_html,
                **context,
            )
        )

    def notebook_page(self, live: LivePage) -> None:
        """Answer with the page of a notebook."""
        if not live.light:
            self.set_header("Content-Security-Policy", content_policy(FULL_PAGE_SCRIPTS))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(live.take())

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say calmly what happened and what to do; never a traceback or a path."""
        fault = kwargs.get("exc_info", (None, None, None))[1]
        if isinstance(fault, DeclicError):
            title, advice = _("That did not work"), str(fault)
        elif status_code == 404:
            title = _("There is no such page")
            advice = _("Go back to the first page, and type the code on the board.")
        elif status_code == 403:
            title = _("This page is not open to you")
            advice = _("Go back to the first page, and type the code on the board.")
        else:
            title = _("Something went wrong on our side")
            advice = _("What you answered is kept. Wait a moment, then load the page again.")
        self.page("message.html", title=title, advice=advice)


class NotFound(PageHandler):
    """Whatever has no page."""

    async def prepare(self, *, _redirect_to_login: bool = False) -> None:
        raise web.HTTPError(404)  # rather than a login page for what doesn't exist
