"""A session of twelve, from the first code to the next time, with two desks open.

Who is there: people who are quick, slow and careful, stuck, away, back with their card, and two of
one name. Minutes are not waited for: what happened is moved back in the store.
"""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from sqlalchemy import update

from declic.domain.attempt import Attempt
from declic.domain.pacing import clock
from declic.domain.plan import Kind, Plan, Priority, Step
from declic.domain.progress import Status
from declic.domain.run import begun
from declic.domain.verdict import Verdict
from declic.printing import pdf
from declic.store import attempts as stored_attempts
from declic.store import learners, plans
from declic.store.place import Place
from declic.store.tables import attempts, notes, participations
from tests.browser import desk, kept, people
from tests.browser.fixtures import own_workshop
from tests.browser.pages import violations
from tests.browser.test_live import PARTS, order, write

QUICK = ("Inès", "Karim", "Nora")
CAREFUL = ("Odette", "Paul", "Yves", "Tom")
STUCK, AWAY, BACK, NAMESAKE = "Huguette", "Gérard", "Léa", "Marie"
QUESTION, ANSWER = "Qui voit mon mot de passe ?", "Personne, si le site est sérieux."
LATER = timedelta(minutes=12)
STEPS = (
    Step("a", "Accueil", Kind.INTRODUCTION, 5, Priority.MUST),
    Step("b", PARTS[0], Kind.PRACTICE, 15, Priority.MUST),
    Step("c", "Jouer encore", Kind.PRACTICE, 10, Priority.COULD),
    Step("d", "Ce que l'on retient", Kind.SUMMARY, 5, Priority.MUST),
)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A room whose workshop has three parts."""
    with own_workshop(tmp_path_factory, "suivre", write) as running:
        yield running


def enter(page, room, session, name):
    """Join, and come to the workshop; return the words of the card."""
    page.goto(f"{room.join}j/{session.code}")
    page.locator("input[name=name]").fill(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/card")
    words = people.card(page)
    page.goto(f"{room.join}workshop/")
    people.wait_for_workshop(page)
    return words


@pytest.fixture
def cast(new_page, room, session):
    """The pages of the twelve, by name, and the card of each."""
    pages, cards = {}, {}
    earlier = desk.new_session(room)
    cards[BACK] = enter(new_page(), room, earlier, BACK)
    for name in (*QUICK, *CAREFUL, STUCK, AWAY, NAMESAKE, f"{NAMESAKE} 2"):
        pages[name] = new_page()
        cards[name] = enter(pages[name], room, session, name.removesuffix(" 2"))
    pages[BACK] = new_page()
    join_with_card(pages[BACK], room, session, cards[BACK])
    return pages, cards


def join_with_card(page, room, session, card):
    """Type today's code, then the words of the card."""
    page.goto(room.join)
    page.get_by_label("Tapez le code").fill(session.code)
    page.keyboard.press("Enter")
    page.get_by_text("J'ai une carte de retour").click()
    page.locator("input[name=card]").fill(card)
    page.keyboard.press("Enter")
    people.wait_for_workshop(page)


def time_passes(room, session):
    """Let what happened so far have happened twelve minutes ago."""

    def work(tx):
        for table, at in ((participations, "joined_at"), (attempts, "at"), (notes, "at")):
            here = table.c.session_id == session.id
            for row in tx.execute(table.select().where(here)).mappings().all():
                mine = [key == row[key.name] for key in table.primary_key]
                tx.execute(update(table).where(*mine).values({at: row[at] - LATER}))

    kept.in_transaction(room, work)


def tries_again(room, session, card, times):
    """Record the same wrong answer again, so many times."""

    def work(tx):
        who = learners.by_card(tx, card)
        place = Place(session.id, who.id, session.workshop.name)
        for number in range(times):
            wrong = Attempt(f"{who.id}-{number}", "couleur", {"chosen": ["0"]}, Verdict(0.0, False))
            stored_attempts.record(tx, place, wrong, datetime.now(UTC))

    kept.in_transaction(room, work)


def needing(page):
    """Return the names in the list of who needs help, in its order."""
    rows = page.locator(".declic-desk-needs .declic-desk-need")
    return [text.split(" — ")[0].strip() for text in rows.all_inner_texts()]


def test_a_session_of_twelve_from_the_first_code_to_the_next_time(
    cast, new_page, room, session, logged_in
):
    pages, cards = cast
    assert len(pages) == 12
    for name in (*CAREFUL, STUCK):
        people.choose(pages[name], "couleur", "Noir")
        people.has_status(pages[name], "couleur", Status.IN_PROGRESS)
    tries_again(room, session, cards[STUCK], times=2)
    time_passes(room, session)
    desks = [new_page(storage_state=logged_in) for _each in range(2)]
    for page in desks:
        desk.show(page, room, session, "Piloter la séance")
    for name in (*QUICK, *CAREFUL, BACK, NAMESAKE, f"{NAMESAKE} 2"):
        people.choose(pages[name], "couleur", "Blanc")
    pages[f"{NAMESAKE} 2"].get_by_role("button", name="Lever la main").click()
    the_list_names_who_needs_help(desks, {STUCK, AWAY, f"{NAMESAKE} 2"})
    the_security_goes_first_on_all_pages(desks[0], pages)
    the_advice_ends_the_session_on_time(desks[1], room, session)
    ask_and_keep_for_later(pages["Odette"], desks[0])
    again = new_page()
    the_answer_is_there_next_time(again, desks[0], room, cards["Odette"])
    if pdf.available():
        a_sheet_for_each_and_a_report_of_nobody(desks[0], room, session, cards)


