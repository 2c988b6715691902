"""The positioning test in a browser: by every hand, over a reload, with the connection cut."""

from __future__ import annotations

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import kept, people
from tests.browser.fixtures import STILL, own_workshop
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import CUT, PHONE, ZOOMED, overflow, violations
from widgets.positioning._bank import shipped

QUESTIONS = 6
CELLS = (
    "# Le point de départ",
    "from widgets import *",
    """Positioning(
    "**Faire le point.** Par où commencer ?",
    only=["mouse", "mail", "safety"], questions=6,
    sections={"mail": ["Écrire un mail"], "safety": ["Se protéger", "Ailleurs"]},
    id="point",
)""",
    "## Écrire un mail",
    'TrueFalse("Un mail a un objet.", True, id="objet")',
    "## Se protéger",
    'TrueFalse("Un mot de passe se partage.", False, id="secret")',
    """Positioning(
    "**La sécurité.** Où en êtes-vous ?", only=["safety"], questions=2, confidence=True,
    id="sure",
)""",
    "Summary()",
)
RIGHT = {question.text: question.choices[question.answer] for question in shipped().values()}


def write_test(root):
    """Write the source of the workshop ``point`` into a project."""
    cells = [
        new_markdown_cell(text) if text.startswith("#") else new_code_cell(text) for text in CELLS
    ]
    (root / "source" / "point").mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), root / "source" / "point" / "point.ipynb")


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    """A running room with the workshop ``point``."""
    with own_workshop(tmp_path_factory, "point", write_test) as running:
        yield running


@pytest.fixture
def learner(new_page, own_room):
    page = new_page(**STILL)
    people.join(page, own_room, "Camille")
    return page


def place_of(page, name="point"):
    return people.exercise(page, name)


def assess(hand, name="point", level="En chemin"):
    """Say the same level of each skill, and go to the questions."""
    place = place_of(hand.page, name)
    for row in place.locator(".declic-positioning-levels").all():
        hand.press(row.get_by_label(level))
    hand.press(place.get_by_role("button", name="Passer aux questions"))


def at_question(page, number, name="point"):
    """Wait for a question by its number, from 1, and return its text."""
    place = place_of(page, name)
    expect(place.get_by_text(re.compile(f"^Question {number} sur"))).to_be_visible()
    title = place.locator("p.declic-positioning-title")
    expect(title).to_be_focused()
    return title.inner_text()


def answer(hand, number, right=True, name="point"):
    """Answer the question of this number, right or by « I don't know », and go on."""
    text = at_question(hand.page, number, name)
    place = place_of(hand.page, name)
    hand.press(place.get_by_label(RIGHT[text] if right else "Je ne sais pas", exact=True))
    hand.press(place.get_by_role("button", name="Question suivante"))
    return text


def whole(hand):
    assess(hand)
    for number in range(1, QUESTIONS + 1):
        answer(hand, number)
    people.has_status(hand.page, "point", Status.ANSWERED)


class Keys(Keyboard):
    """Chooses with the arrows, as radio buttons want it."""

    def press(self, target):
        if target.evaluate("(one) => one.type === 'radio'"):
            group = target.evaluate("(one) => one.name")
            rows = self.page.locator(f'input[name="{group}"]')
            checked = self.page.locator(f'input[name="{group}"]:checked')
            people.tab_to(self.page, checked if checked.count() else rows.first)
            self.page.keyboard.press("Space")
            for _row in range(rows.count()):
                if target.is_checked():
                    return
                self.page.keyboard.press("ArrowDown")
            return
        super().press(target)


def test_with_a_mouse(mouse_page):
    whole(Mouse(mouse_page))
    profile = place_of(mouse_page).locator(".declic-positioning-profile > li")
    expect(profile).to_have_count(3)
    expect(profile.first).to_contain_text("Ce que vous disiez")
    expect(profile.first).to_contain_text("Ce que montrent vos réponses")
    assert violations(mouse_page) == []


def test_with_the_keyboard_alone(keyboard_page):
    whole(Keys(keyboard_page))
    title = place_of(keyboard_page).get_by_text("Où vous en êtes")
    expect(title).to_be_focused()


def test_by_touch_on_a_small_phone(touch_page):
    whole(Touch(touch_page))
    assert violations(touch_page) == []
    assert overflow(touch_page) == 0


@pytest.mark.parametrize("size", [PHONE, ZOOMED])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_or_too_small_on_any_of_its_screens(new_page, own_room, size, scheme):
    page = new_page(viewport=size, color_scheme=scheme, **STILL)
    people.join(page, own_room, "Zoom")
    hand = Mouse(page)

    def whole_screen():
        assert violations(page) == []
        assert overflow(page) == 0
        small = place_of(page).evaluate(
            """(place) => [...place.querySelectorAll("button, label")]
                .map((node) => [node.textContent, node.getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
                .map(([name, box]) => `${name} ${box.width}×${box.height}`)"""
        )
        assert small == []

    whole_screen()
    assess(hand)
    answer(hand, 1, right=False)
    at_question(page, 2)
    whole_screen()
    place_of(page).get_by_role("button", name="Arrêter là").click()
    expect(place_of(page).get_by_text("Où vous en êtes")).to_be_visible()
    whole_screen()


