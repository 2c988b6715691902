"""The same modules, unchanged, in three hosts: JupyterLab, Voilà's full page, and ours."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from contextlib import contextmanager

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect
from traitlets.config import Config

from declic.domain.progress import Status
from declic.gradebook.workbench import workbench
from declic.settings import Declic
from tests.browser import people
from tests.browser.fixtures import BUSY
from tests.browser.pages import CUT
from tests.browser.players import Player
from tests.running import START_SECONDS, Room, project

KINDS = (
    'MultipleChoice("Le cheval blanc ?", choices=["Noir", "Blanc"], answer=1, id="cheval")',
    """FillIn(
    "On tape l'{1} dans la {2}.", id="barre",
    gaps={1: "adresse", 2: {"choices": ["barre", "page"], "answer": "barre"}},
)""",
    """InspectMessage(
    "Examinez ce SMS.", id="sms",
    message={"kind": "sms", "sender": "36 000", "body": "Votre [[compte|compte est bloqué]]."},
    suspicious={"compte": "On vous presse."},
)""",
    'PointAndClick("Cliquez.", target=2, id="point")',
    'Lesson("Une fenêtre se ferme par la **croix**.", title="Les fenêtres")',
    "Summary()",
)
"""One of each family: a question, gaps, a message, a game, and what stands around them."""
FOREIGN = "import ipywidgets\n\nipywidgets.Label('Un autre widget')"
"""What our own page can't show, so that the room falls back to Voilà's."""
TALL = {"width": 1280, "height": 2600}
"""JupyterLab takes cells that are off the screen out of the page."""
LAB_SAYS = r"^console: |^exception: "
"""JupyterLab itself writes in the console; a request to another host would still be a fault."""
MOST_REQUESTS = 8
"""What our own page may ask for, its websocket included."""
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/lab\?token=\w+")


@pytest.fixture(scope="module")
def hosts_project(tmp_path_factory):
    """A project with the same exercises twice: alone, and beside another widget."""
    root = project(tmp_path_factory.mktemp("hosts") / "project", config=BUSY)
    for name, more in (("notre-page", ()), ("page-de-voila", (FOREIGN,))):
        cells = [new_markdown_cell("# Des familles"), new_code_cell("from widgets import *")]
        cells += [new_code_cell(source) for source in (*KINDS, *more)]
        folder = root / "source" / name
        folder.mkdir()
        notebook = new_notebook(cells=cells)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return root


@contextmanager
def room_of(root, data, workshop):
    running = Room.start(root, data, "--workshop", workshop)
    try:
        yield running
    finally:
        assert running.stop() == []


@contextmanager
def lab(root, data):
    """Run the workbench, and give its address with its token."""
    settings = Declic(config=Config({"Declic": {"root": str(root), "data": str(data)}}))
    command, environment = workbench(settings, port=0, browser=False)
    with (data.parent / "lab.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stderr=log, start_new_session=True
        )
        try:
            yield said(process, data.parent / "lab.log")
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def said(process, log):
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if found := ADDRESS.search(log.read_text(encoding="utf-8")):
            return found.group()
    raise RuntimeError(log.read_text(encoding="utf-8"))


def each_family_works(page):
    """Answer one exercise of each family, as a learner does."""
    people.choose(page, "cheval", "Blanc")
    expect(people.exercise(page, "cheval")).to_contain_text("C'est juste")
    gaps = people.exercise(page, "barre")
    gaps.get_by_label("Trou 1").fill("ADRESSE")
    gaps.get_by_label("Trou 2").select_option("barre")
    people.send(page, "barre")
    people.has_status(page, "barre", Status.FIRST_TRY)
    people.exercise(page, "sms").get_by_role("button", name="36 000").click()
    people.send(page, "sms")
    people.has_status(page, "sms", Status.IN_PROGRESS)
    expect(people.exercise(page, "sms")).to_contain_text("Il reste 1 signe")
    game = Player(page, "point")
    game.place.scroll_into_view_if_needed()
    game.begin()
    for done in range(2):
        game.reached(done)
        game.hit("point")
    people.has_status(page, "point", Status.FIRST_TRY)
    expect(page.locator(".declic-lesson strong")).to_have_text("croix")
    summary = page.locator("[data-declic-summary]")
    expect(summary.locator(".declic-managed li")).to_have_count(3)
    for part, radius in ((".declic-choice", "10px"), (".declic-exercise", "14px")):
        assert page.locator(part).first.evaluate("(one) => getComputedStyle(one).borderRadius") == (
            radius
        )


def enter(page, room):
    people.enter(page, room, "Camille")
    page.goto(f"{room.join}workshop/")
    expect(page.locator("[data-declic-exercise]")).to_have_count(4, timeout=people.READY_MS)


def test_in_our_own_page(new_page, hosts_project, tmp_path):
    with room_of(hosts_project, tmp_path / "data", "notre-page") as room:
        page = new_page(expected=CUT)
        asked = []

        def note(request):
            if request.is_navigation_request():
                asked.clear()  # the page that is shown while a kernel starts is another
            asked.append(request.url)

        page.on("request", note)
        people.enter(page, room, "Camille")
        page.goto(f"{room.join}workshop/")
        people.wait_for_workshop(page)
        each_family_works(page)
        assert 1 + len([url for url in asked if url.startswith("http")]) <= MOST_REQUESTS
        kit = [url for url in asked if "/kit/" in url]
        kinds = "fill_in+inspect_message+lesson+multiple_choice+point_and_click+summary"
        assert sorted({url.rpartition("/")[2] for url in kit}) == [f"{kinds}.css", f"{kinds}.js"]


def test_in_the_full_page_of_voila(new_page, hosts_project, tmp_path):
    with room_of(hosts_project, tmp_path / "data", "page-de-voila") as room:
        page = new_page()
        enter(page, room)
        assert page.locator("#declic-page").count() == 0
        expect(page.get_by_text("Un autre widget")).to_be_visible()
        each_family_works(page)
        page.close()  # Voilà's page would look for a room that has stopped


def test_in_jupyterlab(new_page, hosts_project, tmp_path):
    with lab(hosts_project, tmp_path / "data") as address:
        page = new_page(expected=LAB_SAYS, viewport=TALL)
        where, _separator, token = address.partition("/lab?token=")
        page.goto(f"{where}/lab/tree/source/notre-page/notre-page.ipynb?token={token}")
        no = page.get_by_role("button", name="No", exact=True)
        page.add_locator_handler(
            page.get_by_text("official Jupyter news"), lambda _news: no.click()
        )
        idle = page.get_by_text("Python 3 (ipykernel) | Inactif")
        expect(idle).to_be_visible(timeout=people.READY_MS)
        page.locator(".jp-CodeCell .jp-InputArea-editor").first.click()
        for _cell in range(1 + len(KINDS)):
            page.keyboard.press("Shift+Enter")
        exercises = page.locator("[data-declic-exercise]")
        expect(exercises).to_have_count(4, timeout=people.READY_MS)
        expect(
            people.exercise(page, "cheval").get_by_text("Corrigé, pour vous seulement")
        ).to_be_visible()
        each_family_works(page)
