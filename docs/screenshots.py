"""Takes the pictures of the documentation from the running product, with invented learners.

``python docs/screenshots.py`` writes ``docs/images/``; ``python docs/screenshots.py join desk``
takes some of them only. Everything else happens in a temporary folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from declic.settings import Declic
from tests.browser import chromium, kept, people
from tests.running import Room, project

IMAGES = Path(__file__).resolve().parent / "images"
WORKSHOP: str = Declic.workshop.default_value
INSPECTED = "mail-banque"
"""The exercise whose picture is taken; in it a learner points at what is suspicious."""
CELLS_TO_EXERCISE = 3
"""Cells that an author runs, from the one that prepares the exercises to the first of them."""
LARGEST_BYTES = 150_000
SIZE = {"width": 1280, "height": 800}
PEOPLE = {"Simone": (9, 0), "Ahmed": (7, 2), "Odile": (3, 1), "Fatou": (8, 0), "Jean": (5, 2)}
"""Who takes part: how many exercises they do, and which choice they try first."""
STUCK = ("Odile", 3)
"""Who does not find the answer, and after how many tries she leaves it."""


def play(page: Page, count: int, first: int, *, gives_up: int | None = None) -> None:
    """Do the first exercises of the workshop by trying choices in turn.

    Parameters
    ----------
    count
        How many exercises with one right choice.
    first
        Index from 0 of the choice that is tried first.
    gives_up
        Wrong tries at the last of them after which it is left as it is.
    """
    single = page.locator("[data-declic-exercise]:has(input[type=radio])")
    names = single.evaluate_all("(all) => all.map((one) => one.dataset.declicExercise)")[:count]
    for name in names:
        place = people.exercise(page, name)
        choices = place.locator("input[type=radio]").count()
        last = name == names[-1]
        tries = gives_up if last and gives_up else choices
        for turn in range(tries):
            wrong = last and gives_up is not None
            choice = 0 if wrong else (first + turn) % choices
            place.locator("input[type=radio]").nth(choice).check()
            place.locator("button[type=submit]").click()
            expect(place.locator(".declic-verdict:visible").first).to_be_visible()
            if place.get_attribute("data-declic-status") in ("first-try", "acquired"):
                break
            if turn + 1 < tries:
                place.get_by_role("button", name="Réessayer").click()


def inspect(page: Page) -> None:
    """Point at all of a message but its greeting, and ask what to think of it."""
    place = people.exercise(page, INSPECTED)
    parts = place.locator(".declic-part")
    for index in range(parts.count()):
        if not parts.nth(index).inner_text().startswith("Bonjour"):
            parts.nth(index).click()
    place.locator("button[type=submit]").click()
    expect(place.locator(".declic-verdict:visible").first).to_be_visible()


class Pictures:
    """The pictures, each taken from a room in which people are at work."""

    def __init__(self, browser: Browser, room: Room, root: Path) -> None:
        self.browser = browser
        self.room = room
        self.root = root
        self.learner = self._page()
        people.join(self.learner, room, "Marie")

    def join(self) -> Page:
        """Return the first page, with the code typed."""
        page = self._page(height=640)
        page.goto(self.room.join)
        page.locator("input[name=code]").fill(f"{self.room.code[:3]} {self.room.code[3:]}")
        return page

    def workshop(self) -> Page:
        """Return the workshop, where Marie has begun."""
        play(self.learner, 3, 0)
        _scroll(self.learner, "tout-le-monde", 330)
        return self.learner

    def exercise(self) -> Page:
        """Return an exercise that Marie has just answered."""
        inspect(self.learner)
        self.learner.set_viewport_size(SIZE | {"height": 1000})
        self.learner.mouse.move(0, 0)
        _scroll(self.learner, INSPECTED, 90)
        return self.learner

    def desk(self) -> Page:
        """Return the desk, while the others are at work."""
        for name, (count, first) in PEOPLE.items():
            page = self._page()
            people.join(page, self.room, name)
            play(page, count, first, gives_up=STUCK[1] if name == STUCK[0] else None)
            page.context.close()
        page = self._page(height=900)
        people.open_desk(page, self.room)
        expect(page.get_by_text("Simone").first).to_be_visible()
        return page

    def projector(self) -> Page:
        """Return what the whole room reads."""
        page = self._page(height=720)
        people.log_in(page, self.room)
        page.goto(f"{self.room.join}projector/{kept.session_id(self.room)}")
        return page

    def _page(self, height: int = 800) -> Page:
        size = SIZE | {"height": height}
        return self.browser.new_context(locale="fr-FR", viewport=size).new_page()


class WorkbenchPictures:
    """The pictures of JupyterLab and formgrader, after the session."""

    def __init__(self, browser: Browser, room: Room, root: Path, lab: str) -> None:
        self.lab, _separator, self.token = lab.partition("/lab?token=")
        self.page = browser.new_context(viewport=SIZE, locale="fr-FR").new_page()
        self._open("login")

    def formgrader(self) -> Page:
        """Return a learner's answers in formgrader."""
        page = self.page
        self._open(f"formgrader/gradebook/{WORKSHOP}/{WORKSHOP}")
        marie = page.locator("a.name-shown", has_text="Marie")
        marie.wait_for(state="attached")
        page.goto(self.lab + str(marie.get_attribute("href")))
        score = page.locator(f"[id='{INSPECTED}']")
        score.evaluate("(one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 130)")
        return page

    def author(self) -> Page:
        """Return an exercise and its cell in JupyterLab."""
        page = self.page
        self._open(f"lab/tree/source/{WORKSHOP}/{WORKSHOP}.ipynb")
        expect(page.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible(timeout=60_000)
        expect(page.get_by_text("Python 3 (ipykernel) | Inactif")).to_be_visible(timeout=60_000)
        page.locator(".jp-CodeCell .jp-InputArea-editor").first.click()
        drawn = page.locator("[data-declic-exercise]").first
        for _cell in range(CELLS_TO_EXERCISE):
            page.keyboard.press("Shift+Enter")
        expect(drawn).to_be_visible(timeout=60_000)
        drawn.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        return page

    def _open(self, path: str) -> None:
        """Open a page of the workbench; the first gives the browser its cookie."""
        self.page.goto(f"{self.lab}/{path}?token={self.token}")


def _scroll(page: Page, exercise: str, below: int) -> None:
    """Show an exercise so many pixels below the window's upper edge."""
    people.exercise(page, exercise).evaluate(
        """(one, below) => scrollTo({
            top: one.getBoundingClientRect().top + scrollY - below, behavior: "instant" })""",
        below,
    )


def take(name: str, go: Callable[[], Page]) -> None:
    """Take a picture and say how large it is.

    Raises
    ------
    RuntimeError
        If it is too large to be kept in the repository.
    """
    page = go()
    page.evaluate("() => document.fonts.ready")
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path, animations="disabled", caret="initial")
    size = path.stat().st_size
    print(f"{path.name}: {size / 1000:.0f} kB", file=sys.stderr)
    if size > LARGEST_BYTES:
        raise RuntimeError(f"{path.name} has {size} bytes; {LARGEST_BYTES} at most")


