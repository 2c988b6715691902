"""Who needs help is marked, and people are paired, on the desk; by keyboard, on a tablet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from declic.store import hands, helps, learners
from tests.browser import desk, kept, people
from tests.browser.pages import TABLET, overflow, violations
from tests.browser.test_live import room  # noqa: F401 (a room with three parts)

PANEL = "Les personnes"


@pytest.fixture
def group(room, session):  # noqa: F811
    """Nadia, whose hand is up, and Jean."""

    def work(tx):
        now = datetime.now(UTC)
        found = [learners.join(tx, session, name, now) for name in ("Nadia", "Jean")]
        hands.put_up(tx, session.id, found[0].id, now)
        return found

    return kept.in_transaction(room, work)


@pytest.fixture
def adviser(new_page, room, logged_in, session, group):  # noqa: F811
    opened = new_page(storage_state=logged_in)
    desk.show(opened, room, session, PANEL)
    return opened


def test_what_helped_is_noted_by_keyboard_and_the_hand_goes_down(adviser, room, session):  # noqa: F811
    row = adviser.locator(".declic-desk-needs > li").filter(has_text="Nadia")
    expect(row).to_contain_text("vient de lever la main")
    people.tab_to(adviser, row.get_by_role("button", name="Aidé"), 120)
    adviser.keyboard.press("Enter")
    expect(row.get_by_label("Qu'est-ce qui a aidé")).to_be_focused()
    adviser.keyboard.type("relu la consigne")
    adviser.keyboard.press("Enter")
    expect(row).to_have_count(0)
    given = kept.in_transaction(room, lambda tx: helps.of_session(tx, session.id))
    assert [one.note for one in given] == ["relu la consigne"]


def test_two_people_are_paired_and_parted(adviser):
    row = adviser.locator(".declic-desk-people-list > li").filter(has_text="Nadia").first
    row.locator("summary").click()
    row.get_by_label("Avec qui").select_option(label="Jean")
    row.get_by_role("button", name="Partager l'ordinateur").click()
    expect(row.locator("summary")).to_contain_text("avec Jean")
    row.get_by_role("button", name="Séparer le binôme").click()
    expect(row.locator("summary")).not_to_contain_text("avec Jean")


def test_merging_says_first_what_will_happen(adviser):
    row = adviser.locator(".declic-desk-people-list > li").filter(has_text="Nadia").first
    row.locator("summary").click()
    row.get_by_label("Avec qui").select_option(label="Jean")
    row.get_by_role("button", name="C'est la même personne").click()
    question = adviser.get_by_role("dialog")
    expect(question).to_contain_text("Jean rejoint Nadia")
    expect(question.get_by_role("button", name="Annuler")).to_be_focused()
    question.get_by_role("button", name="Réunir").click()
    expect(adviser.locator(".declic-desk-people-list > li")).to_have_count(1)


def test_a_tablet_shows_the_people_without_fault(new_page, room, logged_in, session, group):  # noqa: F811
    opened = new_page(storage_state=logged_in, viewport=TABLET)
    desk.show(opened, room, session, PANEL)
    opened.locator(".declic-desk-people-list summary").first.click()
    assert overflow(opened) <= 0
    assert violations(opened) == []
