"""Three ways to answer: with a mouse, with a keyboard alone, with a finger."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser import people

STEPS = 6
"""Moves in which a mouse or a finger slides from one place to another."""


class Mouse:
    """Answers as who has a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.click()
        self.page.keyboard.type(text)

    def choose(self, target: Locator, text: str) -> None:
        """Choose an option of a list."""
        target.select_option(label=text)

    def carry(self, thing: Locator, place: Locator) -> None:
        """Slide a thing to a place."""
        thing.scroll_into_view_if_needed()
        start, goal = middle(thing), middle(place)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*goal, steps=STEPS)
        self.page.mouse.up()


class Keyboard(Mouse):
    """Answers as who has a keyboard only."""

    def press(self, target: Locator) -> None:
        people.tab_to(self.page, target)
        self.page.keyboard.press("Space")

    def write(self, target: Locator, text: str) -> None:
        people.tab_to(self.page, target)
        self.page.keyboard.type(text)

    def choose(self, target: Locator, text: str) -> None:
        self.write(target, text)


class Touch(Mouse):
    """Answers as who has a phone."""

    def press(self, target: Locator) -> None:
        target.tap()

    def write(self, target: Locator, text: str) -> None:
        target.tap()
        self.page.keyboard.insert_text(text)

    def carry(self, thing: Locator, place: Locator) -> None:
        """Slide a thing by its handle to a place; both must be on the screen."""
        handle = thing.locator(".declic-handle")
        x, y = middle(handle)
        to_x, to_y = middle(place)
        finger = self.page.context.new_cdp_session(self.page)

        def touch(what: str, *points: dict[str, float]) -> None:
            finger.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": list(points)})

        touch("touchStart", {"x": x, "y": y})
        for part in range(1, STEPS + 1):
            way = part / STEPS
            touch("touchMove", {"x": x + (to_x - x) * way, "y": y + (to_y - y) * way})
        touch("touchEnd")


def middle(target: Locator) -> tuple[float, float]:
    """Return the middle of what is on the screen, CSS pixels."""
    box = target.bounding_box()
    assert box, f"{target} can't be seen"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
