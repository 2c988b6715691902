"""The plan and its clock in a browser: made, dragged, moved by keys, run, adjusted, printed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from declic.domain.plan import Kind, Plan, Priority, Step
from declic.domain.run import begun
from declic.printing import pdf
from declic.store import plans
from tests.browser import desk, kept, people
from tests.browser.pages import PHONE, TABLET, overflow
from tests.browser.pages import violations as axe

HOSTILE = "<img src=x onerror=alert(1)>"
STEPS = (
    Step("a", "Accueil", Kind.INTRODUCTION, 5, Priority.MUST),
    Step("b", "Commencer", Kind.PRACTICE, 10, Priority.MUST, ("Commencer",)),
    Step("c", "Échanger", Kind.DISCUSSION, 10, Priority.SHOULD),
    Step("d", "Jouer encore", Kind.PRACTICE, 10, Priority.COULD),
)


@pytest.fixture
def page(new_page, room, logged_in, session):
    """The desk, on a session of this test's own."""
    opened = new_page(storage_state=logged_in)
    desk.show(opened, room, session, "La trame et l'horloge")
    return opened


@pytest.fixture
def panel(page):
    return page.locator(".declic-desk-plan")


def planned(room, session, minutes_ago=None, steps=STEPS):
    """Give a session a plan; one that began so many minutes ago, if it is said."""

    def work(tx):
        now = datetime.now(UTC)
        kept_plan = plans.add(
            tx, Plan("Essai", 40, 5, steps), now, workshop="essai", session=session.id
        )
        if minutes_ago is not None:
            run = begun(kept_plan.plan, now - timedelta(minutes=minutes_ago))
            plans.change(tx, kept_plan.id, lambda one: replace(one, run=run), "essai", now)
        return kept_plan.id

    return kept.in_transaction(room, work)


def in_store(room, session):
    with room.store() as store, store.reading() as tx:
        return plans.of_session(tx, session.id)


def titles(panel):
    return panel.locator(".declic-desk-step strong")


def row_of(panel, title):
    return panel.locator(".declic-desk-step-what").filter(has_text=title)


def test_a_plan_is_made_of_the_workshop_and_changed_in_place(page, panel, room, session):
    panel.get_by_role("button", name="Faire la trame").first.press("Enter")
    expect(titles(panel)).to_have_text(["Accueil", "Commencer", "Finir", "Ce que l'on retient"])
    row = row_of(panel, "Commencer")
    row.press("Enter")
    expect(row).to_have_attribute("aria-expanded", "true")
    minutes = panel.locator(".declic-desk-step-edit:visible").get_by_label("Minutes")
    minutes.fill("17")
    minutes.press("Enter")
    expect(row).to_contain_text("17 min")
    panel.locator(".declic-desk-step-edit:visible").get_by_label("Titre").fill("Bien commencer")
    page.keyboard.press("Tab")
    expect(titles(panel).nth(1)).to_have_text("Bien commencer")
    assert axe(page) == []
    panel.get_by_role("button", name=re.compile("^Annuler")).click()
    expect(titles(panel).nth(1)).to_have_text("Commencer")
    assert in_store(room, session).plan.steps[1].minutes == 17


def test_a_number_that_makes_no_sense_is_told_and_changes_nothing(panel, room, session):
    planned(room, session)
    row_of(panel, "Accueil").click()
    minutes = panel.locator(".declic-desk-step-edit:visible").get_by_label("Minutes")
    minutes.fill("0")
    minutes.press("Enter")
    assert not minutes.evaluate("(field) => field.checkValidity()")
    assert in_store(room, session).plan.steps[0].minutes == 5


