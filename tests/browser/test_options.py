"""What authors may add to any exercise: how sure, why, and feedback at the end of a part."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import kept, people
from tests.browser.fixtures import BUSY
from tests.browser.pages import PHONE, overflow, violations
from tests.running import Room, project

CELLS = (
    "# Des options",
    "from widgets import *",
    "## Sûr ?",
    """MultipleChoice(
    "De quelle couleur est le cheval blanc ?", choices=["Noir", "Blanc"], answer=1,
    confidence=True, ask_why=True, id="cheval",
)""",
    "## Une partie",
    'TrueFalse("La Terre est ronde.", answer=True, feedback_when="section", id="terre")',
    'TrueFalse("La Lune est carrée.", answer=False, feedback_when="section", id="lune")',
    "## Une autre",
    'TrueFalse("Le Soleil est froid.", answer=False, feedback_when="section", id="soleil")',
    "Summary()",
)


@pytest.fixture(scope="module")
def options_room(tmp_path_factory):
    """A running room whose exercises ask for more."""
    folder = tmp_path_factory.mktemp("options")
    root = project(folder / "project", config=BUSY)
    make = {True: new_markdown_cell, False: new_code_cell}
    cells = [make[cell.startswith("#")](cell) for cell in CELLS]
    (root / "source" / "options").mkdir()
    nbformat.write(new_notebook(cells=cells), root / "source" / "options" / "options.ipynb")
    running = Room.start(root, folder / "data", "--workshop", "options")
    yield running
    assert running.stop() == []


@pytest.fixture
def learner(new_page, options_room):
    page = new_page()
    people.join(page, options_room, "Camille")
    return page


def test_how_sure_and_why_go_with_the_answer_and_come_back(new_page, options_room):
    page = new_page()
    people.enter(page, options_room, "Sacha")
    words = people.card(page)
    page.goto(f"{options_room.join}workshop/")
    people.wait_for_workshop(page)
    place = people.exercise(page, "cheval")
    place.get_by_label("Je pense savoir").check()
    place.get_by_label("Pourquoi").fill("C'est dans la question.")
    page.reload()
    people.wait_for_workshop(page)
    expect(place.get_by_label("Je pense savoir")).to_be_checked()
    people.choose(page, "cheval", "Blanc")
    expect(place).to_contain_text("C'est juste")
    page.reload()
    people.wait_for_workshop(page)
    place.get_by_role("button", name="Revoir").click()
    expect(place.get_by_label("Je pense savoir")).to_be_checked()
    expect(place.get_by_label("Je pense savoir")).to_be_disabled()
    (recorded,) = kept.recorded(options_room, words)
    assert recorded.attempt.response["confidence"] == 2
    assert recorded.attempt.response["why"] == "C'est dans la question."


def test_both_can_be_left_out(learner):
    people.choose(learner, "cheval", "Blanc")
    people.has_status(learner, "cheval", Status.FIRST_TRY)


def test_they_are_said_with_the_keyboard_alone(learner):
    place = people.exercise(learner, "cheval")
    people.tab_to(learner, place.get_by_label("Je devine"))
    learner.keyboard.press("Space")
    learner.keyboard.press("ArrowDown")
    expect(place.get_by_label("Je pense savoir")).to_be_checked()
    people.tab_to(learner, place.get_by_label("Pourquoi"))
    learner.keyboard.type("Parce que.")
    expect(place.get_by_label("Pourquoi")).to_have_value("Parce que.")


def test_feedback_waits_for_the_end_of_its_part(learner):
    sent = []

    def keep(frame):
        sent.append(bytes(frame).replace(b" ", b""))

    learner.on("websocket", lambda socket: socket.on("framereceived", keep))
    learner.reload()
    people.wait_for_workshop(learner)
    people.choose(learner, "terre", "Faux")
    people.has_status(learner, "terre", Status.ANSWERED)
    terre, lune = people.exercise(learner, "terre"), people.exercise(learner, "lune")
    expect(terre).to_contain_text("à la fin de cette partie")
    results = learner.get_by_role("button", name="Voir mes résultats de cette partie")
    expect(results).to_have_count(0)
    terre.get_by_role("button", name="Changer ma réponse").click()
    people.choose(learner, "terre", "Vrai")
    people.choose(learner, "lune", "Vrai")
    people.has_status(learner, "lune", Status.ANSWERED)
    assert any(b'"status":"answered"' in frame for frame in sent)
    assert not any(b'"correct":true' in frame or b'"score":1' in frame for frame in sent)
    expect(terre).not_to_contain_text("C'est juste")
    expect(results).to_have_count(1)
    lune.get_by_role("button", name="Voir mes résultats de cette partie").click()
    people.has_status(learner, "terre", Status.ACQUIRED)
    people.has_status(learner, "lune", Status.IN_PROGRESS)
    expect(terre).to_be_focused()
    expect(lune).to_contain_text("Regardez encore")
    learner.reload()
    people.wait_for_workshop(learner)
    people.has_status(learner, "terre", Status.ACQUIRED)


def test_the_summary_tells_it_too(learner):
    summary = learner.locator("[data-declic-summary]")
    expect(summary.get_by_role("button", name="Voir mes résultats")).to_be_hidden()
    people.choose(learner, "soleil", "Faux")
    people.has_status(learner, "soleil", Status.ANSWERED)
    expect(summary.locator(".declic-waiting")).to_contain_text("Le Soleil est froid")
    summary.get_by_role("button", name="Voir mes résultats").click()
    people.has_status(learner, "soleil", Status.FIRST_TRY)
    expect(summary.locator(".declic-managed")).to_contain_text("Le Soleil est froid")


def test_on_a_small_phone_nothing_is_cut_and_everything_can_be_hit(new_page, options_room):
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    people.join(page, options_room, "Doigt")
    place = people.exercise(page, "cheval")
    place.get_by_label("Je sais").tap()
    assert overflow(page) == 0
    assert violations(page) == []
    boxes = [box.bounding_box() for box in place.locator(".declic-step, textarea").all()]
    assert min(min(box["width"], box["height"]) for box in boxes) >= 44
