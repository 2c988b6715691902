"""Learners whose kernels are forks that sleep: they notice nothing of it."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.room.conftest import submit
from tests.room.player import Player, first_states, kernel_id
from tests.running import TEMPLATE, has_threads

SERVE = """
import json, os, sys
from datetime import UTC, datetime
from pathlib import Path
from declic.room.app import Room
from declic.settings import load
from declic.store import Store, sessions
from declic.workshops import load_release, released_workshops

root, data = map(Path, sys.argv[1:3])
settings = load(root=root, data=str(data), port=0, address="127.0.0.1", joins_per_minute=600,
                **json.loads(sys.argv[3]))
settings.make_data_folder()
store = Store.open(settings.store)
with store.transaction() as tx:
    codes = {card.name: sessions.open_session(tx, card, datetime.now(UTC)).code
             for card in released_workshops(root)}
Room.run(settings, store, lambda room: print(json.dumps(
    {"url": room.join_address, "codes": codes}), flush=True))
"""
KIT = "from widgets import MultipleChoice, TrueFalse"
QUESTION = 'TrueFalse("Il fait beau.", answer=True, id="beau")'
CHOICE = """MultipleChoice("Lesquels sont des fruits ?", choices=["Pomme", "Clou", "Poire", "Vis"],
answer=[0, 2], shuffle=True, id="fruits")"""
COUNTING = """
import ipywidgets
slider, label = ipywidgets.IntSlider(), ipywidgets.Label("0 fois")
moves = 0
def count(_change):
    global moves
    moves += 1
    label.value = f"{moves} fois"
slider.observe(count, "value")
ipywidgets.VBox([slider, label])
"""
THREAD = (
    "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()"
)
WORKSHOPS = {
    "questions": [KIT, QUESTION, "1 / 0", CHOICE],
    "curseur": [KIT, QUESTION, COUNTING],
    "fil": [KIT, QUESTION, THREAD],
    "memoire": [KIT, QUESTION, "known = 1"],
}
KEEPS_STATE = {"memoire"}


@dataclass
class ForkedRoom:
    """A room in a process of its own, with a session for each of :data:`WORKSHOPS`."""

    process: psutil.Process
    url: str
    codes: dict
    root: Path
    log: Path

    def join(self, workshop="questions", name="Zoé"):
        """Return the browser of somebody who joined."""
        browser = httpx.Client(base_url=self.url, follow_redirects=True, timeout=60)
        submit(browser, f"j/{self.codes[workshop]}", name=name)
        return browser

    def page(self, browser):
        """Return the HTML of a workshop, after the waiting pages that a busy computer shows."""
        for _waiting_page in range(60):
            page = browser.get("workshop/").text
            if 'http-equiv="refresh"' not in page:
                return page
            time.sleep(0.5)
        raise AssertionError("the workshop's page was never ready")

    def open(self, browser):
        return Player(browser, self.page(browser))

    def templates(self):
        return [one for one in self.process.children() if TEMPLATE in " ".join(one.cmdline())]

    def kernels(self):
        """Return the processes of learners' kernels; a reader of a template is none."""
        while True:
            with contextlib.suppress(psutil.NoSuchProcess):  # one ended just now
                forks = [fork for one in self.templates() for fork in one.children()]
                return [fork for fork in forks if has_threads(fork)]


def write_release(root, name, sources):
    cells = [new_markdown_cell("# Un essai"), *map(new_code_cell, sources)]
    exercises = [{"id": "beau", "kind": "TrueFalse", "title": "Beau"}]
    card = {"name": name, "title": "Un essai", "exercises": exercises}
    if name in KEEPS_STATE:
        card["keeps_state"] = True
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel, "declic": card})
    folder = root / "release" / name
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / f"{name}.ipynb")


