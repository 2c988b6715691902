"""A real Chromium, a real room, and people who have entered it: fixtures for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser, Page, expect, sync_playwright

from declic.domain.session import Session
from tests.browser import chromium, desk, people
from tests.browser.pages import PATIENCE_MS, PHONE, context
from tests.browser.workshop import write_workshop
from tests.running import Room, project

STILL = {"reduced_motion": "reduce"}
"""A finger that lands on a page that still moves only stops it."""
BUSY = """
c.Declic.joins_per_minute = c.Declic.wrong_codes_per_minute = 10_000
c.Declic.new_learners_per_hour = c.Declic.learners_per_session = 10_000
"""
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


@contextmanager
def own_workshop(
    tmp_path_factory: pytest.TempPathFactory, name: str, write: Callable[[Path], None]
) -> Iterator[Room]:
    """Give a running room with a workshop that *write* puts into a project's root."""
    folder = tmp_path_factory.mktemp(name)
    root = project(folder / "project", config=BUSY)
    write(root)
    running = Room.start(root, folder / "data", "--workshop", name)
    yield running
    assert running.stop() == []


def write_exercises(root: Path, name: str, title: str, sources: Iterable[str]) -> None:
    """Write the source of a workshop with these exercises and a summary."""
    cells = [new_markdown_cell(f"# {title}"), new_code_cell("from widgets import *")]
    cells += [new_code_cell(source) for source in (*sources, "Summary()")]
    (root / "source" / name).mkdir()
    nbformat.write(new_notebook(cells=cells), root / "source" / name / f"{name}.ipynb")


def _joined(browser: Browser, room: Room, name: str, **options: Any) -> Iterator[Page]:
    with context(browser, **options) as opened:
        page = opened.new_page()
        people.join(page, room, name)
        yield page


@pytest.fixture(scope="module")
def mouse_page(browser: Browser, own_room: Room) -> Iterator[Page]:
    """Give the page of somebody with a mouse; the test's module defines ``own_room``."""
    yield from _joined(browser, own_room, "Souris")


@pytest.fixture(scope="module")
def keyboard_page(browser: Browser, own_room: Room) -> Iterator[Page]:
    """Give the page of somebody who uses the keyboard alone."""
    yield from _joined(browser, own_room, "Clavier")


@pytest.fixture(scope="module")
def touch_page(browser: Browser, own_room: Room) -> Iterator[Page]:
    """Give the page of somebody with a small phone."""
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    yield from _joined(browser, own_room, "Doigt", **phone, **STILL)


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


@pytest.fixture(scope="module")
def logged_in(browser: Browser, room: Room) -> Any:
    """What a browser keeps of an adviser's login, so that a module's tests share one desk."""
    return desk.login(browser, room)


@pytest.fixture
def session(room: Room) -> Session:
    """A session of the room's workshop, of this test's own."""
    return desk.new_session(room)
