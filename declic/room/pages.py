"""What all pages of the room share: how they are rendered, protected, and how they fail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from declic import i18n
from declic.errors import WorkshopError
from declic.i18n import Words
from declic.room import assets, policy
from declic.room.access import Access, Guarded
from declic.room.kernels import LivePage
from declic.room.sheet import on_loading

_ = Words("room")

TEMPLATES = Path(__file__).parent / "page" / "templates"


def environment() -> jinja2.Environment:
    """Return the templates of pages that are no notebooks."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    env = jinja2.Environment(
        loader=loader,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        auto_reload=False,
    )
    env.install_gettext_callables(_, _.n, newstyle=True)  # type: ignore[attr-defined]
    return env


class PageHandler(Guarded, JupyterHandler):
    """A page of the room."""

    @property
    def content_security_policy(self) -> str:
        return policy.strict(self.request.host)

    def turn_away(self) -> None:
        """Show the way in to whoever may not pass."""
        if self.request.method == "GET" and self.access is Access.ADVISER:
            self.redirect(f"{self.base_url}login")
        elif self.request.method == "GET" and self.access is Access.LEARNER:
            self.redirect(self.base_url)
        else:
            raise web.HTTPError(404 if self.access is Access.KEY else 403)

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

    def notebook_page(self, live: LivePage, told: Mapping[str, Any] | None = None) -> None:
        """Answer with the page of a notebook, and what a learner's is told of the session."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        host = self.request.host
        html = on_loading(live.take(), told, "" if told is None else self.xsrf_token.decode())
        allowed = policy.strict(host, live.styles) if live.light else policy.loose(host)
        self.set_header("Content-Security-Policy", allowed)
        self.room.talks[live.kernel_id].shown(html)
        self.finish(html)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say calmly what happened and what to do; never a traceback or a path."""
        fault = kwargs.get("exc_info", (None, None, None))[1]
        if isinstance(fault, WorkshopError):  # what it says names files: it is in the log
            title = _("This workshop can't be opened")
            advice = _("Ask your adviser. Nothing of what you answered is lost.")
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

    access = Access.ANYONE

    async def prepare(self, **_options: Any) -> None:
        raise web.HTTPError(404)  # rather than a login page for what doesn't exist