def grade(root: Path, data: Path) -> None:
    """Collect what was answered, and let nbgrader grade it."""
    environment = os.environ | {"DECLIC_DATA": str(data)}
    collect = [sys.executable, "-m", "declic", "collect", WORKSHOP, "--data", str(data)]
    autograde = [sys.executable, "-m", "nbgrader", "autograde", WORKSHOP]
    for command in (collect, autograde):
        subprocess.run(command, cwd=root, env=environment, check=True, stdout=sys.stderr)


@contextmanager
def workbench(root: Path, data: Path) -> Iterator[str]:
    """Run the workbench and give its address, with its token."""
    process = subprocess.Popen(
        [sys.executable, "-m", "declic", "lab", "--no-browser", "--data", str(data)],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=(log := (data.parent / "lab.log").open("w+")),
        start_new_session=True,
    )
    try:
        yield _address(process, Path(log.name))
    finally:
        os.killpg(process.pid, 2)
        process.wait(30)
        log.close()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    while process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+/lab\?token=\w+", log.read_text()):
            return found.group()
        time.sleep(0.2)
    raise RuntimeError(log.read_text())


def main(wanted: Sequence[str]) -> None:
    """Take the pictures that are asked for; all, if none is."""
    IMAGES.mkdir(exist_ok=True)
    names = wanted or ("join", "workshop", "exercise", "desk", "projector", "formgrader", "author")
    with tempfile.TemporaryDirectory(prefix="declic-docs-") as folder, sync_playwright() as player:
        root, data = project(Path(folder) / "declic"), Path(folder) / "data"
        browser = player.chromium.launch(
            executable_path=chromium.executable(), args=chromium.arguments()
        )
        room = Room.start(root, data, "--workshop", WORKSHOP)
        try:
            pictures = Pictures(browser, room, root)
            for name in (name for name in names if hasattr(pictures, name)):
                take(name, getattr(pictures, name))
        finally:
            room.stop()
        later = [name for name in names if hasattr(WorkbenchPictures, name)]
        if later:
            grade(root, data)
            with workbench(root, data) as lab:
                opened = WorkbenchPictures(browser, room, root, lab)
                for name in later:
                    take(name, getattr(opened, name))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
