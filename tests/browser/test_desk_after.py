"""After a session, in a browser: the desk has its papers, a learner has a sheet of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.printing import pdf
from declic.store import sessions
from tests.browser import desk as desks
from tests.browser import kept, people
from tests.browser.pages import context, overflow
from tests.browser.pages import violations as axe

AFTER = "Après la séance"


@pytest.fixture
def after(new_page, room, logged_in):
    """The desk's panel, for the session that the room was started with."""
    page = new_page(storage_state=logged_in)
    own = kept.in_transaction(room, lambda tx: sessions.by_code(tx, room.code))
    desks.show(page, room, own, AFTER)
    return page.locator("#declic-desk-after")


def test_sheets_open_in_a_tab_of_their_own_by_keyboard(after, new_page, room):
    people.enter(new_page(), room, "Ginette")
    link = after.get_by_role("link", name="À imprimer : Les fiches à distribuer")
    with after.page.context.expect_page() as opened:
        link.press("Enter")
    paper = opened.value
    expect(paper.get_by_role("heading", name="Ginette")).to_be_visible()
    assert axe(paper) == []


def test_the_report_reads_well_on_a_phone_too(after, new_page, room):
    with after.page.context.expect_page() as opened:
        after.get_by_role("link", name="À imprimer : Le bilan de la séance").click()
    paper = opened.value
    expect(paper.get_by_text("Coop de la médiation numérique")).to_be_visible()
    assert axe(paper) == []
    paper.set_viewport_size({"width": 320, "height": 640})
    assert not overflow(paper)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        pytest.param(
            "PDF : Les fiches à distribuer",
            b"%PDF",
            marks=pytest.mark.skipif(not pdf.available(), reason="no Pango here"),
        ),
        ("CSV : Les chiffres, sans les personnes", b"\xef\xbb\xbfsession,"),
        ("Parquet : Les chiffres, sans les personnes", b"PAR1"),
        ("CSV : Les champs pour la Coop", b"\xef\xbb\xbfchamp,"),
    ],
)
def test_a_file_is_kept(after, tmp_path, name, begins):
    with after.page.expect_download() as coming:
        after.get_by_role("link", name=name).click()
    coming.value.save_as(tmp_path / "kept")
    assert (tmp_path / "kept").read_bytes().startswith(begins)


def test_on_a_tablet_nothing_is_cut(after):
    after.page.set_viewport_size({"width": 768, "height": 1024})
    desks.to(after.page, AFTER)
    expect(after.get_by_role("link", name="À imprimer : Le bilan")).to_be_visible()
    assert axe(after.page) == []
    assert not overflow(after.page)


def test_a_learner_opens_the_own_sheet_and_no_other(browser, room, new_page):
    people.enter(new_page(), room, "Raymonde")
    with context(browser) as own:
        page = own.new_page()
        people.join(page, room, "Fernand")
        page.goto(f"{room.join}fiche")
        expect(page.get_by_role("heading", name="Fernand")).to_be_visible()
        expect(page.get_by_text("Raymonde")).to_have_count(0)
        assert axe(page) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert not overflow(page)