def start(folder, **settings):
    """Start a room and return it, and the process to wait for."""
    root, log = folder / "project", folder / "stderr.log"
    (root / "source").mkdir(parents=True)
    for name, sources in WORKSHOPS.items():
        write_release(root, name, sources)
    with log.open("w") as stderr:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, root, folder / "data", json.dumps(settings)],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            env=os.environ | {"DECLIC_LANGUAGE": "fr"},
        )
    line = server.stdout.readline()
    assert line, log.read_text()
    return ForkedRoom(psutil.Process(server.pid), root=root, log=log, **json.loads(line)), server


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    """Start rooms, and stop them."""
    running = []

    def begin(**settings):
        room, server = start(tmp_path_factory.mktemp("room"), **settings)
        running.append(server)
        return room

    yield begin
    for server in running:
        server.send_signal(signal.SIGINT)
        assert server.wait(30) in (0, -signal.SIGKILL)
        server.stdout.close()


@pytest.fixture(scope="module")
def awake(rooms):
    """A room whose kernels stay awake for long."""
    return rooms(kernel_sleep_seconds=600.0)


@pytest.fixture(scope="module")
def sleepy(rooms):
    """A room whose kernels sleep at once."""
    return rooms(kernel_sleep_seconds=0.2)


@pytest.fixture
def opened():
    """Close pages and their browsers at the end."""
    pages = []
    yield lambda page: pages.append(page) or page
    for page in pages:
        page.close()
        page.browser.close()


def wait_for(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.05)


def without_names(html):
    """Return a page without what is another at each visit: ids of its kernel and its models."""
    html = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "kernel", html)
    return re.sub(r"\b[0-9a-f]{32}\b", "model", html)


def test_the_page_is_the_one_that_an_ordinary_kernel_makes(awake, rooms):
    pages = []
    for room in (awake, rooms(fork_kernels=False)):
        browser = room.join(name="Léa")
        pages.append(room.page(browser))
        browser.close()
    forked, _ordinary = pages
    places = [json.loads(re.search(r'id="declic-page">(.*?)</script>', p)[1]) for p in pages]
    shown = [
        [s | {"exercise": s["exercise"] | {"scope": ""}} for s in place["states"].values()]
        for place in places
    ]
    assert [s["exercise"]["id"] for s in shown[0]] == ["beau", "fruits"]
    assert [(s["exercise"], s["progress"], s["words"]) for s in shown[0]] == [
        (s["exercise"], s["progress"], s["words"]) for s in shown[1]
    ]
    bodies = [re.sub(r'(?s)<script type="application/json".*?</script>', "", p) for p in pages]
    assert without_names(bodies[0]) == without_names(bodies[1])
    assert "Cette partie ne peut pas s'afficher" in forked
    assert awake.templates()


def test_two_learners_are_drawn_their_own_lots_and_share_nothing(awake, opened):
    pages = [opened(awake.open(awake.join(name=name))) for name in ("Ana", "Bob")]
    scopes = [page.states[page.model("beau")]["exercise"]["scope"] for page in pages]
    assert scopes[0] != scopes[1]
    pages[0].answer("beau", {"value": True})
    assert pages[0].progress("beau")["attempts"] == 1
    assert pages[1].ask_states()
    assert pages[1].progress("beau")["attempts"] == 0


def test_a_page_that_only_looks_has_no_kernel(awake, opened):
    before = len(awake.kernels())
    page = opened(awake.open(awake.join(name="Curieuse")))
    page.send("kernel_info_request", {})
    assert page.until(lambda kind, _content: kind == "kernel_info_reply")["status"] == "ok"
    page.ask_states()
    assert len(awake.kernels()) == before
    page.answer("beau", {"value": True})
    assert len(awake.kernels()) == before + 1


def test_a_second_tab_meets_the_same_kernel(awake, opened):
    browser = awake.join(name="Deux onglets")
    first, second = (opened(awake.open(browser)) for _tab in range(2))
    assert first.kernel == second.kernel
    first.answer("beau", {"value": True})
    second.until(lambda kind, _content: kind == "status")
    while second.progress("beau")["attempts"] == 0:
        second.receive()
    before = len(awake.kernels())
    second.answer("fruits", {"chosen": ["0"]})
    assert len(awake.kernels()) == before


