"""Positioning on the desk: groups made by keyboard, a path sent, on a tablet and a phone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect

from declic.domain.attempt import Attempt
from declic.domain.verdict import Verdict
from declic.store import attempts, learners, messages, placements
from declic.store.place import Place
from tests.browser import desk, kept, people
from tests.browser.fixtures import own_workshop
from tests.browser.pages import TABLET, overflow, violations

PANEL = "Le positionnement"
SKILLS = {"mail": "Les mails", "safety": "La sécurité en ligne", "data": "Les données personnelles"}
LEVELS = {"Nadia": (1, 2, 3), "Jean": (3, 1, 1), "Zoé": (1, 3, 2), "Ali": (2, 1, 3)}
CELLS = (
    "# Débuter",
    "from widgets import *",
    "## Commencer",
    'Positioning("Où en êtes-vous ?", id="test")',
    "## Écrire un mail",
    'TrueFalse("Un mail a un objet.", answer=True, id="objet", skills=["DigComp 2.1"])',
    "## Se protéger",
    'TrueFalse("On dit son mot de passe.", answer=False, id="passe", skills=["DigComp 4.1"])',
    "Summary()",
)


def write(root: Any) -> None:
    cells = [
        new_markdown_cell(text) if text.startswith("#") else new_code_cell(text) for text in CELLS
    ]
    (root / "source" / "debuter").mkdir()
    nbformat.write(new_notebook(cells=cells), root / "source" / "debuter" / "debuter.ipynb")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with own_workshop(tmp_path_factory, "debuter", write) as running:
        yield running


@pytest.fixture
def group(room, session):
    """Four people who did the test, and Marie who did not; their ids by name."""

    def work(tx):
        now = datetime.now(UTC)
        ids = {name: learners.join(tx, session, name, now).id for name in (*LEVELS, "Marie")}
        for name, levels in LEVELS.items():
            rows = [
                {"skill": skill, "name": SKILLS[skill], "self": 2, "level": level}
                for skill, level in zip(SKILLS, levels, strict=True)
            ]
            verdict = Verdict(None, None, "", {"profile": rows, "path": []})
            place = Place(session.id, ids[name], session.workshop.name)
            attempts.record(tx, place, Attempt(f"p-{ids[name]}", "test", {}, verdict), now)
        return ids

    return kept.in_transaction(room, work)


def panel(page):
    return page.locator(".declic-desk-positioning")


def test_groups_are_made_and_a_path_is_sent_by_keyboard(new_page, room, logged_in, session, group):
    page = new_page(storage_state=logged_in)
    desk.show(page, room, session, PANEL)
    shown = panel(page)
    row = shown.get_by_role("row").filter(has_text="Nadia")
    expect(row.get_by_role("cell").first).to_contain_text("dit : En chemin, mesuré : À découvrir")
    expect(row.get_by_role("cell").first).to_contain_text("se surestime")
    page.get_by_role("tab", name=PANEL).focus()
    marie = shown.locator(".declic-desk-placing summary").filter(has_text="Marie")
    people.tab_to(page, marie, 120)
    page.keyboard.press("Enter")
    people.tab_to(page, shown.get_by_label("Quel groupe pour Marie"))
    page.keyboard.press("End")
    people.tab_to(page, shown.get_by_role("button", name="Déplacer : Marie"))
    page.keyboard.press("Enter")
    expect(shown.locator("h4").filter(has_text="Groupe 1")).to_be_visible()
    expect(shown.get_by_role("button", name="Déplacer : Marie")).to_be_focused()
    send = shown.get_by_role("button", name="Envoyer son parcours à Nadia")
    people.tab_to(page, send, 120)
    page.keyboard.press("Enter")
    expect(send).to_have_count(0)
    found = kept.in_transaction(
        room,
        lambda tx: (
            placements.of_session(tx, session.id),
            messages.of_sessions(tx, [session.id]),
        ),
    )
    assert found[0][group["Marie"]] == "Groupe 1"
    assert len(found[0]) == 5
    assert [one.learner for one in found[1]] == [group["Nadia"]]
    assert "Écrire un mail" in found[1][0].text


def test_what_one_desk_keeps_shows_on_the_other(new_page, room, logged_in, session, group):
    first, second = (new_page(storage_state=logged_in) for _desk in range(2))
    for page in (first, second):
        desk.show(page, room, session, PANEL)
    panel(first).get_by_role("button", name="Garder ces groupes").click()
    expect(panel(second).get_by_text("À placer : 1")).to_be_visible()


@pytest.mark.parametrize("width", [1280, TABLET["width"], 320])
def test_the_panel_is_without_fault_at_every_width(
    new_page, room, logged_in, session, group, width
):
    page = new_page(storage_state=logged_in, viewport={"width": width, "height": 1024})
    desk.show(page, room, session, PANEL)
    panel(page).locator(".declic-desk-placing details summary").first.click()
    assert overflow(page) <= 0
    assert violations(page) == []