def test_steps_are_put_in_another_order_by_keys_and_it_is_said(page, panel, room, session):
    planned(room, session)
    expect(titles(panel)).to_have_count(4)
    handle = panel.get_by_role("button", name=re.compile("Déplacer « Jouer encore »"))
    people.tab_to(page, handle, 120)
    page.keyboard.press("Alt+ArrowUp")
    expect(titles(panel)).to_have_text(["Accueil", "Commencer", "Jouer encore", "Échanger"])
    expect(panel.get_by_text("« Jouer encore » : place 3 sur 4")).to_have_count(1)
    expect(handle).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(titles(panel).last).to_have_text("Jouer encore")
    page.keyboard.press("Alt+ArrowDown")  # it is the last already
    row_of(panel, "Accueil").press("Enter")
    panel.get_by_role("button", name="Descendre Accueil").press("Enter")
    expect(titles(panel).first).to_have_text("Commencer")
    expect(panel.get_by_role("button", name="Descendre Accueil")).to_be_focused()


def test_a_step_is_dragged_to_its_place_and_let_go_with_escape(page, panel, room, session):
    planned(room, session)
    expect(titles(panel)).to_have_count(4)
    handle = panel.locator(".declic-desk-handle").nth(0)
    handle.scroll_into_view_if_needed()
    rows = panel.locator(".declic-desk-step")

    def drag():
        handle.hover()
        page.mouse.down()
        box = rows.nth(2).bounding_box()
        page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 4, steps=6)
        expect(titles(panel).nth(2)).to_have_text("Accueil")

    drag()
    page.mouse.up()
    ordered = ["Commencer", "Échanger", "Accueil", "Jouer encore"]
    expect(titles(panel)).to_have_text(ordered)
    handle = panel.locator(".declic-desk-handle").nth(0)
    handle.hover()
    page.mouse.down()
    page.mouse.move(200, page.viewport_size["height"] - 80, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(titles(panel)).to_have_text(ordered)
    assert [step.title for step in in_store(room, session).plan.steps] == ordered


def test_a_step_is_dragged_with_a_finger(new_page, room, session, logged_in):
    planned(room, session)
    page = new_page(storage_state=logged_in, has_touch=True)
    desk.show(page, room, session, "La trame et l'horloge")
    panel = page.locator(".declic-desk-plan")
    handle = panel.locator(".declic-desk-handle").nth(0)
    handle.scroll_into_view_if_needed()
    start, end = (panel.locator(".declic-desk-handle").nth(n).bounding_box() for n in (0, 1))
    finger = page.context.new_cdp_session(page)
    x, y = start["x"] + 20, start["y"] + 20

    def touch(kind, *points):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for share in (0.25, 0.5, 0.75, 1):
        there = y + share * (end["y"] + end["height"] - start["y"] - 24)
        touch("touchMove", {"x": x, "y": there})
    expect(titles(panel).first).to_have_text("Commencer")
    touch("touchEnd")
    expect(panel.locator(".declic-desk-told")).to_contain_text(
        "« Accueil » est maintenant l'étape 2"
    )


def test_the_clock_counts_by_itself_and_one_press_ends_on_time(page, panel, room, session):
    planned(room, session, minutes_ago=13.2)  # a slow test is not half a minute late
    digits = panel.get_by_role("timer")
    expect(digits).to_contain_text("de plus que prévu")
    first = digits.inner_text()
    expect(digits).not_to_have_text(first, timeout=desk.LIVE_MS)
    expect(panel).to_contain_text("9 minutes de retard, 4 minutes de plus que la marge")
    expect(panel.locator(".declic-desk-todo")).to_have_text(
        "Raccourcissez « Jouer encore » à 6 min."
    )
    assert axe(page) == []
    panel.get_by_role("button", name="Ajuster la trame").press("Enter")
    expect(panel.get_by_role("button", name="Ajuster la trame")).to_be_hidden()
    expect(panel).to_contain_text("La marge suffit")
    assert in_store(room, session).run.plan.step("d").minutes == 6
    assert in_store(room, session).plan.step("d").minutes == 10


def test_a_session_runs_from_its_beginning_to_the_next_plan_by_keyboard(page, panel, room, session):
    planned(room, session)
    for name in (
        "Commencer la séance",
        "Étape suivante : Commencer",
        "Étape suivante : Échanger",
        "Revenir à « Commencer »",
        "5 min de plus",
        "Finir la séance",
    ):
        button = panel.get_by_role("button", name=name)
        button.focus()
        page.keyboard.press("Enter")
        expect(panel.get_by_role("status").filter(has_text=re.compile("."))).not_to_have_count(0)
    expect(panel.get_by_role("table")).to_contain_text("Échanger")
    assert axe(page) == []
    note = panel.get_by_label("Un mot sur la séance")
    note.fill("Prévoir plus de temps")
    panel.get_by_role("button", name="Garder la note").press("Enter")
    expect(panel.locator(".declic-desk-told")).to_have_text("Votre note est gardée.")
    panel.get_by_role("button", name="En faire la prochaine trame").press("Enter")
    expect(panel).to_contain_text("La dernière fois, vous avez écrit : Prévoir plus de temps")
    run = in_store(room, session).run
    assert [visit.step for visit in run.visits] == ["a", "b", "c", "b"]
    assert run.extra == 5
    panel.get_by_role("button", name="Revenir à la trame de la séance").press("Enter")
    expect(note).to_have_value("Prévoir plus de temps")


def test_two_desks_agree(page, panel, room, session, new_page, logged_in):
    planned(room, session)
    other = new_page(storage_state=logged_in)
    desk.show(other, room, session, "La trame et l'horloge")
    shown = other.locator(".declic-desk-plan")
    panel.get_by_role("button", name="Commencer la séance").click()
    expect(shown.locator("[aria-current=step]")).to_contain_text("Accueil", timeout=desk.LIVE_MS)
    shown.get_by_role("button", name="Étape suivante : Commencer").click()
    expect(panel.locator("[aria-current=step]")).to_contain_text("Commencer", timeout=desk.LIVE_MS)


def test_a_field_where_somebody_writes_is_left_alone(panel, room, session):
    number = planned(room, session)
    row_of(panel, "Échanger").click()
    note = panel.locator(".declic-desk-step-edit:visible").get_by_label("À dire, à surveiller")
    note.press_sequentially("Demander à ch")

    def shorter(tx):
        change = lambda one: one.with_plan(one.now.changed("c", minutes=7))  # noqa: E731
        plans.change(tx, number, change, "essai", datetime.now(UTC))

    kept.in_transaction(room, shorter)
    expect(row_of(panel, "Échanger")).to_contain_text("7 min")
    expect(note).to_be_focused()
    expect(note).to_have_value("Demander à ch")


def test_on_a_tablet_and_on_a_phone_all_has_its_place(page, panel, room, session):
    planned(room, session, minutes_ago=14)
    for size in (TABLET, PHONE):
        page.set_viewport_size(size)
        page.get_by_role("tab", name="La trame et l'horloge").click()
        expect(panel).to_be_visible()
        what = panel.locator(".declic-desk-step-what").nth(2)
        what.click()
        assert axe(page) == []
        assert overflow(page) <= 0
        small = panel.locator("button:visible, select:visible, input:visible").evaluate_all(
            "(all) => all.filter((one) => one.type !== 'checkbox')"
            ".filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
        )
        assert small == []
        what.click()


@pytest.mark.skipif(not pdf.available(), reason="no Pango here")
def test_a_plan_is_kept_as_a_pdf(page, panel, room, session):
    planned(room, session)
    with page.expect_download() as kept:
        panel.get_by_role("link", name="PDF : Imprimer").click()
    assert re.fullmatch(r"trame-\d+-[\d-]+\.pdf", kept.value.suggested_filename)
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF")


def test_a_plan_prints_on_one_page_whatever_is_in_it(page, room, session):
    steps = [
        Step(str(number), f"{HOSTILE} {number}", minutes=3, note="Dire beaucoup de mots. " * 80)
        for number in range(30)
    ]
    for count in (1, 12, 30):
        number = planned(room, session, steps=tuple(steps[:count]))
        page.goto(f"{room.join}desk/plan/{number}")
        expect(page.get_by_role("row")).to_have_count(count + 1)
        expect(page.locator("img")).to_have_count(0)
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert axe(page) == []
    page.set_viewport_size(PHONE)
    assert overflow(page) <= 0
