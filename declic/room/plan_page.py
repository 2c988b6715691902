"""The page to print of a session's plan."""

from __future__ import annotations

from datetime import UTC, datetime

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from declic.printing.plan import plan_html
from declic.room.advising import AdviserHandler
from declic.room.printing import Paper
from declic.store import plans


class PlanPage(Paper, AdviserHandler):
    """A plan on one page, for the adviser to print."""

    @allow_unauthenticated
    def get(self, number: str) -> None:
        with self.room.store.reading() as tx:
            kept = plans.by_id(tx, int(number))
        if kept is None:
            raise web.HTTPError(404)
        self.paper(plan_html(kept, self.fonts(), datetime.now(UTC)))
