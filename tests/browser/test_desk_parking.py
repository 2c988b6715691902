"""Questions, diary and groups on the desk: by keyboard, on a tablet; axe finds nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from declic.domain.diary import Entry, Kind
from declic.domain.plan import Plan
from declic.store import diary, learners, plans, questions, sessions
from tests.browser import desk, kept
from tests.browser.pages import TABLET, overflow
from tests.browser.pages import violations as axe

HOSTILE = "<img src=x onerror=alert(1)> ?"


@pytest.fixture
def asked(room, session):
    """What somebody in the session has asked."""

    def work(tx):
        now = datetime.now(UTC)
        marie = learners.join(tx, session, "Marie", now)
        own = {"workshop": session.workshop.name, "session": session.id}
        return questions.ask(tx, f"{HOSTILE} {session.code}", now, learner=marie.id, **own)

    return kept.in_transaction(room, work)


@pytest.fixture
def opened(new_page, room, logged_in, session):
    """Open the desk on the session, on the tab of a panel; return the page and the panel."""

    def open_on(name, **options):
        page = new_page(storage_state=logged_in, **options)
        desk.show(page, room, session)
        page.locator(f"#declic-desk-tab-{name}").press("Enter")
        panel = page.locator(f".declic-desk-{name}")
        expect(panel).to_be_visible()
        return page, panel

    return open_on


def question_row(panel, text):
    return panel.locator(".declic-desk-questions-list li").filter(has_text=text)


def test_a_question_is_answered_by_keyboard_and_what_is_typed_stays(opened, room, session, asked):
    page, panel = opened("questions")
    row = question_row(panel, session.code)
    row.locator("summary").press("Enter")
    expect(row).to_contain_text(HOSTILE)
    answer = row.get_by_label("Votre réponse")
    answer.press_sequentially("Une adresse")
    kept.in_transaction(
        room,
        lambda tx: questions.ask(
            tx, f"Autre {asked} ?", datetime.now(UTC), workshop=session.workshop.name
        ),
    )
    expect(question_row(panel, f"Autre {asked} ?")).to_be_visible()
    expect(answer).to_be_focused()
    expect(answer).to_have_value("Une adresse")
    row.get_by_role("button", name="Répondre à Marie", exact=True).press("Enter")
    expect(panel.get_by_role("status").filter(has_text="la page de Marie")).to_be_visible()
    panel.locator("summary").filter(has_text="Répondues").press("Enter")
    expect(panel.locator("blockquote").filter(has_text="Une adresse").last).to_be_visible()
    with room.store() as store, store.reading() as tx:
        assert questions.question(tx, asked).answer == "Une adresse"
    assert axe(page) == []


def test_questions_fit_a_tablet(opened, session, asked):
    page, panel = opened("questions", viewport=TABLET)
    question_row(panel, session.code).locator("summary").click()
    assert overflow(page) <= 0
    assert axe(page) == []


def entry_dialog(page):
    return page.locator(".declic-desk-entry")


def test_a_drop_in_is_entered_without_anybodys_number(opened, room):
    page, panel = opened("diary")
    panel.get_by_role("button", name="Ajouter à l'agenda").press("Enter")
    dialog = entry_dialog(page)
    dialog.get_by_label("Sujet").fill("Impôts, 06 12 34 56 78")
    dialog.get_by_role("button", name="Garder").press("Enter")
    expect(dialog.get_by_role("status")).to_contain_text("Rien n'a été gardé")
    assert axe(page) == []
    dialog.get_by_label("Sujet").fill("Impôts en ligne")
    dialog.get_by_label("Minutes").fill("90")
    dialog.get_by_role("button", name="Garder").press("Enter")
    expect(dialog).to_be_hidden()
    row = panel.locator(".declic-desk-diary-list li").filter(has_text="Impôts en ligne")
    expect(row).to_contain_text("1\u00a0h\u00a030")
    row.get_by_role("button").press("Enter")
    expect(dialog.get_by_label("Minutes")).to_have_value("90")
    dialog.get_by_role("button", name="Retirer").press("Enter")
    expect(row).to_have_count(0)


def planned(room, title, plan_workshop=""):
    """Enter a session of today; with a plan, if its workshop is said."""

    def work(tx):
        now = datetime.now(UTC)
        plan = plans.add(tx, Plan(title), now, workshop=plan_workshop) if plan_workshop else None
        entry = Entry(Kind.SESSION, now, 60, title=title, plan=plan.id if plan else None)
        return diary.add(tx, entry, now)

    return kept.in_transaction(room, work)


def test_a_planned_session_is_opened_from_the_diary(opened, room, session):
    planned(room, "Avec sa trame", session.workshop.name)
    entry = planned(room, "Sans trame")
    page, panel = opened("diary", viewport=TABLET)
    row = panel.locator(".declic-desk-diary-list li").filter(has_text="Avec sa trame")
    first = row.get_by_role("button", name="Ouvrir la séance")
    assert first.bounding_box()["height"] >= 44
    assert axe(page) == []
    first.press("Enter")
    expect(panel.get_by_role("status").filter(has_text="La séance est ouverte")).to_be_visible()
    expect(first).to_have_count(0)
    other = panel.locator(".declic-desk-diary-list li").filter(has_text="Sans trame")
    other.get_by_role("button", name="Ouvrir la séance").press("Enter")
    dialog = page.get_by_role("dialog", name="Ouvrir la séance")
    assert axe(page) == []
    assert overflow(page) <= 0
    dialog.get_by_label("Atelier").select_option(session.workshop.name)
    dialog.get_by_role("button", name="Ouvrir la séance").press("Enter")
    expect(dialog).to_be_hidden()
    expect(other.get_by_role("button", name="Ouvrir la séance")).to_have_count(0)
    with room.store() as store, store.reading() as tx:
        held = diary.by_id(tx, entry).entry.session
        assert sessions.session(tx, held).workshop.name == session.workshop.name


def test_the_calendar_is_downloaded_and_subscribed_to(opened, room):
    page, panel = opened("diary", viewport=TABLET)
    panel.locator("summary").filter(has_text="Dans votre calendrier").press("Enter")
    with page.expect_download() as waiting:
        panel.get_by_role("button", name="Télécharger").press("Enter")
    events = Calendar.from_ical(waiting.value.path().read_bytes()).walk("VEVENT")
    assert events
    address = panel.get_by_label("Adresse pour s'abonner").first.input_value()
    path = re.search(r"calendar/[0-9a-f]{32}\.ics$", address)[0]
    answer = page.request.get(f"{room.join}{path}")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert {str(one["uid"]) for one in Calendar.from_ical(answer.body()).walk("VEVENT")} >= {
        str(one["uid"]) for one in events
    }
    assert page.request.get(f"{room.join}calendar/{'0' * 32}.ics").status == 404
    assert overflow(page) <= 0
    assert axe(page) == []


def test_a_group_is_made_and_people_asked_before_they_are_in_it(opened, asked):
    page, panel = opened("groups", viewport=TABLET)
    name = f"Mardi {asked}"
    panel.locator("summary").filter(has_text="Créer un groupe").press("Enter")
    panel.get_by_label("Nom du groupe").fill(name)
    panel.get_by_label("Nom du groupe").press("Enter")
    group = panel.get_by_role("button", name=name)
    group.press("Enter")
    expect(group).to_have_attribute("aria-expanded", "true")
    panel.locator("summary").filter(has_text="Ajouter des personnes").press("Enter")
    panel.get_by_role("button", name="Marie", exact=True).press("Enter")
    question = panel.get_by_role("dialog")
    expect(question).to_contain_text("Êtes-vous d'accord")
    assert axe(page) == []
    question.get_by_role("button", name="Marie est d'accord").press("Enter")
    expect(panel.locator(".declic-desk-circle > ul > li")).to_contain_text(["Marie"])
    panel.get_by_role("button", name="Retirer : Marie").press("Enter")
    question.get_by_role("button", name="Retirer").press("Enter")
    expect(panel.locator(".declic-desk-circle > ul > li")).to_have_count(0)
    assert overflow(page) <= 0
    assert axe(page) == []
