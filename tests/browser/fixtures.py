"""A real Chromium, a real room, and people who have entered it: fixtures for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium, people
from tests.browser.pages import PATIENCE_MS, context
from tests.browser.workshop import write_workshop
from tests.running import Room, project

BUSY = "c.Declic.joins_per_minute = 10_000"
"""All tests' learners stand behind one address, and type fast."""

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; one for each module, for Playwright's event loop is in the others' way."""
    path = chromium.executable()
    assert path, chromium.ADVICE
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        opened = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def project_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the real workshops and a short one, ``essai``, whose answers tests know."""
    root = project(tmp_path_factory.mktemp("project"), config=BUSY)
    write_workshop(root)
    return root


@pytest.fixture(scope="session")
def room(project_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A running room with a session of ``essai``; it must leave no process behind."""
    data = tmp_path_factory.mktemp("room") / "data"
    running = Room.start(project_folder, data, "--workshop", "essai")
    yield running
    assert running.stop() == []


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open pages, each in a browser of its own; the test fails if one of them has a fault.

    Keyword arguments are those of :func:`tests.browser.pages.context`.
    """
    with ExitStack() as stack:

        def open_page(**options: Any) -> Page:
            return stack.enter_context(context(browser, **options)).new_page()

        yield open_page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """An empty page."""
    return new_page()


@pytest.fixture
def learner_page(page: Page, room: Room) -> Page:
    """The workshop as a learner who has just joined sees it."""
    people.join(page, room, "Camille")
    return page


@pytest.fixture
def adviser_page(new_page: NewPage, room: Room) -> Page:
    """The desk as an adviser who has just logged in sees it."""
    page = new_page()
    people.open_desk(page, room)
    return page