def the_list_names_who_needs_help(desks, wanted):
    """Nobody else, and both desks the same; with why."""
    for page in desks:
        expect(page.locator(".declic-desk-needs .declic-desk-need")).to_have_count(len(wanted))
        assert set(needing(page)) == wanted
    assert needing(desks[0]) == needing(desks[1])
    row = desks[0].locator(".declic-desk-needs li").filter(has_text=STUCK)
    expect(row).to_contain_text("De quelle couleur")
    assert violations(desks[0]) == []


def the_security_goes_first_on_all_pages(steering, pages):
    """And what somebody is typing stays."""
    field = people.exercise(pages["Inès"], "avis").locator("textarea")
    field.fill("Je retiens que")
    began = time.perf_counter()
    security = steering.locator(".declic-desk-parts > li").filter(has_text=PARTS[2])
    security.get_by_role("button", name="En premier").click()
    for page in pages.values():
        expect(page.locator("main h2:visible").first).to_contain_text(PARTS[2])
    print(f"\n{len(pages)} pages followed within {time.perf_counter() - began:.2f} s")
    assert all(order(page)[0] == PARTS[2] for page in pages.values())
    expect(field).to_have_value("Je retiens que")
    people.choose(pages["Karim"], "passe", "Faux")
    people.has_status(pages["Karim"], "passe", Status.FIRST_TRY)


def the_advice_ends_the_session_on_time(page, room, session):
    """One press of a session that is late."""

    def late(tx):
        now = datetime.now(UTC)
        forty = Plan("Séance", 40, 5, STEPS)
        kept_plan = plans.add(tx, forty, now, workshop="suivre", session=session.id)
        run = begun(kept_plan.plan, now - timedelta(minutes=13))
        plans.change(tx, kept_plan.id, lambda one: replace(one, run=run), "essai", now)

    kept.in_transaction(room, late)
    desk.to(page, "La trame et l'horloge")
    panel = page.locator(".declic-desk-plan")
    expect(panel).to_contain_text("de retard")
    panel.get_by_role("button", name="Ajuster la trame").click()
    expect(panel.get_by_role("button", name="Ajuster la trame")).to_be_hidden()
    with room.store() as store, store.reading() as tx:
        plan = plans.of_session(tx, session.id)
    found = clock(plan.plan, plan.run, datetime.now(UTC))
    assert found.forecast_end <= found.wanted_end


def ask_and_keep_for_later(page, adviser):
    """Ask from a page; the adviser has no time for it today."""
    page.get_by_role("button", name="Poser une question").click()
    page.get_by_label("Votre question").fill(QUESTION)
    page.get_by_role("button", name="Envoyer").click()
    desk.to(adviser, "Les questions")
    row = question(adviser)
    row.locator("summary").click()
    row.get_by_role("button", name="Garder pour plus tard").click()
    later = adviser.locator(".declic-desk-questions summary").filter(has_text="Pour plus tard")
    expect(later).to_contain_text("1")


def the_answer_is_there_next_time(page, adviser, room, card):
    """On the page of whoever comes back with the card, and on the sheet."""
    following = desk.new_session(room)
    desk.show(adviser, room, following, "Les questions")
    adviser.locator(".declic-desk-questions summary").filter(has_text="Pour plus tard").click()
    row = question(adviser)
    row.locator("summary").click()
    row.get_by_label("Votre réponse").fill(ANSWER)
    row.get_by_role("button", name="Répondre à Odette", exact=True).click()
    expect(adviser.get_by_role("status").filter(has_text="la page de Odette")).to_be_visible()
    join_with_card(page, room, following, card)
    page.get_by_role("button", name=re.compile("Questions|réponse|question")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text(ANSWER)
    page.goto(f"{room.join}fiche")
    expect(page.locator("main")).to_contain_text(ANSWER)


def question(adviser):
    return adviser.locator(".declic-desk-questions-list li").filter(has_text=QUESTION)


def a_sheet_for_each_and_a_report_of_nobody(adviser, room, session, cards):
    """As PDFs."""
    report, sheets = (
        printed(adviser, f"{room.join}desk/print/{session.id}/{name}.pdf")
        for name in ("report", "sheets")
    )
    assert len(sheets) == len(cards)
    assert all(any(name in text for text in sheets) for name in cards)
    assert "Bilan" in report[0]
    assert not any(name in text for text in report for name in cards)


def printed(page, address):
    """Return the text of each page of a PDF."""
    reader = PdfReader(io.BytesIO(page.request.get(address).body()))
    return [" ".join(one.extract_text().split()) for one in reader.pages]
