"""The page to print of a session's plan."""

from __future__ import annotations

from datetime import UTC, datetime

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from declic.printing.pdf import font_addresses
from declic.printing.plan import plan_html
from declic.room.advising import AdviserHandler
from declic.room.printing import Paper
from declic.store import plans
from declic.store.plans import KeptPlan


class _Plan(Paper, AdviserHandler):
    def plan(self, number: str) -> KeptPlan:
        """Return a plan.

        Raises
        ------
        tornado.web.HTTPError
            404 if there is none.
        """
        with self.room.store.reading() as tx:
            kept = plans.by_id(tx, int(number))
        if kept is None:
            raise web.HTTPError(404)
        return kept


class PlanPage(_Plan):
    """A plan on one page, for the adviser to print."""

    @allow_unauthenticated
    def get(self, number: str) -> None:
        self.paper(plan_html(self.plan(number), self.fonts(), datetime.now(UTC)))


class PlanPdf(_Plan):
    """The same, as a PDF to keep."""

    @allow_unauthenticated
    async def get(self, number: str) -> None:
        now = datetime.now(UTC)
        page = plan_html(self.plan(number), font_addresses(), now)
        await self.pdf_file(page, f"trame-{number}-{now.astimezone():%Y-%m-%d}.pdf")
