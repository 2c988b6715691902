"""The network goes, in every way that it has: the page says so, keeps the answers, comes back.

Minutes pass by the page's own clock, which is moved; the wire is really cut, and the room goes by
the real time.
"""

from __future__ import annotations

import re
from contextlib import contextmanager

import psutil
import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import kept, people
from tests.browser.pages import CUT
from tests.wire import Wire

pytestmark = pytest.mark.browser

LOST = "La connexion est coupée"
KEPT = "vos réponses sont gardées"
AT_ONCE_MS = 3_000
"""Sooner than an answer is sent again."""
STEP_SECONDS = 10
STYLED = """() => [...document.querySelectorAll("link[rel=stylesheet]")].every((link) => {
    try { return link.sheet.cssRules.length; } catch { return false; }
})"""
"""Whether all styles of a page are there."""
ENOUGH_SECONDS = 12
"""After which a page knows that nobody answers any more."""
NIGHT_SECONDS = 8 * 3600


@pytest.fixture
def wire(room):
    wire = Wire(room.port)
    yield wire
    wire.close()


@pytest.fixture
def learner(new_page, room, wire):
    """Somebody at work, with a page whose clock can be moved, behind the wire."""
    return Learner(new_page(expected=rf"{CUT}|ERR_FAILED"), room, wire)


class Learner:
    """A page, what it sends, and what is in the store of its learner."""

    def __init__(self, page, room, wire):
        self.page, self.room, self.sent = page, room, []
        page.clock.install()
        page.on("websocket", lambda socket: socket.on("framesent", self._count))
        address = f"http://127.0.0.1:{wire.port}/"
        people.enter(page, room, "Lina", at=address)
        self.card = people.card(page)
        page.get_by_role("link", name="Commencer l'atelier").click()
        people.wait_for_workshop(page)
        self.connected()

    def _count(self, frame):
        self.sent += re.findall(rb'"type":"attempt","id":"(\w+)"', bytes(frame))

    def connected(self):
        self.page.wait_for_function("() => !document.querySelector('.connection.is-lost')")

    def passes(self, seconds):
        """Let time pass in the page."""
        for _step in range(0, seconds, STEP_SECONDS):
            self.page.clock.run_for(1000 * min(seconds, STEP_SECONDS))

    def says(self, words):
        expect(self.page.locator("#connection")).to_contain_text(words)

    def answers(self, name, choice):
        people.choose(self.page, name, choice)

    def has(self, *names):
        """Wait until these are answered, and count."""
        for name in names:
            people.has_status(self.page, name, Status.FIRST_TRY)
        assert kept.counts(self.room, self.card) == dict.fromkeys(names, 1)


@pytest.mark.parametrize("seconds", [1, 30, 300])
def test_answers_given_while_the_wifi_is_away_are_recorded_once(learner, wire, seconds):
    wire.cut()
    learner.says(LOST)
    learner.answers("couleur", "Blanc")
    learner.answers("compte", "Vrai")
    for name in ("couleur", "compte"):
        expect(people.exercise(learner.page, name)).to_contain_text(KEPT, timeout=AT_ONCE_MS)
    learner.passes(seconds)
    wire.restore()
    learner.says("La connexion est revenue")
    learner.has("couleur", "compte")
    assert len(learner.sent) <= 2 * len(set(learner.sent)), "minutes of answers at once"


def test_a_network_that_is_silently_gone_is_noticed_and_the_answer_kept(learner, wire):
    wire.silence()
    learner.answers("couleur", "Blanc")
    learner.passes(ENOUGH_SECONDS)
    learner.says(LOST)
    expect(people.exercise(learner.page, "couleur")).to_contain_text(KEPT)
    learner.passes(ENOUGH_SECONDS)
    wire.speak()
    learner.has("couleur")


def test_a_computer_that_slept_finds_its_way_back_by_itself(learner, wire):
    wire.silence()
    wire.speak()
    with learner.page.expect_websocket():
        learner.page.clock.fast_forward(1000 * NIGHT_SECONDS)
        learner.passes(ENOUGH_SECONDS)
    learner.answers("couleur", "Blanc")
    learner.has("couleur")


def test_a_browser_that_stood_still_while_the_network_changed_goes_on(learner, wire):
    learner.answers("couleur", "Blanc")
    with standing_still():
        wire.cut()
        wire.restore()
    learner.answers("compte", "Vrai")
    learner.has("couleur", "compte")


@contextmanager
def standing_still():
    """Stop all processes of the browser, as the lid of a laptop does."""
    started = psutil.Process().children(recursive=True)
    browser = [process for process in started if "chrom" in process.name()]
    assert browser
    for process in browser:
        process.suspend()
    try:
        yield
    finally:
        for process in browser:
            process.resume()


@pytest.mark.parametrize("file", [r"/kit/.*\.js", r"/kit/.*\.css", r"/room\.css"])
def test_a_file_that_the_network_broke_is_loaded_again(new_page, room, wire, file):
    page = new_page(expected=rf"{CUT}|ERR_FAILED")
    broken = []

    def break_once(route):
        if "workshop" in page.url and len(broken) < 2:
            broken.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    page.route(re.compile(file), break_once)
    learner = Learner(page, room, wire)
    page.wait_for_function(STYLED)
    assert len(broken) == 2
    learner.answers("couleur", "Blanc")
    learner.has("couleur")


def test_one_learner_on_two_devices_is_one_learner(learner, new_page, room):
    other = new_page(expected=CUT)
    people.come_back(other, room, learner.card)
    learner.answers("couleur", "Noir")
    people.choose(other, "compte", "Vrai")
    people.has_status(other, "couleur", Status.IN_PROGRESS)
    people.has_status(learner.page, "compte", Status.FIRST_TRY)
    for kernel in room.kernels():
        kernel.kill()
    people.choose(other, "fruits", "La pomme", "La poire")
    for page in (learner.page, other):
        people.has_status(page, "fruits", Status.FIRST_TRY)
    assert kept.counts(room, learner.card) == {"couleur": 1, "compte": 1, "fruits": 1}
