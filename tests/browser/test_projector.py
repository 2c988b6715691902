"""The board of the whole room: it follows the adviser, fits the wall, and never shows a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from declic.domain.attempt import Attempt
from declic.domain.steering import Mode
from declic.domain.verdict import Verdict
from declic.store import attempts, learners, sessions, steering
from declic.store.place import Place
from tests.browser import desk as desks
from tests.browser import kept, people
from tests.browser.pages import violations

PICTURE_MS = 60_000
"""The author's notebook has to be run first, on a machine that may be busy."""
WHOLE = """() => {
  const page = document.scrollingElement;
  return page.scrollHeight <= page.clientHeight && page.scrollWidth <= page.clientWidth;
}"""
"""Nothing of the board is out of sight."""
NAMES = ("Josiane", "Fatoumata", "Ahmed")


@pytest.fixture
def board(new_page, room, session):
    page = new_page(viewport={"width": 1280, "height": 720})
    people.log_in(page, room)
    page.goto(f"{room.join}projector/{session.id}")
    return page


def steer(room, session, **values):
    kept.in_transaction(
        room,
        lambda tx: steering.change(
            tx, session.id, lambda now: replace(now, **values), datetime.now(UTC)
        ),
    )


def answer_all(room, session, exercise, said, correct=True):
    """Let three people come and answer an exercise, straight in the store."""

    def work(tx):
        known = sessions.session(tx, session.id)
        for name in NAMES:
            who = learners.join(tx, known, name, datetime.now(UTC)).id
            verdict = Verdict(float(correct), correct, "", {"said": [said]})
            attempt = Attempt(f"{who}-{exercise}", exercise, {"text": said}, verdict)
            place = Place(session.id, who, known.workshop.name)
            attempts.record(tx, place, attempt, datetime.now(UTC))

    kept.in_transaction(room, work)


def test_the_board_shows_the_code_then_the_pause_and_no_name(board, room, session):
    expect(board.locator(".big-code")).to_contain_text(session.code[:3])
    answer_all(room, session, "couleur", "Blanc")
    steer(room, session, mode=Mode.PAUSE, words="Regardez le mur")
    expect(board.locator(".wall-pause")).to_contain_text("Regardez le mur")
    for name in NAMES:
        expect(board.locator("body")).not_to_contain_text(name)
    assert violations(board) == []


def test_an_exercise_is_solved_together_and_its_words_are_those_approved(board, room, session):
    answer_all(room, session, "couleur", "Le cheval BLANC")
    steer(room, session, projected="couleur", approved={"couleur": ("cheval",)})
    picture = board.locator(".wall-picture")
    expect(picture).to_contain_text("cheval blanc", timeout=PICTURE_MS)
    expect(picture).not_to_contain_text("La réponse attendue")
    expect(board.locator(".wall-words li")).to_have_count(1)
    expect(board.locator(".wall-words li")).to_contain_text("cheval")
    steer(room, session, solved=True)
    expect(picture).to_contain_text("La réponse attendue")
    for width, height in ((1024, 768), (800, 480)):
        board.set_viewport_size({"width": width, "height": height})
        board.wait_for_function(WHOLE)
    assert violations(board) == []
    steer(room, session, projected="", solved=False)
    expect(board.locator(".big-code")).to_be_visible()


def test_the_adviser_shows_an_exercise_from_the_desk(new_page, room, session, board):
    answer_all(room, session, "couleur", "Noir", correct=False)
    page = new_page(storage_state=board.context.storage_state())
    desks.show(page, room, session)
    page.get_by_role("tab", name="Le groupe").click()
    row = page.locator(".declic-desk-group-list > li").filter(has_text="De quelle couleur")
    expect(row.get_by_text("À refaire ensemble")).to_be_visible()
    row.locator("summary").click()
    expect(row.locator("blockquote")).to_contain_text("Noir")
    row.get_by_role("button", name="Montrer la réponse au tableau").press("Enter")
    expect(row.get_by_text("Au tableau", exact=True)).to_be_visible()
    expect(board.locator(".wall-exercise")).to_be_visible()
    assert violations(page) == []
