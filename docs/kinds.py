"""Takes a picture of each kind of exercise, as a learner sees it, from the running gallery.

``python docs/kinds.py`` takes those that are missing in ``docs/images/kinds/``; ``python
docs/kinds.py fill_in ordering`` takes these again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium, people
from tests.browser.pages import settled
from tests.running import Room, project
from tests.widgets.vectors import KINDS

IMAGES = Path(__file__).resolve().parent / "images" / "kinds"
LARGEST_BYTES = 120_000
"""A mail box is full of words."""
SIZE = {"width": 738, "height": 1400}
"""What leaves a card 700 px."""
STILL = {"color_scheme": "light", "reduced_motion": "reduce", "locale": "fr-FR"}


def missing() -> list[str]:
    """Return the kinds that have no picture yet."""
    return [kind for kind in KINDS if not (IMAGES / f"{kind}.png").is_file()]


def main(wanted: Sequence[str]) -> None:
    """Take the pictures that are asked for.

    Raises
    ------
    RuntimeError
        If one is too large to be kept in the repository.
    """
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="declic-kinds-") as folder, sync_playwright() as player:
        root = project(Path(folder) / "declic")
        room = Room.start(root, Path(folder) / "data")
        try:
            browser = player.chromium.launch(
                executable_path=chromium.executable(), args=chromium.arguments()
            )
            page = browser.new_context(viewport=SIZE, **STILL).new_page()
            people.log_in(page, room)
            page.goto(f"{room.join}gallery/")
            page.wait_for_function(people.DRAWN, timeout=people.READY_MS)
            settled(page)
            for kind in wanted or missing():
                path = IMAGES / f"{kind}.png"
                people.exercise(page, kind.replace("_", "-")).screenshot(path=path)
                size = path.stat().st_size
                print(f"{path.name}: {size / 1000:.0f} kB", file=sys.stderr)
                if size > LARGEST_BYTES:
                    raise RuntimeError(f"{path.name}: {LARGEST_BYTES} bytes at most")
            browser.close()
        finally:
            room.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