def test_a_page_drawn_before_an_answer_and_open_after_it_learns_that_it_is_old(sleepy, opened):
    browser = sleepy.join(name="Sur deux appareils")
    early, in_time = (sleepy.page(browser) for _tab in range(2))
    page = opened(Player(browser, in_time))
    page.answer("beau", {"value": True})
    late = opened(Player(browser, early))
    late.until(lambda kind, _content: kind == "declic_old")
    late.ask_states()
    assert late.progress("beau")["attempts"] == 1
    wait_for(lambda: not sleepy.kernels())
    asleep = opened(Player(browser, early))
    asleep.until(lambda kind, _content: kind == "declic_old")
    fresh = opened(Player(browser, sleepy.page(browser)))
    fresh.send("kernel_info_request", {})
    kinds = []
    fresh.until(lambda kind, _content: kinds.append(kind) or kind == "kernel_info_reply")
    assert "declic_old" not in kinds


def test_a_page_drawn_with_an_ordinary_kernel_asks_again_for_what_it_may_have_missed(awake, opened):
    browser = awake.join("fil", name="Sans copie")
    page = awake.page(browser)
    assert first_states(page)
    late = opened(Player(browser, page))
    late.until(lambda kind, _content: kind == "declic_old")
    late.ask_states()


def test_a_kernel_sleeps_and_wakes_with_its_learners_answers(sleepy, opened):
    page = opened(sleepy.open(sleepy.join(name="Dormeuse")))
    page.answer("beau", {"value": False})
    assert len(sleepy.kernels()) == 1
    wait_for(lambda: not sleepy.kernels())
    page.answer("beau", {"value": True})
    assert page.progress("beau")["attempts"] == 2
    wait_for(lambda: not sleepy.kernels())
    page.ask_states()
    assert page.progress("beau")["attempts"] == 2
    assert sleepy.kernels() == []


def test_who_comes_back_sees_the_earlier_answers_without_a_kernel(sleepy, opened):
    browser = sleepy.join(name="Revenante")
    first = sleepy.open(browser)
    first.answer("beau", {"value": True})
    first.close()
    wait_for(lambda: not sleepy.kernels())
    second = opened(sleepy.open(browser))
    assert second.progress("beau")["attempts"] == 1
    assert second.kernel == first.kernel
    assert sleepy.kernels() == []


def test_widgets_of_others_work_in_a_fork_and_it_does_not_sleep(rooms, opened):
    room = rooms(kernel_sleep_seconds=0.2)
    page = opened(room.open(room.join("curseur", name="Glisse")))
    assert "declic-page" not in page.html
    states = page.ask_states()
    slider = next(n for n, s in states.items() if s["_model_name"] == "IntSliderModel")
    label = next(n for n, s in states.items() if s["_model_name"] == "LabelModel")
    for moves in (1, 2):
        page.set(slider, value=moves)
        while page.states[label]["value"] != f"{moves} fois":
            page.receive()
    page.answer("beau", {"value": True})
    _outlives_a_kernel_that_sleeps(room, opened)
    page.set(slider, value=7)
    while page.states[label]["value"] != "3 fois":
        page.receive()


def test_a_notebook_that_says_that_it_keeps_state_does_not_sleep(rooms, opened):
    room = rooms(kernel_sleep_seconds=0.2)
    page = opened(room.open(room.join("memoire", name="Mémoire")))
    page.answer("beau", {"value": True})
    _outlives_a_kernel_that_sleeps(room, opened)
    page.answer("beau", {"value": True})


