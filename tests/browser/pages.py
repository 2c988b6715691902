"""Pages that tell on themselves: each counts as broken what a learner should never meet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebSocket

PATIENCE_MS = 20_000
"""How long to wait for what the room does at once, on a machine that is busy with other tests."""
HERE = {"127.0.0.1", "localhost"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CUT = r"ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket connection to|ERR_INTERNET"
"""What Chromium itself writes in the console when the network goes away."""
ERROR_PAGE = r"the server responded with a status of 40[034]"
"""What Chromium writes for a page that answers with an error on purpose."""


class Faults:
    """What went wrong in a context's pages: requests elsewhere, console errors, exceptions.

    Parameters
    ----------
    expected
        Regular expression of what a test causes on purpose.
    """

    def __init__(self, context: BrowserContext, expected: str | None) -> None:
        self.found: list[str] = []
        self._expected = expected
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._note(f"exception: {error.error}"))
        context.on("page", lambda page: page.on("websocket", self._websocket))

    def _note(self, fault: str) -> None:
        if not (self._expected and re.search(self._expected, fault)):
            self.found.append(fault)

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _websocket(self, socket: WebSocket) -> None:
        self._address(socket.url)

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in HERE:
            self._note(f"a request to another host: {url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"console: {message.text} ({message.location.get('url')})")


@contextmanager
def context(
    browser: Browser, *, expected: str | None = None, **options: Any
) -> Iterator[BrowserContext]:
    """Give a browser context, French by default, and fail if its pages had faults."""
    opened = browser.new_context(**{"locale": "fr-FR", "viewport": MACHINE} | options)
    opened.set_default_timeout(PATIENCE_MS)
    faults = Faults(opened, expected)
    try:
        yield opened
    finally:
        opened.close()
    assert not faults.found, "\n".join(faults.found)


MACHINE = {"width": 1280, "height": 800}
TABLET = {"width": 768, "height": 1024}
PHONE = {"width": 320, "height": 640}
ZOOMED = {"width": 640, "height": 400}
"""What 200 % of zoom leaves of :data:`MACHINE`."""


def violations(page: Page) -> list[str]:
    """Return what axe-core holds against a page by WCAG 2.2 A and AA, a line each.

    A live page may draw itself anew while axe reads it: what it had in hand then measures nothing.
    And what lies half under a bar that stays while the page is scrolled counts as small. Hence a
    fault is one that a second reading finds too, scrolled a little.
    """
    found = _read(page)
    if not found:
        return []
    page.evaluate("scrollBy(0, scrollY > 200 ? -200 : 200)")
    again = _read(page)
    return [one for one in found if one in again]


def _read(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {json.dumps(node['target'])}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> int:
    """Return by how many CSS pixels a page is wider than its window."""
    width: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def settled(page: Page) -> None:
    """Wait until a page's fonts are there and nothing moves."""
    page.evaluate(
        """async () => {
            await document.fonts.ready;
            await Promise.allSettled(document.getAnimations().map((moving) => moving.finished));
        }"""
    )