def test_enter_on_a_choice_goes_on(learner):
    hand = Mouse(learner)
    assess(hand)
    at_question(learner, 1)
    place_of(learner).get_by_label("Je ne sais pas").focus()
    learner.keyboard.press("Space")
    learner.keyboard.press("Enter")
    at_question(learner, 2)


def test_whoever_forgets_something_is_told_what(learner):
    place = place_of(learner)
    rows = place.locator(".declic-positioning-levels")
    rows.first.get_by_label("À l'aise").check()
    place.get_by_role("button", name="Passer aux questions").click()
    expect(place.get_by_text("Choisissez d'abord un niveau")).to_be_visible()
    expect(rows.nth(1).get_by_role("radio").first).to_be_focused()
    assess(Mouse(learner))
    at_question(learner, 1)
    place.get_by_role("button", name="Question suivante").click()
    expect(place.get_by_text("Choisissez une réponse")).to_be_visible()


def test_one_can_go_back_to_the_question_before_and_answer_it_otherwise(learner, own_room):
    hand = Mouse(learner)
    assess(hand)
    first = answer(hand, 1, right=False)
    at_question(learner, 2)
    place_of(learner).get_by_role("button", name="Question d'avant").click()
    assert at_question(learner, 1) == first
    for number in range(1, QUESTIONS + 1):
        answer(hand, number)
    people.has_status(learner, "point", Status.ANSWERED)


def test_a_reload_in_the_middle_comes_back_to_the_same_question(learner):
    hand = Mouse(learner)
    assess(hand)
    answer(hand, 1)
    second = at_question(learner, 2)
    learner.reload()
    people.wait_for_workshop(learner)
    place = place_of(learner)
    expect(place.get_by_text("Question 2 sur")).to_be_visible()
    expect(place.get_by_text(second)).to_be_visible()


def test_who_stops_sees_a_profile_and_can_take_it_up_again(learner):
    hand = Mouse(learner)
    assess(hand)
    answer(hand, 1)
    second = at_question(learner, 2)
    place = place_of(learner)
    place.get_by_role("button", name="Arrêter là").click()
    people.has_status(learner, "point", Status.ANSWERED)
    expect(place.get_by_text("Pas encore mesuré").first).to_be_visible()
    place.get_by_role("button", name="Reprendre le test").click()
    assert at_question(learner, 2) == second


def test_a_test_that_is_over_can_be_done_again_with_other_questions(learner):
    hand = Mouse(learner)
    whole(hand)
    place_of(learner).get_by_role("button", name="Reprendre le test").click()
    expect(place_of(learner).get_by_role("button", name="Passer aux questions")).to_be_visible()
    assess(hand)
    at_question(learner, 1)


def test_the_path_leads_to_a_part_of_the_workshop(learner):
    hand = Mouse(learner)
    assess(hand)
    for number in range(1, QUESTIONS + 1):
        answer(hand, number, right=False)
    place = place_of(learner)
    expect(place.locator(".declic-positioning-path")).to_contain_text("Ailleurs")
    expect(place.get_by_role("button", name="Ailleurs")).to_have_count(0)
    place.get_by_role("button", name="Écrire un mail").click()
    expect(learner.locator("h2", has_text="Écrire un mail")).to_be_focused()


def test_the_profile_is_still_there_after_a_reload(learner):
    whole(Mouse(learner))
    learner.reload()
    people.wait_for_workshop(learner)
    place = place_of(learner)
    place.get_by_role("button", name="Revoir").click()
    expect(place.locator(".declic-positioning-profile > li")).to_have_count(3)


def test_what_is_asked_beside_is_asked_before_the_profile(learner):
    hand = Mouse(learner)
    assess(hand, "sure")
    for number in (1, 2):
        answer(hand, number, name="sure")
    place = place_of(learner, "sure")
    expect(place.get_by_text("Les questions sont finies.")).to_be_visible()
    place.get_by_role("radio").last.check(force=True)
    people.send(learner, "sure")
    people.has_status(learner, "sure", Status.ANSWERED)


def test_a_cut_connection_takes_nothing_away(new_page, own_room):
    page = new_page(expected=CUT, **STILL)
    people.enter(page, own_room, "Coupure")
    card = people.card(page)
    page.goto(page.url.removesuffix("card") + "workshop/")
    people.wait_for_workshop(page)
    hand = Mouse(page)
    assess(hand)
    answer(hand, 1)
    at_question(page, 2)
    page.context.set_offline(True)
    place_of(page).get_by_label("Je ne sais pas").check()
    place_of(page).get_by_role("button", name="Question suivante").click()
    page.context.set_offline(False)
    for number in range(3, QUESTIONS + 1):
        answer(hand, number)
    people.has_status(page, "point", Status.ANSWERED)
    (attempt,) = kept.recorded(own_room, card)
    assert len(attempt.attempt.response["answers"]) == QUESTIONS
    assert attempt.attempt.response["answers"][1][1] is None


def test_the_page_is_never_told_which_answer_is_right(new_page, own_room):
    page = new_page(**STILL)
    frames = []

    def listen(socket):
        socket.on("framereceived", lambda frame: frames.append(str(frame)))

    page.on("websocket", listen)
    people.join(page, own_room, "Curieux")
    hand = Mouse(page)
    assess(hand)
    text = answer(hand, 1)
    at_question(page, 2)
    heard = "".join(frames)
    assert text.split()[0] in heard
    assert "difficulty" not in heard
    assert not re.search(r'"answer\W', heard)
