"""How much a first visit loads, and how long it takes until it can be read and worked with."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from bench import report
from bench.servers import Pair, Server, pair
from tests.browser import chromium
from tests.wire import Pace, Wire

TABLET = Pace(bits_per_second=2_000_000, delay_seconds=0.05)
"""A weak Wi-Fi: 2 Mb/s, 100 ms there and back."""
TABLET_SLOWDOWN = 4
"""How many times slower than this computer an old tablet is."""
ROUNDS = 5
LIMIT_MS = 180_000
BARS = {
    "declic_localhost_requests": 8,
    "declic_localhost_bytes": 80_000,
    "declic_tablet_external_requests": 0,
    "ratio_tablet_usable": 5,
}
"""The most that a first page may take, and the least that it has to be better by."""

WATCH = """addEventListener("declic:connection", (event) => {
  if (event.detail === "open") window.declicConnected = true;
}, true);"""
READABLE = """() => !document.querySelector("meta[http-equiv=refresh]")
  && document.querySelector("h1")?.checkVisibility()"""
"""The room's waiting page, which loads itself again, is nothing to read yet."""
USABLE = """(wanted) => {
  const drawn = [...document.querySelectorAll("[data-declic-exercise]")];
  const connected = !document.getElementById("declic-page") || window.declicConnected;
  return connected && drawn.filter((one) => one.querySelector("button")).length >= wanted;
}"""


def visit(
    context: BrowserContext, server: Server, port: int, wanted: int, slow: int
) -> dict[str, float]:
    """Load a page once, with an empty cache, and return what it took."""
    page = context.new_page()
    page.set_default_timeout(LIMIT_MS)
    page.add_init_script(WATCH)
    address = f"http://127.0.0.1:{port}/"
    if server.code:
        _join(page, address, server.code)
        address += "workshop/"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(READABLE)
    readable = time.perf_counter() - began
    page.wait_for_function(USABLE, arg=wanted)
    usable = time.perf_counter() - began
    page.wait_for_load_state("networkidle")
    loaded = [url for url in asked if not url.startswith(("data:", "blob:"))]
    elsewhere = [url for url in loaded if urlsplit(url).hostname != "127.0.0.1"]
    return {
        "text_seconds": readable,
        "usable_seconds": usable,
        "requests": len(loaded),
        "external_requests": len(elsewhere),
    }


def measure(browser: Browser, server: Server, wanted: int, tablet: bool) -> dict[str, float]:
    """Visit a server as a new person, on this computer or on an old tablet."""
    with _wire(server.port, TABLET if tablet else None) as wire:
        context = browser.new_context(viewport={"width": 820, "height": 1180})
        try:
            before = wire.bytes_down
            taken = visit(context, server, wire.port, wanted, TABLET_SLOWDOWN if tablet else 1)
            taken["bytes"] = wire.bytes_down - before
        finally:
            context.close()
    place = "tablet" if tablet else "localhost"
    report.progress(
        f"  {place}, {server.name}: text after {taken['text_seconds']:.2f} s, usable after"
        f" {taken['usable_seconds']:.2f} s, {taken['requests']} requests, {taken['bytes']} bytes"
    )
    return taken


def main() -> None:
    """Measure, and print the line of JSON."""
    given = report.options("The first page.")
    report.progress("Starting a room and plain Voilà…")
    with pair(given.workshop) as servers, sync_playwright() as playwright:
        browser = launch(playwright)
        figures = rounds(browser, servers, 1 if given.quick else ROUNDS)
        browser.close()
    bars_met = {
        what: figures[what] >= bar if what.startswith("ratio") else figures[what] <= bar
        for what, bar in BARS.items()
    }
    report.finish(
        "page",
        workshop=given.workshop,
        exercises=servers.exercises,
        tablet={
            "cpu_slowdown": TABLET_SLOWDOWN,
            "bits_per_second": TABLET.bits_per_second,
            "round_trip_milliseconds": 2000 * TABLET.delay_seconds,
        },
        **figures,
        bars_met=bars_met,
    )


def launch(playwright: Playwright) -> Browser:
    """Start the browser that visits both servers."""
    return playwright.chromium.launch(
        executable_path=chromium.executable(), args=chromium.arguments()
    )


def rounds(browser: Browser, servers: Pair, count: int) -> dict[str, Any]:
    """Return the medians of all rounds, both servers and both places taking turns."""
    taken: dict[str, list[float]] = {}
    for turn in range(count):
        report.progress(f"Round {turn + 1} of {count}")
        for tablet in (False, True):
            for server in servers.both():
                place = "tablet" if tablet else "localhost"
                visited = measure(browser, server, servers.exercises, tablet)
                for what, figure in visited.items():
                    taken.setdefault(f"{server.name}_{place}_{what}", []).append(figure)
    figures: dict[str, Any] = {name: report.median(values, 2) for name, values in taken.items()}
    for place in ("localhost", "tablet"):
        for what in ("text_seconds", "usable_seconds", "requests", "bytes"):
            ours, peer = (figures[f"{name}_{place}_{what}"] for name in ("declic", "voila"))
            figures[f"ratio_{place}_{what.removesuffix('_seconds')}"] = report.ratio(peer, ours)
    return figures


def _join(page: Page, address: str, code: str) -> None:
    """Enter the session up to the return card; the workshop's own page is still to be loaded."""
    page.goto(f"{address}j/{code}")
    page.locator("input[name=name]").fill("Camille")
    page.keyboard.press("Enter")
    page.wait_for_url("**/card")


@contextmanager
def _wire(target: int, pace: Pace | None) -> Iterator[Wire]:
    wire = Wire(target, pace)
    try:
        yield wire
    finally:
        wire.close()


if __name__ == "__main__":
    main()
