"""What comes after a session: its report, the sheets to hand out, figures, the national report."""

from __future__ import annotations

from typing import Any

from declic.desk.board import Panel, module
from declic.desk.view import View
from declic.i18n import Words
from declic.printing import pdf

_ = Words("desk")


class AfterPanel(Panel):
    """What is printed and handed on.

    State: ``{notice, waiting, print}``. ``print``: the address below which the documents are, and
    ``pdf``: whether PDFs can be made here; ``waiting``: what to do where there is nothing yet.
    """

    _esm = module("dom", "after")

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "for_you": _("For you"),
            "report": _("The report of the session"),
            "report_about": _("What was acquired, what was hard, the plan, the questions."),
            "for_them": _("For each person"),
            "sheets": _("The sheets to hand out"),
            "sheets_about": _("One a person, in large print. Each one can open their own, too."),
            "attestations": _("The attestations"),
            "attestations_about": _("Skills practised, over all sessions. No marks, no ranking."),
            "for_structure": _("For your structure"),
            "figures": _("Figures without people"),
            "figures_about": _("Of groups of three people or more."),
            "coop": _("Fields for la Coop"),
            "coop_about": _("The report of a group workshop. It is in the report as well."),
            "to_print": _("To print"),
            "pdf": _("PDF"),
            "csv": _("CSV"),
            "parquet": _("Parquet"),
            "new_window": _("(new tab)"),
            "no_pdf": _("No PDF can be made on this computer. Print the page with your browser."),
        }

    def show(self, view: View, found: Any) -> dict[str, Any]:
        there = view.data is not None and view.places["join"]
        session = view.data.session.id if view.data is not None else 0
        return {
            "notice": view.fault,
            "waiting": "" if there else _("Open a session: its papers are found here."),
            "print": f"{view.places['base']}desk/print/{session}/" if there else "",
            "pdf": pdf.available(),
        }
