"""The page to print of a session's plan."""

from __future__ import annotations

from datetime import UTC, datetime

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from declic.printing.plan import plan_html
from declic.room import assets, policy
from declic.room.advising import AdviserHandler
from declic.store import plans


class PlanPage(AdviserHandler):
    """A plan on one page, for the adviser to print."""

    @allow_unauthenticated
    def get(self, number: str) -> None:
        with self.room.store.reading() as tx:
            kept = plans.by_id(tx, int(number))
        if kept is None:
            raise web.HTTPError(404)
        regular, bold = (
            self.base_url + assets.address(f"atkinson-{weight}.woff2") for weight in (400, 700)
        )
        page = plan_html(kept, (regular, bold), datetime.now(UTC))
        allowed = policy.strict(self.request.host, policy.style_hashes(page))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", allowed)
        self.finish(page)
