"""What people do in the room, in the words that they read on the screen."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.running import Room

READY_MS = 60_000
"""A kernel has to start first, on a machine that may be busy."""


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
    """Return the two words of the return card that a page shows."""
    return page.locator(".two-words").inner_text().strip()


def join(page: Page, room: Room, name: str, at: str | None = None) -> None:
    """Join, and wait until the workshop can be worked with."""
    enter(page, room, name, at)
    page.goto(page.url.removesuffix("card") + "workshop/")
    wait_for_workshop(page)


def come_back(page: Page, room: Room, words: str) -> None:
    """Enter by the two words of a return card, and wait for the workshop."""
    page.goto(f"{room.join}back")
    page.locator("input[name=card]").fill(words)
    page.keyboard.press("Enter")
    wait_for_workshop(page)


def wait_for_workshop(page: Page) -> None:
    """Wait until each exercise of the workshop has been drawn."""
    page.wait_for_function(
        """() => {
            const places = [...document.querySelectorAll("[data-model]")];
            return places.length && places.every((place) => place.firstElementChild);
        }""",
        timeout=READY_MS,
    )
    expect(page.locator("[data-declic-exercise]").first).to_be_visible()


def open_desk(page: Page, room: Room) -> None:
    """Log in at the desk, and wait until its widgets are drawn."""
    page.goto(room.desk)
    page.locator("input[name=password]").fill(room.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    page.wait_for_function(
        """() => {
            const places = [...document.querySelectorAll("[data-model]")];
            return places.length && places.every((place) => place.firstElementChild);
        }""",
        timeout=READY_MS,
    )


def exercise(page: Page, name: str) -> Locator:
    """Return an exercise by its id."""
    return page.locator(f'[data-declic-exercise="{name}"]')


def choose(page: Page, name: str, *choices: str) -> None:
    """Answer an exercise by choosing, and press the button; does not wait for feedback."""
    place = exercise(page, name)
    for choice in choices:
        place.get_by_label(choice, exact=True).check(force=True)
    place.get_by_role("button", name="Valider").click()


def has_status(page: Page, name: str, status: str) -> None:
    """Wait until an exercise has a status of :class:`declic.domain.progress.Status`."""
    expect(exercise(page, name)).to_have_attribute(
        "data-declic-status", re.compile(status), timeout=READY_MS
    )
