"""The workshops that Déclic comes with, as learners meet them: whole, narrow, in order, at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import people
from tests.browser.fixtures import NewPage
from tests.browser.pages import MACHINE, PHONE, overflow, settled
from tests.browser.pages import violations as axe
from tests.running import ROOT, Room

PICTURES_LOADED = "() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)"
WORKSHOPS = sorted(folder.name for folder in (ROOT / "source").iterdir() if folder.is_dir())


@pytest.fixture(scope="module", params=WORKSHOPS)
def workshop_room(
    request: pytest.FixtureRequest, project_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    """A room with a session of one of the workshops."""
    data = tmp_path_factory.mktemp("workshop") / "data"
    room = Room.start(project_folder, data, "--workshop", request.param)
    yield room
    assert room.stop() == []


def test_a_workshop_is_whole_fits_every_window_and_ends_with_a_list_of_all(
    new_page: NewPage, workshop_room: Room
) -> None:
    page = new_page()
    people.join(page, workshop_room, "Camille")
    exercises = page.locator("[data-declic-exercise]")
    assert exercises.count() >= 12
    assert "Traceback" not in page.locator("body").inner_text()
    page.wait_for_function(PICTURES_LOADED)
    for window in (MACHINE, PHONE):
        page.set_viewport_size({"width": window["width"], "height": window["height"]})
        settled(page)
        assert overflow(page) == 0
        assert axe(page) == []
    summary = page.locator("[data-declic-summary]").first
    for title in exercises.evaluate_all("(all) => all.map((one) => one.dataset.declicTitle)"):
        expect(summary.get_by_text(title, exact=True)).to_be_attached()
