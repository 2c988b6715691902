"""The desk in a browser: live, by keyboard alone, on a tablet, with any name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from declic.domain.attempt import Attempt
from declic.domain.verdict import Verdict
from declic.store import attempts, learners, sessions
from declic.store.place import Place
from tests.browser import desk as desks
from tests.browser import kept, people
from tests.browser.pages import TABLET, overflow
from tests.browser.pages import violations as axe

HOSTILE = "<img src=x onerror=alert(1)>"


def joins(room, name):
    """Let somebody into the room's session, straight in the store."""

    def work(tx):
        session = sessions.by_code(tx, room.code)
        return learners.join(tx, session, name, datetime.now(UTC)).id

    return kept.in_transaction(room, work)


def answers(room, learner, exercise, score, number=0, said="Le cheval noir"):
    """Let a learner answer, straight in the store."""
    place = Place(kept.session_id(room), learner, "essai")
    verdict = Verdict(score, score == 1, "Regardez encore.", {"said": [said]})
    response = {"text": said}
    attempt = Attempt(f"{learner}-{exercise}-{number}", exercise, response, verdict)
    kept.in_transaction(room, lambda tx: attempts.record(tx, place, attempt, datetime.now(UTC)))


def row(page, name):
    return page.get_by_role("row").filter(has=page.get_by_role("button", name=name, exact=True))


@pytest.fixture
def desk(new_page, room, logged_in):
    """The desk, showing the room's own session."""
    adviser_page = new_page(storage_state=logged_in)
    own = kept.in_transaction(room, lambda tx: sessions.by_code(tx, room.code))
    desks.show(adviser_page, room, own)
    return adviser_page


def test_what_a_learner_answers_shows_by_itself(desk, new_page, room):
    learner = new_page()
    people.join(learner, room, "Josiane")
    expect(row(desk, "Josiane")).to_be_visible()
    people.choose(learner, "couleur", "Blanc")
    people.has_feedback(learner, "couleur")
    cell = row(desk, "Josiane").locator('[data-status="first-try"]')
    expect(cell).to_have_count(1, timeout=desks.LIVE_MS)
    cell.click()
    story = desk.get_by_role("dialog")
    expect(story).to_contain_text("De quelle couleur est le cheval blanc ?")
    expect(story).to_contain_text("C'est juste")
    assert axe(desk) == []


def test_who_needs_help_shows_and_is_said_while_the_focus_stays(desk, room):
    name = "Fatoumata"
    learner = joins(room, name)
    focused = row(desk, name).get_by_role("button").nth(1)
    focused.focus()
    for number in range(3):
        answers(room, learner, "couleur", 0, number)
    sentence = desk.locator(".declic-desk-needs button").filter(has_text=name)
    expect(sentence).to_contain_text("3 essais", timeout=desks.LIVE_MS)
    expect(desk.locator(".declic-desk-help .declic-desk-hidden[role=status]")).to_contain_text(name)
    expect(focused).to_be_focused()
    expect(focused).to_have_attribute("data-status", "stuck")
    sentence.click()
    expect(desk.get_by_role("dialog")).to_contain_text("Le cheval noir")


def test_the_grid_takes_a_keyboard_and_nothing_else(desk, room):
    joins(room, "Ahmed")
    expect(row(desk, "Ahmed")).to_be_visible()
    first = desk.locator(".declic-desk-grid tbody button").first
    people.tab_to(desk, first, 120)
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Control+End")
    last = desk.locator(".declic-desk-grid tbody button").last
    expect(last).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_be_hidden()
    expect(last).to_be_focused()


def test_a_session_is_opened_and_closed_by_keyboard_after_an_explanation(desk, room):
    desks.to(desk, "Les séances")
    code = desk.locator(".declic-desk-code")
    people.tab_to(desk, desk.get_by_role("button", name="Ouvrir la séance"))
    desk.keyboard.press("Enter")
    expect(code).not_to_have_text(f"{room.code[:3]} {room.code[3:]}")
    expect(desk.locator(".declic-desk-sessions .declic-desk-told")).to_contain_text(
        "La séance est ouverte"
    )
    close = desk.get_by_role("button", name="Fermer la séance")
    close.first.focus()
    desk.keyboard.press("Enter")
    dialog = desk.get_by_role("dialog")
    expect(dialog).to_contain_text("Toutes les réponses sont gardées")
    expect(dialog.get_by_role("button", name="La laisser ouverte")).to_be_focused()
    assert axe(desk) == []
    dialog.get_by_role("button", name="Fermer la séance").press("Enter")
    expect(desk.locator(".declic-desk-sessions .declic-desk-told")).to_contain_text(
        "La séance est fermée"
    )
    expect(desk.get_by_role("button", name="Rouvrir la séance")).to_be_focused()


def test_the_projector_opens_in_a_tab_of_its_own(desk, room):
    desks.to(desk, "Les séances")
    with desk.expect_popup() as popup:
        desk.get_by_role("link", name="Plein écran pour le projecteur").click()
    expect(popup.value.locator("main")).to_contain_text(room.code[:3])


def test_on_a_tablet_there_are_tabs(desk):
    desk.set_viewport_size(TABLET)
    tabs = desk.get_by_role("tab")
    shown = ["Qui a besoin d'aide", "La grille", "Les personnes"]
    shown += ["Le positionnement", "Le groupe", "La trame et l'horloge", "Piloter la séance"]
    shown += ["Les questions", "Relire", "Après la séance", "Les séances"]
    shown += ["Les groupes suivis", "L'agenda"]
    expect(tabs).to_have_text(shown)
    tabs.first.click()
    for name in shown[1:]:
        desk.keyboard.press("ArrowRight")
        expect(desk.get_by_role("tab", name=name)).to_be_focused()
        expect(desk.get_by_role("tabpanel")).to_have_count(1)
        expect(desk.get_by_role("tabpanel", name=name)).to_be_visible()
        assert axe(desk) == []
        assert overflow(desk) <= 0


def test_a_name_is_shown_as_it_was_typed(desk, room):
    joins(room, HOSTILE)
    expect(row(desk, HOSTILE)).to_be_visible()
    expect(desk.locator(".declic-desk img")).to_have_count(0)
    row(desk, HOSTILE).get_by_role("button").first.click()
    expect(desk.get_by_role("heading", name=HOSTILE)).to_be_visible()


@pytest.mark.parametrize("exercise", ["couleur", "avis"])
def test_an_answer_is_shown_as_it_was_typed(desk, room, exercise):
    name = f"Auteur de {exercise}"
    learner = joins(room, name)
    answers(room, learner, exercise, 0, said=f"{HOSTILE}</td><script>alert(2)</script>")
    expect(row(desk, name)).to_be_visible()
    row(desk, name).get_by_role("button").first.click()
    story = desk.get_by_role("dialog")
    expect(story).to_contain_text(f"{HOSTILE}</td><script>alert(2)</script>", timeout=desks.LIVE_MS)
    expect(story.locator("img, script")).to_have_count(0)
