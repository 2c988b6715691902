"""The room is killed while people answer: what it acknowledged is there, once, and they go on."""

from __future__ import annotations

import pytest

from declic.domain.progress import Status
from tests.browser import kept, people
from tests.browser.pages import CUT
from tests.running import Room

pytestmark = pytest.mark.browser


@pytest.fixture
def start(project_folder, tmp_path):
    """Start a room on one data folder; the last one is stopped at the end."""
    running = []

    def start_again(port=0):
        running.append(
            Room.start(project_folder, tmp_path / "data", "--workshop", "essai", port=port)
        )
        return running[-1]

    yield start_again
    assert running[-1].stop() == []


def test_a_page_goes_on_after_the_room_was_killed_and_started_again(start, new_page):
    room = start()
    page = new_page(expected=CUT)
    people.enter(page, room, "Marie")
    words = people.card(page)
    page.get_by_role("link", name="Commencer l'atelier").click()
    people.wait_for_workshop(page)
    people.choose(page, "couleur", "Blanc")
    people.has_status(page, "couleur", Status.FIRST_TRY)
    people.choose(page, "compte", "Vrai")
    room.kill()
    again = start(port=room.port)
    assert again.code == room.code
    people.has_status(page, "couleur", Status.FIRST_TRY)
    people.has_status(page, "compte", Status.FIRST_TRY)
    assert kept.counts(again, words) == {"couleur": 1, "compte": 1}
    people.choose(page, "fruits", "La pomme", "La poire")
    people.has_status(page, "fruits", Status.FIRST_TRY)


def test_the_desk_comes_back_by_itself_after_a_restart_and_the_password_stays(start, new_page):
    room = start()
    page = new_page(expected=CUT)
    people.open_desk(page, room)
    page.evaluate("() => { window.before = true; }")
    room.kill()
    again = start(port=room.port)
    assert again.password == room.password
    page.wait_for_function("() => !window.before", timeout=people.READY_MS)
    page.wait_for_function(people.DRAWN, timeout=people.READY_MS)
