"""What people do in the room, in the words that they read on the screen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from declic.domain.progress import Status
from tests.running import Room

READY_MS = 60_000
"""A kernel has to start first, on a machine that may be busy."""


DRAWN = """() => {
    const places = [...document.querySelectorAll("[data-model]")];
    return places.length && places.every((place) => place.firstElementChild);
}"""
"""Whether every widget of a page is there."""


def enter(page: Page, room: Room, name: str, at: str | None = None) -> None:
    """Join by typing the code and a first name, up to the return card.

    Parameters
    ----------
    at
        Address of the room, if it is reached by another way than its own.
    """
    page.goto(at or room.join)
    page.get_by_label("Tapez le code").fill(room.code)
    page.keyboard.press("Enter")
    page.locator("input[name=name]").fill(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/card")


def card(page: Page) -> str:
    """Return the words of the return card that a page shows."""
    return page.locator(".two-words").inner_text().strip()


def join(page: Page, room: Room, name: str, at: str | None = None) -> None:
    """Join, and wait until the workshop can be worked with."""
    enter(page, room, name, at)
    page.goto(page.url.removesuffix("card") + "workshop/")
    wait_for_workshop(page)


def come_back(page: Page, room: Room, words: str) -> None:
    """Enter by the words of a return card, and wait for the workshop."""
    page.goto(f"{room.join}back")
    page.locator("input[name=card]").fill(words)
    page.keyboard.press("Enter")
    wait_for_workshop(page)


def wait_for_workshop(page: Page) -> None:
    """Wait until each exercise of the workshop has been drawn."""
    page.wait_for_function(DRAWN, timeout=READY_MS)
    expect(page.locator("[data-declic-exercise]").first).to_be_visible()


def log_in(page: Page, room: Room) -> None:
    """Give the desk's password; the desk itself may still be on its way."""
    page.goto(f"{room.join}login")
    page.locator("input[name=password]").fill(room.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/", wait_until="commit")


def open_desk(page: Page, room: Room) -> None:
    """Log in at the desk, and wait until its widgets are drawn."""
    log_in(page, room)
    page.wait_for_function(DRAWN, timeout=READY_MS)


def exercise(page: Page, name: str) -> Locator:
    """Return an exercise by its id."""
    return page.locator(f'[data-declic-exercise="{name}"]')


def choose(page: Page, name: str, *choices: str) -> None:
    """Answer an exercise by choosing, and press the button; does not wait for feedback."""
    place = exercise(page, name)
    for choice in choices:
        place.get_by_label(choice, exact=True).check()
    send(page, name)


def send(page: Page, name: str) -> None:
    """Press the main button of an exercise."""
    exercise(page, name).locator("form button[type=submit]").click()


def has_status(page: Page, name: str, status: Status) -> None:
    """Wait until an exercise stands where it should."""
    expect(exercise(page, name)).to_have_attribute(
        "data-declic-status", status.value, timeout=READY_MS
    )


def has_feedback(page: Page, name: str) -> None:
    """Wait until an exercise says what it thinks of an answer, or is folded because it is done."""
    verdict = exercise(page, name).locator(".declic-verdict:visible")
    expect(verdict.first).to_be_visible(timeout=READY_MS)


def tab_to(page: Page, target: Locator, limit: int = 60) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does.

    Raises
    ------
    AssertionError
        If it can't be reached that way.
    """
    for _press in range(limit):
        if target.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} can't be reached by Tab")
