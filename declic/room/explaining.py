"""The page that explains why a browser warns of the room's certificate, and what to do then.

It can be reached before the warning: whoever comes without TLS meets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tornado import web

from declic import i18n
from declic.room import assets, policy
from declic.room.access import Access, Guarded

if TYPE_CHECKING:
    from declic.room.app import Room

PAGE = "certificate"


class CertificatePage(Guarded, web.RequestHandler):
    """What a browser's warning means here."""

    access = Access.ANYONE

    def get(self) -> None:
        base = self.room.base_url
        host, uri = self.request.host.lower(), self.request.uri or base
        if not policy.SAFE_HOST.fullmatch(host):
            raise web.HTTPError(400)
        onward = base if urlsplit(uri).path.endswith(f"/{PAGE}") else uri
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", policy.strict(host))
        self.finish(
            self.room.templates.get_template("certificate.html").render(
                base=base,
                asset=lambda name: base + assets.address(name),
                language=i18n.language(),
                onward=f"https://{host}/{onward.lstrip('/')}",
            )
        )


def explaining(room: Room) -> web.Application:
    """Return what answers those who come without TLS: this page, and what it is dressed with."""
    static = room.base_url + r"static/([0-9a-f]{12})/([a-z0-9.-]+)"
    return web.Application(
        [(static, assets.AssetHandler), (r".*", CertificatePage)],
        room=room,
        log_function=lambda _handler: None,
    )