def _outlives_a_kernel_that_sleeps(room, opened):
    """Let another learner's kernel be used later, and sleep, while the one that is there stays."""
    (kernel,) = room.kernels()
    other = opened(room.open(room.join(name="Témoin")))
    other.answer("beau", {"value": True})
    assert len(room.kernels()) == 2
    wait_for(lambda: len(room.kernels()) == 1)
    assert room.kernels() == [kernel]


def test_what_can_not_be_forked_has_ordinary_kernels_and_the_log_says_why(awake, opened):
    page = opened(awake.open(awake.join("fil", name="Tisserande")))
    page.answer("beau", {"value": True})
    assert page.progress("beau")["attempts"] == 1
    said = awake.log.read_text()
    assert "can't be forked, ordinary kernels serve" in said
    assert "threads" in said


def test_a_template_that_is_killed_takes_nobody_with_it(rooms, opened):
    room = rooms(kernel_sleep_seconds=600.0)
    page = opened(room.open(room.join(name="Continue")))
    page.answer("beau", {"value": False})
    (kernel,) = room.kernels()
    (template,) = {one.parent() for one in room.kernels()}
    template.kill()
    page.answer("beau", {"value": True})
    assert page.progress("beau")["attempts"] == 2
    assert kernel.is_running()
    late = opened(room.open(room.join(name="Tardive")))
    late.answer("beau", {"value": True})
    assert late.progress("beau")["attempts"] == 1
    wait_for(lambda: len(room.kernels()) == 1)


def test_a_workshop_that_changed_is_made_again_and_open_pages_load_again(rooms, opened):
    room = rooms(kernel_sleep_seconds=0.2)
    browser = room.join(name="Ancienne")
    page = room.open(browser)
    page.answer("beau", {"value": True})
    wait_for(lambda: not room.kernels())
    changed = [KIT, QUESTION.replace("Il fait beau", "Il pleut"), CHOICE]
    write_release(room.root, "questions", changed)
    wait_for(lambda: "Il pleut" in room.page(browser))
    again = opened(room.open(browser))
    assert again.kernel != page.kernel
    assert again.progress("beau")["attempts"] == 1
    assert browser.get(f"alive/{page.kernel}").json() == {"alive": False}
    page.close()


def test_all_kernels_end_when_the_room_is_killed(rooms, opened):
    room = rooms(kernel_sleep_seconds=600.0)
    page = opened(room.open(room.join(name="Dernière")))
    page.answer("beau", {"value": True})
    started = room.process.children(recursive=True)
    assert len(room.kernels()) == 1
    room.process.kill()
    _gone, left = psutil.wait_procs(started, timeout=20)
    assert [one for one in left if one.status() != psutil.STATUS_ZOMBIE] == []


def hear_all(socket):
    """Hear what is said until the line is closed: first, how the session is steered."""
    while socket.recv(timeout=20):
        pass


def test_nonsense_closes_the_page_that_says_it_and_no_other(awake, opened):
    browser = awake.join(name="Bavarde")
    sensible, other = (opened(awake.open(browser)) for _tab in range(2))
    other.socket.send(b"nonsense")
    with pytest.raises(Exception, match=r"\b(1000|1001|1005|1006|close|closed)\b"):
        hear_all(other.socket)
    sensible.answer("beau", {"value": True})


def test_a_page_that_has_states_shows_them_for_its_own_kernel(awake):
    browser = awake.join(name="Lectrice")
    html = awake.page(browser)
    assert set(first_states(html)) <= set(re.findall(r'data-model="([0-9a-f]+)"', html))
    assert kernel_id(html) in html
    browser.close()


def test_a_page_on_which_nothing_happens_stays_connected(rooms, opened):
    room = rooms(kernel_sleep_seconds=0.2)
    page = opened(room.open(room.join(name="Patiente")))
    page.socket.recv(timeout=10)  # how the session is steered
    with pytest.raises(TimeoutError):
        page.socket.recv(timeout=22)  # the first ping comes after 20 s
    page.answer("beau", {"value": True})
