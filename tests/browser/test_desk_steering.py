"""The adviser steers from the desk, and learners' pages follow; by keyboard, on a tablet, twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import desk, kept, people
from tests.browser.pages import PHONE, TABLET, overflow, violations
from tests.browser.test_live import PARTS, room  # noqa: F401 (a room with three parts)

PANEL = "Piloter la séance"


@pytest.fixture
def adviser(new_page, room, logged_in, session):  # noqa: F811
    opened = new_page(storage_state=logged_in)
    desk.show(opened, room, session, PANEL)
    return opened


@pytest.fixture
def learner(new_page, room, session):  # noqa: F811
    page = new_page()
    page.goto(f"{room.join}j/{session.code}")
    page.locator("input[name=name]").fill("Nadia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/card")
    page.goto(f"{room.join}workshop/")
    people.wait_for_workshop(page)
    return page


def part(page, title):
    return page.locator(".declic-desk-parts > li").filter(has_text=title)


def order(page):
    return page.locator(".declic-desk-parts > li strong")


def test_a_part_goes_first_on_the_pages(adviser, learner):
    headings = learner.locator("main h2:visible")
    expect(headings.first).to_contain_text(PARTS[0])
    part(adviser, PARTS[2]).get_by_role("button", name="En premier").click()
    expect(headings.first).to_contain_text(PARTS[2], timeout=desk.LIVE_MS)
    expect(order(adviser)).to_have_text([PARTS[2], PARTS[0], PARTS[1]])
    expect(adviser.locator(".declic-desk-steering .declic-desk-told")).to_contain_text("première")


def test_by_keyboard_alone_a_part_is_moved_and_closed(adviser, learner):
    handle = part(adviser, PARTS[2]).get_by_role("button", name="Déplacer")
    people.tab_to(adviser, handle, 120)
    adviser.keyboard.press("Alt+ArrowUp")
    expect(order(adviser)).to_have_text([PARTS[0], PARTS[2], PARTS[1]])
    expect(handle).to_be_focused()
    close = part(adviser, PARTS[1]).get_by_role("button", name="Fermer")
    people.tab_to(adviser, close, 120)
    adviser.keyboard.press("Enter")
    expect(part(adviser, PARTS[1])).to_contain_text("Fermée")
    expect(part(adviser, PARTS[1]).get_by_role("button", name="Ouvrir")).to_be_focused()
    expect(learner.locator('[data-declic-exercise="avis"]')).to_be_hidden(timeout=desk.LIVE_MS)


def test_a_pause_begins_and_ends_on_the_pages(adviser, learner):
    adviser.get_by_text("Faire une pause").click()
    adviser.get_by_label("Ce que disent les pages").fill("Posez vos souris")
    adviser.get_by_role("button", name="Commencer la pause").click()
    expect(learner.get_by_text("Posez vos souris")).to_be_visible(timeout=desk.LIVE_MS)
    expect(adviser.locator(".declic-desk-mode")).to_contain_text("Posez vos souris")
    adviser.get_by_role("button", name="Reprendre").click()
    expect(learner.get_by_text("Posez vos souris")).to_be_hidden(timeout=desk.LIVE_MS)
    expect(adviser.locator(".declic-desk-mode")).to_have_text("Chacun à son rythme")


def test_a_message_reaches_the_pages_and_is_taken_back(adviser, learner):
    adviser.locator("summary", has_text="Un message à tous").click()
    adviser.get_by_label("Un message à tous").fill("Le café est prêt <b>")
    adviser.get_by_role("button", name="Montrer sur toutes les pages").click()
    expect(learner.get_by_text("Le café est prêt <b>")).to_be_visible(timeout=desk.LIVE_MS)
    adviser.get_by_role("button", name="Retirer : Le café").or_(
        adviser.get_by_role("button", name="Le reprendre : Le café")
    ).click()
    expect(learner.get_by_text("Le café est prêt <b>")).to_be_hidden(timeout=desk.LIVE_MS)


def test_an_answer_is_shown_after_a_word_of_warning(adviser, learner):
    adviser.get_by_text("Montrer à tous la réponse").click()
    adviser.locator(".declic-desk-steering select").select_option("passe")
    adviser.get_by_role("button", name="Montrer la réponse…").click()
    dialog = adviser.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Non, laisser")).to_be_focused()
    assert violations(adviser) == []
    dialog.get_by_role("button", name="Montrer la réponse").click()
    shown = learner.locator('[data-declic-exercise="passe"]')
    expect(shown).to_contain_text("montrée", timeout=desk.LIVE_MS)


def test_two_desks_agree(adviser, new_page, logged_in, room, session):  # noqa: F811
    other = new_page(storage_state=logged_in)
    desk.show(other, room, session, PANEL)
    part(adviser, PARTS[1]).get_by_role("button", name="Tous ici").click()
    expect(part(other, PARTS[1])).to_contain_text("tout le monde y est", timeout=desk.LIVE_MS)
    part(other, PARTS[0]).get_by_role("button", name="Fermer").click()
    expect(part(adviser, PARTS[0])).to_contain_text("Fermée", timeout=desk.LIVE_MS)
    assert kept.session_id(room) != session.id


@pytest.mark.parametrize("size", [TABLET, PHONE])
def test_on_a_tablet_and_on_a_phone_all_has_its_place(adviser, size):
    adviser.set_viewport_size(size)
    desk.to(adviser, PANEL)
    for folded in adviser.locator(".declic-desk-steering summary").all():
        folded.click()
    assert violations(adviser) == []
    assert overflow(adviser) <= 0
