"""The desk in a browser: one login for all tests of a module, a session of one's own for each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Browser, Page, expect

from declic.domain.session import Session, spaced_code
from declic.store import sessions
from tests.browser import kept, people
from tests.browser.pages import context
from tests.running import Room

LIVE_MS = 10_000
"""What happens shows by itself; ``bench/desk.py`` measures how soon: here others are at work."""


def login(browser: Browser, room: Room) -> Any:
    """Return what a browser keeps of an adviser's login, so that tests share one desk's kernel."""
    with context(browser) as opened:
        people.open_desk(opened.new_page(), room)
        return opened.storage_state()


def new_session(room: Room) -> Session:
    """Open another session of the room's workshop, straight in the store."""

    def work(tx: Any) -> Session:
        known = sessions.by_code(tx, room.code)
        return sessions.open_session(tx, known.workshop, datetime.now(UTC))

    session: Session = kept.in_transaction(room, work)
    return session


def to(page: Page, panel: str) -> None:
    """Go to a panel, where it has a tab."""
    tab = page.get_by_role("tab", name=panel)
    if tab.is_visible():
        tab.click()


def show(page: Page, room: Room, session: Session, panel: str = "La grille") -> None:
    """Open the desk on a session, and on a panel."""
    page.goto(f"{room.join}desk/")
    page.wait_for_function(people.DRAWN, timeout=people.READY_MS)
    spaced = spaced_code(session.code)
    to(page, "Les séances")
    page.locator(".declic-desk-list button").filter(has_text=spaced).click()
    expect(page.locator(".declic-desk-code")).to_have_text(spaced)
    to(page, panel)
