"""A plan on paper: when, how long, what and what to say; what people wrote is text, and fits."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader

from declic.domain.plan import Kind, Plan, Priority, Step
from declic.domain.run import begun
from declic.printing import pdf
from declic.printing.plan import plan_html
from declic.store.plans import KeptPlan

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
STEPS = (
    Step("a", "Accueil", Kind.INTRODUCTION, 5, Priority.MUST, note="« Bonjour. »"),
    Step("b", "Pause", Kind.BREAK, 4, dropped=True),
    Step("c", "Lire", Kind.PRACTICE, 10, Priority.COULD),
)


def printed(plan, run=None, note=""):
    """Return the rows of a plan's page, each a list of texts, and the page."""
    kept = KeptPlan(1, "mails", 1, None, plan, run, note, "", TEN, TEN)
    page = plan_html(kept, ("regular.woff2", "bold.woff2"), TEN, UTC)
    rows = re.findall(r"<tr.*?</tr>", page.split("<tbody>")[1], re.S)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S) for row in rows]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in row] for row in cells], page


def test_a_plan_says_when_each_step_comes_and_leaves_room_for_what_happens():
    rows, page = printed(Plan("Les mails", 30, 5, STEPS))
    assert [row[:2] for row in rows] == [
        ["0–5 min", "5 min"],
        ["", "4 min"],
        ["5–15 min", "10 min"],
    ]
    assert rows[0][2] == "Accueil Introduction · à garder absolument"
    assert "laissé de côté" in rows[1][2]
    assert [row[-1] for row in rows] == ["", "", ""]
    assert "30 minutes, dont 5 gardées libres" in page


def test_a_plan_that_was_held_says_what_happened():
    plan = Plan("Les mails", 30, 5, STEPS)
    run = begun(plan, TEN).gone_to("c", TEN + timedelta(minutes=9))
    rows, page = printed(plan, run.stopped(TEN + timedelta(minutes=20)), "Trop court")
    assert rows[0][:2] == ["10:00", "9 min (prévu\u00a0: 5)"]
    assert rows[2][:2] == ["10:09", "11 min (prévu\u00a0: 10)"]
    assert "Trop court" in page


def test_what_was_typed_is_text_and_its_spaces_stay():
    hostile = "<script>alert(1)</script>"
    rows, page = printed(
        Plan(hostile, 30, 5, (Step("a", hostile, note="«\u00a0Oui\u00a0»\n\nou"),))
    )
    assert "<script" not in page
    assert rows[0][3] == "«\u00a0Oui\u00a0» ou"


def test_a_long_note_is_cut_and_a_long_plan_has_none():
    long = Step("a", "Lire", note="Dire beaucoup de mots. " * 200)
    rows, _page = printed(Plan("Les mails", 30, 5, (long,)))
    assert 300 < len(rows[0][3]) < 1000
    assert rows[0][3].endswith("…")
    rows, _page = printed(Plan("Les mails", 30, 5, (long,) * 40))
    assert {len(row) for row in rows} == {4}  # without the notes


@pytest.mark.skipif(not pdf.available(), reason="no Pango here")
@pytest.mark.parametrize("count", [1, 12, 30])
def test_a_plan_as_pdf_is_one_tagged_page(count):
    long = "Dire beaucoup de mots. " * 80
    steps = tuple(Step(str(n), f"Étape {n}", minutes=3, note=long) for n in range(count))
    kept = KeptPlan(1, "mails", 1, None, Plan("Les mails", 90, 5, steps), None, "", "", TEN, TEN)
    reader = PdfReader(io.BytesIO(pdf.pdf(plan_html(kept, pdf.font_addresses(), TEN, UTC))))
    (page,) = reader.pages
    said = " ".join(page.extract_text().split())
    assert f"Étape {count - 1}" in said
    assert "Ctrl" not in said
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Les mails" in reader.metadata.title
