"""Each kind of exercise, by mouse, by keyboard alone, by touch on a small phone, over a reload."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import STILL, own_workshop, write_exercises
from tests.browser.pages import PHONE, overflow, violations

STEPS = ["Ouvrir la messagerie", "Écrire le message", "Relire", "Envoyer"]
EXERCISES = {
    "cheval": """MultipleChoice(
    "De quelle couleur est le cheval blanc ?",
    choices=["Noir", "Blanc", "Vert"], answer=1, hint="Relisez la question.", id="cheval",
)""",
    "fruits": """MultipleChoice(
    "Lesquels sont des fruits ?", choices=["La pomme", "Le clou", "La poire"],
    answer=[0, 2], feedback={1: "Le clou est en fer."}, id="fruits",
)""",
    "terre": 'TrueFalse("La Terre est ronde.", answer=True, why="Oui, ronde.", id="terre")',
    "barre": """FillIn(
    "On tape l'{1} dans la barre d'{2}.",
    gaps={1: "adresse", 2: {"choices": ["outils", "adresse"], "answer": "adresse"}}, id="barre",
)""",
    "mail": f'Ordering("Envoyer un mail", items={STEPS!r}, id="mail")',
    "arnaque": """InspectMessage(
    "Examinez ce mail.",
    message={
        "sender": "Ma Banque <service@banque.example.net>", "subject": "Votre compte",
        "body": "[[salut|Bonjour]], cliquez : [[lien|Mon compte|http://banque.example.org/x]].",
        "attachments": ["releve.exe"],
    },
    suspicious={"lien": "Il mène ailleurs."}, id="arnaque",
)""",
    "avis": 'FreeText("Que retenez-vous ?", id="avis")',
}
DONE = {name: Status.ANSWERED if name == "avis" else Status.FIRST_TRY for name in EXERCISES}


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    """A running room with one exercise of each kind."""
    with own_workshop(
        tmp_path_factory,
        "sortes",
        partial(
            write_exercises,
            name="sortes",
            title="Les sortes d'exercices",
            sources=EXERCISES.values(),
        ),
    ) as running:
        yield running


@pytest.fixture
def learner(new_page, own_room):
    page = new_page()
    people.join(page, own_room, "Camille")
    return page


class Mouse:
    """Answers as who has a mouse."""

    def __init__(self, page):
        self.page = page

    def press(self, target):
        target.click()

    def write(self, target, text):
        target.click()
        self.page.keyboard.type(text)

    def choose(self, target, text):
        target.select_option(text)

    def put_in_order(self, place):
        for index, step in enumerate(STEPS):
            row = place.locator("li").filter(has_text=step)
            row.scroll_into_view_if_needed()
            goal = place.locator("li").nth(index).bounding_box()
            start = row.locator(".declic-handle").bounding_box()
            self.page.mouse.move(start["x"] + 20, start["y"] + 20)
            self.page.mouse.down()
            self.page.mouse.move(start["x"] + 20, goal["y"] + 2, steps=6)
            self.page.mouse.up()


class Keyboard(Mouse):
    """Answers as who has a keyboard only."""

    def press(self, target):
        self.tab_to(target)
        self.page.keyboard.press("Space")

    def write(self, target, text):
        self.tab_to(target)
        self.page.keyboard.type(text)

    def choose(self, target, text):
        self.write(target, text)

    def put_in_order(self, place):
        for index, step in enumerate(STEPS):
            up = place.get_by_role("button", name=f"Monter : {step}")
            self.tab_to(up)
            for _place in range(place_of(place, step) - index):
                self.page.keyboard.press("Enter")
                expect(up).to_be_focused()

    def tab_to(self, target):
        """Press Tab until the target has the focus; in a group of choices, the arrow."""
        target = target.first
        for _step in range(40):
            if target.evaluate("(node) => node === document.activeElement"):
                return
            radio = target.evaluate(
                "(node) => node.type === 'radio' && node.name === document.activeElement.name"
            )
            self.page.keyboard.press("ArrowDown" if radio else "Tab")
        raise AssertionError(f"the keyboard does not reach {target}")


class Touch(Mouse):
    """Answers as who has a phone."""

    def press(self, target):
        target.tap()

    def write(self, target, text):
        target.tap()
        self.page.keyboard.insert_text(text)

    def put_in_order(self, place):
        for index, step in enumerate(STEPS):
            for _place in range(place_of(place, step) - index):
                place.get_by_role("button", name=f"Monter : {step}").tap()


def place_of(place, step):
    return (
        place.locator("li")
        .all_inner_texts()
        .index(next(text for text in place.locator("li").all_inner_texts() if step in text))
    )


def answer(hand, name):
    """Give the right answer to an exercise, and check it."""
    place = people.exercise(hand.page, name)
    place.focus()
    match name:
        case "cheval":
            hand.press(place.get_by_role("radio", name="Blanc"))
        case "fruits":
            hand.press(place.get_by_label("La pomme"))
            hand.press(place.get_by_label("La poire"))
        case "terre":
            hand.press(place.get_by_label("Vrai"))
        case "barre":
            hand.write(place.get_by_label("Trou 1"), "ADRESSE ")
            hand.choose(place.get_by_label("Trou 2"), "adresse")
        case "mail":
            hand.put_in_order(place)
        case "arnaque":
            hand.press(place.get_by_role("button", name="Mon compte"))
        case "avis":
            hand.write(place.get_by_role("textbox"), "Je regarde l'adresse.")
    hand.press(place.get_by_role("button", name="Valider"))


@pytest.mark.parametrize("name", EXERCISES)
def test_with_a_mouse(mouse_page, name):
    answer(Mouse(mouse_page), name)
    people.has_status(mouse_page, name, DONE[name])


@pytest.mark.parametrize("name", EXERCISES)
def test_with_the_keyboard_alone(keyboard_page, name):
    answer(Keyboard(keyboard_page), name)
    people.has_status(keyboard_page, name, DONE[name])
    place = people.exercise(keyboard_page, name)
    expect(place.get_by_role("button", name=re.compile("Continuer|Modifier")).first).to_be_visible()
    assert place.evaluate("(node) => node.contains(document.activeElement)"), "the focus is lost"


@pytest.mark.parametrize("name", EXERCISES)
def test_by_touch_on_a_small_phone(touch_page, name):
    answer(Touch(touch_page), name)
    people.has_status(touch_page, name, DONE[name])


def test_on_a_small_phone_nothing_is_cut_and_everything_can_be_hit(touch_page):
    assert overflow(touch_page) == 0
    assert violations(touch_page) == []
    small = touch_page.locator("[data-declic-exercise]").evaluate_all(
        """(places) => places.flatMap((place) =>
            [...place.querySelectorAll("button, select, textarea, label, input[type=text]")]
                .map((node) => [node.textContent || node.type, node.getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
                .map(([name, box]) => `${name} ${box.width}×${box.height}`))"""
    )
    assert small == []


def test_a_finger_learns_where_a_link_leads_without_following_it(touch_page):
    place = people.exercise(touch_page, "arnaque")
    place.get_by_role("button", name="Où mène ce lien ?").tap()
    expect(place.locator(".declic-leads")).to_contain_text("http://banque.example.org/x")


def test_a_finger_slides_a_step_by_its_handle(new_page, own_room):
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True, **STILL)
    people.join(page, own_room, "Doigt")
    rows = people.exercise(page, "mail").locator("li")
    rows.first.scroll_into_view_if_needed()
    moved = rows.nth(2).get_attribute("data-name")
    start = rows.nth(2).locator(".declic-handle").bounding_box()
    x, y = start["x"] + 20, start["y"] + 20
    top = rows.first.bounding_box()["y"] + 2
    finger = page.context.new_cdp_session(page)

    def touch(what, *points):
        finger.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": points})

    touch("touchStart", {"x": x, "y": y})
    for part in range(1, 7):
        touch("touchMove", {"x": x, "y": y + (top - y) * part / 6})
    touch("touchEnd")
    expect(rows.first).to_contain_text(moved)
    expect(people.exercise(page, "mail").get_by_role("status").first).to_contain_text("place 1")
    rows.first.get_by_role("button", name="Descendre").tap()
    expect(rows.nth(1)).to_contain_text(moved)


def test_a_mouse_learns_it_by_pausing_on_the_link(learner):
    place = people.exercise(learner, "arnaque")
    place.get_by_role("button", name="Mon compte").hover()
    expect(place.locator(".declic-target")).to_contain_text("http://banque.example.org/x")


def test_what_was_not_sent_yet_is_still_there_after_a_reload(learner):
    place = people.exercise(learner, "avis")
    place.get_by_role("textbox").fill("Je prends mon temps.")
    people.exercise(learner, "fruits").get_by_label("La pomme").check()
    learner.reload()
    people.wait_for_workshop(learner)
    expect(place.get_by_role("textbox")).to_have_value("Je prends mon temps.")
    expect(people.exercise(learner, "fruits").get_by_label("La pomme")).to_be_checked()
    place.get_by_role("button", name="Valider").click()
    people.has_status(learner, "avis", Status.ANSWERED)
    kept = learner.evaluate("() => Object.keys(localStorage).filter((k) => k.endsWith(':avis'))")
    assert kept == []


def test_an_answer_in_the_middle_of_a_reload_is_there_with_its_verdict(learner):
    people.choose(learner, "fruits", "La pomme", "Le clou")
    place = people.exercise(learner, "fruits")
    expect(place).to_contain_text("Regardez encore")
    expect(place).to_contain_text("Le clou est en fer.")
    learner.reload()
    people.wait_for_workshop(learner)
    expect(place).to_contain_text("Le clou est en fer.")
    expect(place.get_by_role("checkbox").first).to_be_checked()
    place.get_by_role("button", name="Réessayer").click()
    place.get_by_label("Le clou").uncheck()
    place.get_by_label("La poire").check()
    place.get_by_role("button", name="Valider").click()
    people.has_status(learner, "fruits", Status.ACQUIRED)


def test_a_done_exercise_folds_opens_again_and_leads_to_the_next(learner):
    people.choose(learner, "cheval", "Blanc")
    place = people.exercise(learner, "cheval")
    place.get_by_role("button", name="Continuer").click()
    expect(place.get_by_role("radio", name="Blanc")).to_be_hidden()
    expect(people.exercise(learner, "fruits")).to_be_focused()
    place.get_by_role("button", name="Revoir").click()
    expect(place.get_by_role("radio", name="Blanc")).to_be_visible()


def test_a_hint_comes_when_it_is_asked_for(learner):
    place = people.exercise(learner, "cheval")
    expect(place).not_to_contain_text("Relisez la question.")
    place.get_by_role("button", name="Indice").click()
    expect(place.get_by_role("status").first).to_contain_text("Relisez la question.")
    expect(place.get_by_role("button", name="Indice")).to_be_hidden()


def test_an_empty_answer_is_not_sent_but_explained(learner):
    place = people.exercise(learner, "cheval")
    place.get_by_role("button", name="Valider").click()
    expect(place).to_contain_text("Répondez d'abord")
    expect(place.get_by_role("radio").first).to_be_focused()
    assert place.get_attribute("data-declic-status") == Status.NOT_BEGUN


def test_the_summary_follows_what_is_done(learner):
    summary = learner.locator("[data-declic-summary]")
    expect(summary).to_contain_text("Commencez par le premier exercice")
    people.choose(learner, "cheval", "Blanc")
    expect(summary.locator(".declic-managed")).to_contain_text("(au premier essai)")
    people.choose(learner, "terre", "Faux")
    again = summary.locator(".declic-review").get_by_role("button")
    again.click()
    expect(people.exercise(learner, "terre")).to_be_focused()
