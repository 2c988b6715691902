"""From a story on the desk, in a browser: a person's copy is downloaded, the person is erased."""

from __future__ import annotations

import zipfile

import pytest
from playwright.sync_api import expect

from declic.store import learners, sessions
from tests.browser import desk as desks
from tests.browser import kept, people
from tests.browser.pages import context, overflow
from tests.browser.pages import violations as axe

FORGET = "Effacer cette personne"


@pytest.fixture
def desk(new_page, room, logged_in):
    """The desk, showing the session that the room was started with."""
    page = new_page(storage_state=logged_in)
    own = kept.in_transaction(room, lambda tx: sessions.by_code(tx, room.code))
    desks.show(page, room, own)
    return page


def open_story(desk, name):
    """Open the story of somebody, and return its dialog."""
    tab = desk.get_by_role("tab", name="La grille")
    if tab.is_visible():
        tab.click()
    desk.get_by_role("button", name=name, exact=True).click()
    story = desk.locator("dialog.declic-desk-story[open]")
    expect(story.get_by_role("button", name=FORGET)).to_be_visible()
    return story


def names(room):
    session = kept.session_id(room)
    return kept.in_transaction(
        room, lambda tx: [one.name for one in learners.of_session(tx, session)]
    )


def in_files(room, text):
    """Return the files of the running room in whose bytes a text stands."""
    files = [file for file in room.data.rglob("*") if file.is_file()]
    return [file.name for file in files if text.encode() in file.read_bytes()]


def test_a_copy_is_downloaded(desk, new_page, room, tmp_path):
    people.enter(new_page(), room, "Henriette")
    story = open_story(desk, "Henriette")
    with desk.expect_download() as coming:
        story.get_by_role("button", name="Donner une copie").click()
    assert "Henriette" not in coming.value.suggested_filename
    coming.value.save_as(tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as packed:
        assert "Henriette" in packed.read("index.html").decode()
    expect(story.get_by_role("status")).to_contain_text(coming.value.suggested_filename)


def test_erased_by_keyboard_after_an_explanation_and_their_own_page_closes(desk, browser, room):
    with context(browser) as own:
        learner = own.new_page()
        people.join(learner, room, "Gaspard")
        assert in_files(room, "Gaspard")
        story = open_story(desk, "Gaspard")
        story.get_by_role("button", name=FORGET).press("Enter")
        question = desk.get_by_role("dialog", name=f"{FORGET}\u202f?")
        expect(question).to_contain_text("pour toujours")
        expect(question.get_by_role("button", name="Tout garder")).to_be_focused()
        assert axe(desk) == []
        desk.keyboard.press("Enter")
        expect(question).to_be_hidden()
        assert "Gaspard" in names(room)
        story.get_by_role("button", name=FORGET).press("Enter")
        question.get_by_role("button", name="Effacer pour toujours").press("Enter")
        expect(story.get_by_role("status")).to_contain_text("est effacée", timeout=desks.LIVE_MS)
        expect(story.get_by_role("button", name=FORGET)).to_be_hidden()
        learner.wait_for_url(room.join, timeout=desks.LIVE_MS)
        expect(learner.get_by_label("Tapez le code")).to_be_visible()
        assert "Gaspard" not in names(room)
        assert in_files(room, "Gaspard") == []
        desk.keyboard.press("Escape")
        expect(desk.get_by_role("button", name="Gaspard", exact=True)).to_have_count(0)


def test_on_a_phone_the_question_fits(desk, new_page, room):
    people.enter(new_page(), room, "Odette")
    desk.set_viewport_size({"width": 320, "height": 640})
    story = open_story(desk, "Odette")
    story.get_by_role("button", name=FORGET).click()
    expect(desk.get_by_role("button", name="Effacer pour toujours")).to_be_visible()
    assert overflow(desk) <= 0
