"""The grid folds by part, and shows whom the adviser asks for; by mouse and by keyboard."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from declic.domain.attempt import Attempt
from declic.domain.verdict import Verdict
from declic.store import attempts, learners, sessions
from declic.store.place import Place
from tests.browser import desk, kept, people
from tests.browser.pages import violations

UNFOLDED = "2. Finir\N{NO-BREAK SPACE}: replier"
FOLDED = "2. Finir\N{NO-BREAK SPACE}: montrer ses exercices"


@pytest.fixture
def adviser(new_page, room, logged_in, session):
    """The desk: Nadia has managed an exercise, Jean is stuck at it, Léa has not begun."""

    def answer(tx, learner, tries, right):
        place = Place(session.id, learner, session.workshop.name)
        for number in range(tries):
            verdict = Verdict(float(right), right, "", {"said": ["Noir"]})
            given = Attempt(f"{learner}-{number}", "couleur", {"chosen": [number]}, verdict)
            attempts.record(tx, place, given, datetime.now(UTC))

    def work(tx):
        known = sessions.session(tx, session.id)
        nadia, jean, _lea = (
            learners.join(tx, known, name, datetime.now(UTC)).id
            for name in ("Nadia", "Jean", "Léa")
        )
        answer(tx, nadia, 1, True)
        answer(tx, jean, 3, False)

    kept.in_transaction(room, work)
    opened = new_page(storage_state=logged_in)
    desk.show(opened, room, session)
    expect(names(opened)).to_have_count(3)
    return opened


def names(page):
    """Return the names of the rows that are shown."""
    return page.locator(".declic-desk-grid tbody tr:visible th button")


def cells(page, name):
    """Return the boxes of somebody's row that are shown."""
    row = page.locator(".declic-desk-grid tbody tr").filter(
        has=page.get_by_role("button", name=name, exact=True)
    )
    return row.locator("td:visible button")


def part(page, name):
    return page.locator(".declic-desk-grid").get_by_role("button", name=name, exact=True)


def filters(page):
    """Return the filters, open."""
    page.locator(".declic-desk-filters summary").click()
    return page.locator(".declic-desk-filters")


def test_a_part_is_folded_to_one_box_and_unfolded_by_mouse(adviser):
    expect(cells(adviser, "Nadia")).to_have_count(4)
    part(adviser, UNFOLDED).click()
    expect(part(adviser, FOLDED)).to_have_attribute("aria-expanded", "false")
    expect(cells(adviser, "Nadia")).to_have_count(3)
    whole = cells(adviser, "Nadia").last
    expect(whole).to_have_text("0/2")
    assert violations(adviser) == []
    whole.click()
    expect(part(adviser, UNFOLDED)).to_have_attribute("aria-expanded", "true")
    expect(cells(adviser, "Nadia")).to_have_count(4)
    expect(cells(adviser, "Nadia").nth(2)).to_be_focused()


def test_a_part_is_folded_by_keyboard_and_arrows_pass_over_what_is_folded(adviser):
    toggle = part(adviser, UNFOLDED)
    people.tab_to(adviser, toggle, 120)
    adviser.keyboard.press("Enter")
    folded = part(adviser, FOLDED)
    expect(folded).to_be_focused()
    cells(adviser, "Nadia").first.focus()
    adviser.keyboard.press("End")
    whole = cells(adviser, "Nadia").last
    expect(whole).to_be_focused()
    expect(whole).to_have_text("0/2")
    adviser.keyboard.press("ArrowDown")
    expect(cells(adviser, "Jean").last).to_be_focused()
    adviser.keyboard.press("Enter")
    expect(cells(adviser, "Jean").nth(2)).to_be_focused()
    expect(part(adviser, UNFOLDED)).to_be_visible()


def test_what_was_folded_stays_folded_while_people_answer(adviser, room, session):
    part(adviser, UNFOLDED).click()
    kept.in_transaction(
        room,
        lambda tx: learners.join(tx, sessions.session(tx, session.id), "Omar", datetime.now(UTC)),
    )
    expect(names(adviser)).to_have_count(4)
    expect(cells(adviser, "Omar")).to_have_count(3)
    expect(part(adviser, FOLDED)).to_be_visible()


def test_only_those_who_are_asked_for_are_shown(adviser):
    asked = filters(adviser)
    asked.get_by_label("Seulement qui a besoin d'aide").check()
    expect(names(adviser)).to_have_text(["Jean"])
    expect(adviser.get_by_text("Personnes montrées\N{NO-BREAK SPACE}: 1 sur 3")).to_be_visible()
    asked.get_by_label("Seulement qui a besoin d'aide").uncheck()
    asked.get_by_label("État").select_option(label="du premier coup")
    expect(names(adviser)).to_have_text(["Nadia"])
    asked.get_by_label("État").select_option(label="Tout")
    expect(names(adviser)).to_have_count(3)
    assert violations(adviser) == []


def test_one_part_is_asked_for_by_keyboard(adviser):
    people.tab_to(adviser, adviser.locator(".declic-desk-filters summary"), 120)
    adviser.keyboard.press("Enter")
    choice = adviser.locator(".declic-desk-filters").get_by_label("Partie")
    people.tab_to(adviser, choice)
    adviser.keyboard.type("Finir")
    expect(choice).to_have_value("Finir")
    expect(cells(adviser, "Nadia")).to_have_count(2)
    expect(part(adviser, "1. Commencer\N{NO-BREAK SPACE}: replier")).to_be_hidden()
    expect(choice).to_be_focused()
