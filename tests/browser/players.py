"""How people play the games of the mouse: with a mouse, the keyboard alone, or a finger."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import people

REACTION_MS = 150
"""Milliseconds that a hand needs to answer to what it sees; the games count nothing that is faster
than a hand, and Playwright is."""
BETWEEN_CLICKS_MS = 120
"""Milliseconds between the two clicks of a double click."""
QUOTED = re.compile("«\u00a0(.+?)\u00a0»")
STEPS = 6
TARGET = 3
"""Hits that end a round in the games that tests play."""


def take_time(page: Page, milliseconds: int = REACTION_MS) -> None:
    """Let the time pass that a hand takes."""
    page.evaluate("(ms) => new Promise((done) => setTimeout(done, ms))", milliseconds)


def middle(target: Locator) -> tuple[float, float]:
    """Return the middle of what is on the screen, CSS pixels."""
    box = target.bounding_box()
    assert box, f"{target} can't be seen"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


class Player:
    """Plays a game with a mouse."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.place = people.exercise(page, name)

    # ---- before and between
    def press(self, target: Locator) -> None:
        target.click()

    def begin(self) -> None:
        self.press(self.place.get_by_role("button", name="Commencer"))
        expect(self.place.locator(".declic-stage")).to_be_visible()

    def reached(self, count: int) -> None:
        """Wait until the score says so, in a round that goes on."""
        expect(self.place.locator(".declic-figure strong").first).to_have_text(str(count))

    def asked(self) -> list[str]:
        """Return the words that the line above the field names."""
        return QUOTED.findall(self.place.locator(".declic-task").inner_text())

    def hit(self, game: str) -> None:
        """Do what the game asks for once."""
        take_time(self.page)
        getattr(self, game)()

    def play(self, game: str, count: int = TARGET) -> None:
        """Play a round up to its last hit."""
        self.begin()
        for done in range(count):
            self.reached(done)
            self.hit(game)

    def ended(self, said: str = f"{TARGET} sur {TARGET}") -> None:
        """Wait until the kernel has counted the round as the page has."""
        expect(self.place.locator(".declic-outcome")).to_have_text(said)
        expect(self.place.locator(".declic-verdict:visible").first).to_be_visible()

    # ---- one gesture of each game
    def point(self) -> None:
        self.page.mouse.click(*middle(self.place.locator(".declic-target-disc")))

    def double(self) -> None:
        target = middle(self.place.locator(".declic-target-disc"))
        self.page.mouse.click(*target, click_count=2, delay=BETWEEN_CLICKS_MS)

    def menu(self) -> None:
        file, item = self.asked()
        self.place.get_by_role("button", name=file).click(button="right")
        self.place.get_by_role("menuitem", name=item).click()

    def drag(self) -> None:
        basket = self.place.locator(".declic-basket", has_text=self.asked()[1])
        self.page.mouse.move(*middle(self.place.locator(".declic-load")))
        self.page.mouse.down()
        self.page.mouse.move(*middle(basket), steps=STEPS)
        self.page.mouse.up()

    def scroll(self) -> None:
        box = self.place.locator(".declic-scroll-box")
        self.page.mouse.move(*middle(box))
        while not self.line_seen():
            self.page.mouse.wheel(0, 150 if self.line_below() else -150)
            take_time(self.page, 30)
        self.place.locator(".declic-scroll-line").click()

    def line_seen(self) -> bool:
        return self.place.locator(".declic-scroll-line").get_attribute("tabindex") == "0"

    def line_below(self) -> bool:
        line = middle(self.place.locator(".declic-scroll-line"))
        return line[1] > middle(self.place.locator(".declic-scroll-box"))[1]


class Keyboard(Player):
    """Plays with the keyboard alone, by what is said."""

    def press(self, target: Locator) -> None:
        people.tab_to(self.page, target)
        self.page.keyboard.press("Enter")

    def aim(self) -> None:
        """Follow the directions that are announced until the sight is on the target."""
        keys = {
            "à gauche": "ArrowLeft",
            "à droite": "ArrowRight",
            "plus haut": "ArrowUp",
            "plus bas": "ArrowDown",
        }
        told = self.place.get_by_role("status").locator("visible=true").first
        self.page.keyboard.press("ArrowLeft")
        while "Entrée" not in (said := told.inner_text()):
            self.page.keyboard.press(next(key for word, key in keys.items() if word in said))

    def point(self) -> None:
        self.aim()
        self.page.keyboard.press("Enter")

    double = point

    def menu(self) -> None:
        file, item = self.asked()
        while not self.place.get_by_role("button", name=file).evaluate(
            "(one) => one === document.activeElement"
        ):
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Shift+F10")
        while self.page.evaluate("() => document.activeElement.textContent") != item:
            self.page.keyboard.press("ArrowDown")
        take_time(self.page)
        self.page.keyboard.press("Enter")

    def drag(self) -> None:
        basket = self.place.locator(".declic-basket", has_text=self.asked()[1])
        expect(self.place.locator(".declic-load")).to_be_focused()
        self.page.keyboard.press("Enter")
        people.tab_to(self.page, basket)
        self.page.keyboard.press("Enter")

    def scroll(self) -> None:
        expect(self.place.locator(".declic-scroll-box")).to_be_focused()
        while not self.line_seen():
            self.page.keyboard.press("ArrowDown" if self.line_below() else "ArrowUp")
            take_time(self.page)  # the lines still glide
        self.page.keyboard.press("Enter")


class Touch(Player):
    """Plays with a finger."""

    def press(self, target: Locator) -> None:
        target.tap()

    def finger(self, what: str, *points: tuple[float, float]) -> None:
        if not hasattr(self, "session"):
            self.session = self.page.context.new_cdp_session(self.page)
        touches = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": touches})

    def slide(self, start: tuple[float, float], goal: tuple[float, float]) -> None:
        self.finger("touchStart", start)
        for part in range(1, STEPS + 1):
            way = [a + (b - a) * part / STEPS for a, b in zip(start, goal, strict=True)]
            self.finger("touchMove", (way[0], way[1]))
        self.finger("touchEnd")

    def point(self) -> None:
        self.page.touchscreen.tap(*middle(self.place.locator(".declic-target-disc")))

    def double(self) -> None:
        target = middle(self.place.locator(".declic-target-disc"))
        self.page.touchscreen.tap(*target)
        take_time(self.page, BETWEEN_CLICKS_MS)
        self.page.touchscreen.tap(*target)

    def menu(self) -> None:
        file, item = self.asked()
        self.finger("touchStart", middle(self.place.get_by_role("button", name=file)))
        entry = self.place.get_by_role("menuitem", name=item)
        expect(entry).to_be_visible()
        self.finger("touchEnd")
        take_time(self.page)
        entry.tap()

    def drag(self) -> None:
        basket = self.place.locator(".declic-basket", has_text=self.asked()[1])
        self.slide(middle(self.place.locator(".declic-load")), middle(basket))

    def scroll(self) -> None:
        x, y = middle(self.place.locator(".declic-scroll-box"))
        while not self.line_seen():
            by = 110 if self.line_below() else -110
            self.slide((x, y + by / 2), (x, y - by / 2))
            take_time(self.page)
        self.place.locator(".declic-scroll-line").tap()
