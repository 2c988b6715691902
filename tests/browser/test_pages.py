"""Each page of the room: readable for all, by itself, in every light and size."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from declic.store import sessions
from tests.browser import kept, people
from tests.browser.pages import ERROR_PAGE, MACHINE, PHONE, TABLET, ZOOMED, overflow, settled
from tests.browser.pages import violations as axe
from tests.running import STOP_SECONDS, Room


def code(page: Page, room: Room) -> None:
    page.goto(room.join)


def wrong_code(page: Page, room: Room) -> None:
    page.goto(room.join)
    page.locator("input[name=code]").fill("aaa aaa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()


def name(page: Page, room: Room) -> None:
    page.goto(f"{room.join}j/{room.code}")


def no_name(page: Page, room: Room) -> None:
    name(page, room)
    page.locator("input[name=name]").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()


def wrong_card(page: Page, room: Room) -> None:
    page.goto(f"{room.join}back")
    page.locator("input[name=card]").fill("zèbre zèbre")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()


def certificate(page: Page, room: Room) -> None:
    page.goto(f"{room.join}certificate")


def card(page: Page, room: Room) -> None:
    people.enter(page, room, "Camille")


def somebody_was_here(page: Page, room: Room) -> None:
    people.enter(page, room, "Camille")
    page.goto(room.join)


def workshop(page: Page, room: Room) -> None:
    people.join(page, room, "Camille")


def answered(page: Page, room: Room) -> None:
    people.join(page, room, "Camille")
    people.choose(page, "couleur", "Blanc")
    people.choose(page, "compte", "Faux")
    people.choose(page, "fruits", "La pomme")
    for exercise in ("couleur", "compte", "fruits"):
        people.has_feedback(page, exercise)


def ended(page: Page, room: Room) -> None:
    people.enter(page, room, "Camille")
    number = kept.session_id(room)
    kept.in_transaction(room, lambda tx: sessions.close_session(tx, number, datetime.now(UTC)))
    try:
        page.goto(f"{room.join}workshop/")
    finally:
        kept.in_transaction(room, lambda tx: sessions.reopen_session(tx, number))


def no_such_page(page: Page, room: Room) -> None:
    page.goto(f"{room.join}nulle-part")


def login(page: Page, room: Room) -> None:
    page.goto(f"{room.join}login")


def wrong_password(page: Page, room: Room) -> None:
    login(page, room)
    page.locator("input[name=password]").fill("sésame")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()


def desk(page: Page, room: Room) -> None:
    people.open_desk(page, room)


def projector(page: Page, room: Room) -> None:
    people.log_in(page, room)
    page.goto(f"{room.join}projector/{kept.session_id(room)}")


PAGES = (
    code,
    wrong_code,
    name,
    no_name,
    wrong_card,
    certificate,
    card,
    somebody_was_here,
    workshop,
    answered,
    ended,
    no_such_page,
    login,
    wrong_password,
    desk,
    projector,
)
LOOKS = {
    "light": ("light", MACHINE),
    "dark": ("dark", MACHINE),
    "tablet": ("light", TABLET),
    "zoomed to 200 %": ("light", ZOOMED),
    "phone": ("light", PHONE),
    "phone, dark": ("dark", PHONE),
}


@pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__)
def test_a_page_is_fit_for_all_in_every_light_and_size(go, new_page, room):
    page = new_page(expected=ERROR_PAGE if go is no_such_page else None)
    go(page, room)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("h1")).to_have_count(1)
    faults = []
    for look, (scheme, size) in LOOKS.items():
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        settled(page)
        faults += [f"{look}: {violation}" for violation in axe(page)]
        if overflow(page) > 0:
            faults.append(f"{look}: {overflow(page)} px wider than the window")
    assert not faults, "\n".join(faults)


def test_joining_takes_a_keyboard_and_nothing_else(page, room):
    page.goto(room.join)
    expect(page.locator("input[name=code]")).to_be_focused()
    page.keyboard.type(f"{room.code[:3]}-{room.code[3:]}".lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**/j/*")
    expect(page.locator("input[name=name]")).to_be_focused()
    page.keyboard.type("Camille")
    page.keyboard.press("Enter")
    page.wait_for_url("**/card")
    expect(page.get_by_role("link", name="Commencer l'atelier")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/workshop/")
    people.wait_for_workshop(page)
    first = people.exercise(page, "couleur")
    people.tab_to(page, first.get_by_label("Noir"))
    page.keyboard.press("ArrowDown")
    people.tab_to(page, first.locator("button[type=submit]"))
    page.keyboard.press("Enter")
    people.has_feedback(page, "couleur")


def test_the_page_says_by_itself_that_it_is_being_prepared_and_then_is_there(page, room):
    people.enter(page, room, "Camille")
    page.get_by_role("link", name="Commencer l'atelier").click()
    people.wait_for_workshop(page)
    expect(page.locator("[data-declic-exercise]")).to_have_count(4)


@pytest.fixture
def start_page(project_folder, tmp_path):
    """The address of the page of addresses, which `declic run` prints for people."""
    command = [sys.executable, "-m", "declic", "run", "--no-browser", "--workshop", "essai"]
    place = ["--address", "127.0.0.1", "--port", "0", "--data", str(tmp_path / "data")]
    with subprocess.Popen(
        [*command, *place], cwd=project_folder, stdout=subprocess.PIPE, text=True
    ) as process:
        found = (re.search(r"http\S+/start\?key=\S+", line) for line in process.stdout)
        yield next(one.group() for one in found if one)
        process.send_signal(signal.SIGINT)
        assert process.wait(STOP_SECONDS) == 0


def test_the_start_page_opens_with_its_key_only_and_is_fit_for_all(new_page, start_page):
    page = new_page(expected=ERROR_PAGE)
    page.goto(start_page)
    expect(page.locator(".password")).to_be_visible()
    expect(page.locator(".spaced")).to_have_text(re.compile(r"^[A-Z]{3} [A-Z]{3}$"))
    assert axe(page) == []
    page.set_viewport_size(PHONE)
    assert overflow(page) <= 0
    page.goto(start_page[:-1])
    expect(page.locator(".password")).to_have_count(0)


def test_pages_speak_english_where_that_is_asked_for(new_page, project_folder, tmp_path):
    running = Room.start(project_folder, tmp_path / "data", "--workshop", "essai", language="en")
    try:
        page = new_page()
        page.goto(running.join)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_role("heading", level=1)).to_have_text("Welcome to the workshop")
    finally:
        assert running.stop() == []
