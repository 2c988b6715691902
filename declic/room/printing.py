"""What is printed after a session: for the adviser the report and the sheets, for each their own.

Everything is made when it is asked for, out of the store; nothing of it is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from declic.domain.session import Session
from declic.errors import PdfUnavailable
from declic.i18n import Words
from declic.printing import tables
from declic.printing.attestation import attestations, attestations_html
from declic.printing.essentials import essentials
from declic.printing.pdf import font_addresses, pdf
from declic.printing.report import national_fields, report, report_html
from declic.printing.sheet import Sheet, sheets, sheets_html
from declic.room import assets, policy
from declic.room.advising import AdviserHandler
from declic.room.learning import LearnerHandler
from declic.room.pages import PageHandler
from declic.store import figures, people, sessions

_ = Words("room")

FILES = {
    "figures.csv": "text/csv; charset=utf-8",
    "figures.parquet": "application/vnd.apache.parquet",
    "coop.csv": "text/csv; charset=utf-8",
}
"""Tables that are handed as files; all other documents are pages, or PDFs."""


class Paper(PageHandler):
    """What all that is printed shares."""

    def paper(self, page: str) -> None:
        """Answer with a page to print."""
        allowed = policy.strict(self.request.host, policy.style_hashes(page))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", allowed)
        self.finish(page)

    async def pdf_file(self, page: str, kept_as: str) -> None:
        """Answer with a page as a PDF to keep, or say that this computer makes none."""
        try:
            content = await asyncio.to_thread(pdf, page)
        except PdfUnavailable as fault:
            self.page("message.html", title=_("No PDF here"), advice=str(fault))
            return
        self.file(content, "application/pdf", kept_as)

    def file(self, content: bytes, kind: str, kept_as: str) -> None:
        """Answer with a file to keep."""
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Disposition", f'attachment; filename="{kept_as}"')
        self.finish(content)

    def fonts(self) -> tuple[str, str]:
        """Return the addresses of the fonts for a page."""
        regular, bold = (
            self.base_url + assets.address(f"atkinson-{weight}.woff2") for weight in (400, 700)
        )
        return regular, bold

    def sheets_page(
        self, session: Session, made: list[Sheet], fonts: tuple[str, str], back: str = ""
    ) -> str:
        """Return the page of some sheets; *back* is where a learner's workshop goes on."""
        return sheets_html(
            session,
            made,
            essentials=essentials(self.room.settings.root_folder, session.workshop.name),
            fonts=fonts,
            address=self.room.join_address,
            back=back,
        )


class OwnSheet(Paper, LearnerHandler):
    """A learner's own sheet; at a computer that two share, that of each."""

    @allow_unauthenticated
    def get(self) -> None:
        who = self.who()
        if who is None:
            self.redirect(self.base_url)
            return
        learner, session = who
        with self.room.store.reading() as tx:
            beside = {one.id for one in people.beside(tx, session.id, learner.id)}
            made = sheets(tx, session, datetime.now(UTC), {learner.id} | beside)
        if not made:
            self.page("removed.html", learner=learner)
            return
        back = f"{self.base_url}workshop/" if session.is_open else ""
        self.paper(self.sheets_page(session, made, self.fonts(), back))


class PrintPage(Paper, AdviserHandler):
    """The report, the sheets and the figures of a session, for the adviser."""

    @allow_unauthenticated
    async def get(self, number: str, document: str) -> None:
        with self.room.store.reading() as tx:
            session = sessions.session(tx, int(number))
        if session is None:
            raise web.HTTPError(404)
        if document in ("report", "sheets", "attestations"):
            self.paper(self._page(document)(session, self.fonts()))
            return
        kept_as = f"{session.workshop.name}-{session.opened_at.astimezone():%Y-%m-%d}-{document}"
        name, _dot, form = document.partition(".")
        if form == "pdf":
            await self.pdf_file(self._page(name)(session, font_addresses()), kept_as)
        else:
            self.file(self._table(session, document), FILES[document], kept_as)

    def _page(self, name: str) -> Callable[[Session, tuple[str, str]], str]:
        made = {
            "report": self._report,
            "sheets": self._sheets,
            "attestations": self._attestations,
        }
        return made[name]

    def _attestations(self, session: Session, fonts: tuple[str, str]) -> str:
        with self.room.store.reading() as tx:
            made = attestations(tx, session)
        return attestations_html(made, fonts=fonts, today=datetime.now(UTC))

    def _report(self, session: Session, fonts: tuple[str, str]) -> str:
        now = datetime.now(UTC)
        with self.room.store.reading() as tx:
            found = report(tx, session, now)
        return report_html(found, fonts)

    def _sheets(self, session: Session, fonts: tuple[str, str]) -> str:
        with self.room.store.reading() as tx:
            made = sheets(tx, session, datetime.now(UTC))
        return self.sheets_page(session, made, fonts)

    def _table(self, session: Session, document: str) -> bytes:
        with self.room.store.reading() as tx:
            if document == "coop.csv":
                return tables.report_csv(national_fields(report(tx, session, datetime.now(UTC))))
            found = tables.rows(session, figures.of_session(tx, session))
        if document == "figures.csv":
            return tables.figures_csv(found)
        return tables.figures_parquet(found)
