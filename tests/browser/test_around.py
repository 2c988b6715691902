"""Places to find, cards, a story and faces, by every hand and over a reload; what stands around."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.around import EXERCISES, write_around
from tests.browser.fixtures import STILL, own_workshop
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import PHONE, ZOOMED, overflow, violations

PLACES = {"adresse": [(50, 13)], "bureau": [(9, 15), (95, 95)], "croix": [(85, 16)]}
"""Where on each picture what is to be found is, per cent."""
DONE = {
    name: Status.ANSWERED if name in ("avant", "apres") else Status.FIRST_TRY for name in EXERCISES
}
VOICE = """
    const voice = { lang: "fr-FR", name: "Voix" };
    window.said = [];
    class Said extends EventTarget { constructor(text) { super(); this.text = text; } }
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Said });
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => [voice], speak: (said) => window.said.push(said), cancel() {},
        addEventListener() {} } });
"""
"""A browser that has a French voice, which says nothing aloud."""
MUTE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    """A running room with the workshop ``autour``."""
    with own_workshop(tmp_path_factory, "autour", write_around) as running:
        yield running


@pytest.fixture
def learner(new_page, own_room):
    page = new_page(**STILL)
    people.join(page, own_room, "Camille")
    return page


class Finger(Touch):
    def point(self, board, x, y):
        box = board.bounding_box()
        place = {"x": box["width"] * x / 100, "y": box["height"] * y / 100}
        board.tap(position=place)


class Pointer(Mouse):
    def point(self, board, x, y):
        box = board.bounding_box()
        board.click(position={"x": box["width"] * x / 100, "y": box["height"] * y / 100})


class Keys(Keyboard):
    at: tuple[float, float] = (50, 50)

    def point(self, board, x, y):
        people.tab_to(self.page, board)
        for now, goal, keys in (
            (self.at[0], x, ("ArrowLeft", "ArrowRight")),
            (self.at[1], y, ("ArrowUp", "ArrowDown")),
        ):
            for _step in range(round(abs(goal - now) / 2)):
                self.page.keyboard.press(keys[goal > now])
        self.page.keyboard.press("Enter")
        self.at = (x, y)


def answer(hand, name):
    """Give the right answer to an exercise, and check it where that is asked for."""
    place = people.exercise(hand.page, name)
    place.focus()
    match name:
        case "avant" | "apres":
            hand.press(place.get_by_role("radio").first)
        case "appel":
            hand.press(place.get_by_role("button", name="Je raccroche"))
            return
        case "cartes":
            for _card in range(4):
                hand.press(place.get_by_role("button", name="Retourner la carte"))
                hand.press(place.get_by_role("button", name="Je savais"))
            return
        case _:
            hand.at = (50, 50)
            for x, y in PLACES[name]:
                hand.point(place.locator(".declic-hotspot-board"), x, y)
    hand.press(place.get_by_role("button", name="Valider"))


@pytest.mark.parametrize("name", EXERCISES)
def test_with_a_mouse(mouse_page, name):
    answer(Pointer(mouse_page), name)
    people.has_status(mouse_page, name, DONE[name])


@pytest.mark.parametrize("name", EXERCISES)
def test_with_the_keyboard_alone(keyboard_page, name):
    answer(Keys(keyboard_page), name)
    people.has_status(keyboard_page, name, DONE[name])
    place = people.exercise(keyboard_page, name)
    expect(place.get_by_role("button", name="Continuer", exact=True)).to_be_visible()
    assert place.evaluate("(node) => node.contains(document.activeElement)"), "the focus is lost"


@pytest.mark.parametrize("name", EXERCISES)
def test_by_touch_on_a_small_phone(touch_page, name):
    answer(Finger(touch_page), name)
    people.has_status(touch_page, name, DONE[name])


def test_after_all_answers_the_page_has_no_fault(mouse_page, touch_page):
    assert violations(mouse_page) == []
    assert violations(touch_page) == []
    assert overflow(touch_page) == 0


@pytest.mark.parametrize("size", [PHONE, ZOOMED])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_or_too_small_before_an_answer(new_page, own_room, size, scheme):
    page = new_page(viewport=size, color_scheme=scheme, **STILL)
    people.join(page, own_room, "Zoom")
    page.locator("summary").first.click()
    people.exercise(page, "cartes").get_by_role("button", name="Retourner").click()
    people.exercise(page, "appel").get_by_role("button", name="Je demande").click()
    expect(people.exercise(page, "appel").get_by_role("button", name="Revenir")).to_be_visible()
    assert violations(page) == []
    assert overflow(page) == 0
    small = page.locator("[data-declic-exercise], .declic-lesson").evaluate_all(
        """(places) => places
            .flatMap((place) => [...place.querySelectorAll("button, label, summary")])
            .map((node) => [node.textContent, node.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
            .map(([name, box]) => `${name} ${box.width}×${box.height}`)"""
    )
    assert small == []


def test_a_place_out_of_the_list_counts_like_one_on_the_picture(learner):
    place = people.exercise(learner, "adresse")
    place.get_by_text("Choisir dans une liste").click()
    place.get_by_role("button", name="Dans la page, une loupe.").click()
    people.send(learner, "adresse")
    expect(place).to_contain_text("Ce champ cherche dans le site.")
    place.get_by_role("button", name="Réessayer").click()
    place.get_by_role("button", name="Au milieu, un long champ").click()
    people.send(learner, "adresse")
    people.has_status(learner, "adresse", Status.ACQUIRED)


def test_a_mark_is_taken_away_by_pressing_on_it_or_by_its_button(learner):
    place = people.exercise(learner, "bureau")
    board, marks = place.locator(".declic-hotspot-board"), place.locator(".declic-marks li")
    hand = Pointer(learner)
    hand.point(board, 50, 50)
    hand.point(board, 20, 80)
    hand.point(board, 80, 80)
    expect(place.get_by_text("Retirez-en une")).to_be_visible()
    expect(marks).to_have_count(2)
    hand.point(board, 50, 50)
    expect(marks).to_have_count(1)
    place.get_by_role("button", name="Retirer la marque 1").click()
    expect(marks).to_have_count(0)
    expect(board).to_be_focused()


def test_marks_and_cards_and_the_way_so_far_are_still_there_after_a_reload(learner):
    hand = Pointer(learner)
    hand.point(people.exercise(learner, "bureau").locator(".declic-hotspot-board"), 9, 15)
    cards = people.exercise(learner, "cartes")
    cards.get_by_role("button", name="Retourner").click()
    cards.get_by_role("button", name="Pas encore").click()
    story = people.exercise(learner, "appel")
    story.get_by_role("button", name="Je demande").click()
    expect(story.get_by_role("button", name="Je l'installe")).to_be_visible()
    learner.reload()
    people.wait_for_workshop(learner)
    expect(people.exercise(learner, "bureau").locator(".declic-marks li")).to_have_count(1)
    expect(cards.locator("[data-box=under_way]")).to_have_text("1 en cours")
    expect(cards.locator(".declic-front")).to_have_text("Un onglet")
    story.get_by_role("button", name="Je l'installe").click()
    expect(story).to_contain_text("Cette personne voit votre écran.")
    learner.reload()
    people.wait_for_workshop(learner)
    expect(story).to_contain_text("Cette personne voit votre écran.")
    story.get_by_role("button", name="Revenir à ce choix : Je l'installe").click()
    story.get_by_role("button", name="Je raccroche").click()
    people.has_status(learner, "appel", Status.ACQUIRED)


def test_a_story_can_be_lived_again_from_its_beginning(learner):
    story = people.exercise(learner, "appel")
    story.get_by_role("button", name="Je raccroche").click()
    people.has_status(learner, "appel", Status.FIRST_TRY)
    story.get_by_role("button", name="Essayer un autre chemin").click()
    expect(story.get_by_role("button", name="Je raccroche")).to_be_focused()
    story.get_by_role("button", name="Je demande").click()
    expect(story.locator(".declic-story-step").last).to_be_focused()
    expect(story.get_by_role("button", name="Je l'installe")).to_be_visible()


def test_a_story_waits_at_its_end_for_what_the_author_asks_beside(learner):
    story = people.exercise(learner, "colis")
    story.get_by_role("button", name="Je supprime").click()
    expect(story.get_by_text("L'histoire s'arrête là.")).to_be_visible()
    story.get_by_role("radio").last.check(force=True)
    people.send(learner, "colis")
    people.has_status(learner, "colis", Status.FIRST_TRY)
    expect(story).to_contain_text("Rien à payer, en effet.")


def test_the_story_is_not_in_the_page_before_it_is_lived(learner):
    states = learner.evaluate("() => document.documentElement.innerHTML")
    assert "Je répare tout de suite." in states
    assert "verrai votre écran" not in states
    assert "virus à distance" not in states


def test_cards_that_are_not_known_come_back(learner):
    cards = people.exercise(learner, "cartes")
    for rate in ("Pas encore", "Presque", "Je savais", "Je savais"):
        cards.get_by_role("button", name="Retourner").click()
        expect(cards.locator(".declic-back")).to_be_visible()
        cards.get_by_role("button", name=rate).click()
    expect(cards.locator("[data-box=under_way]")).to_have_text("2 en cours")
    people.send(learner, "cartes")
    expect(cards).to_contain_text("Vous avez commencé.")
    cards.get_by_role("button", name="Continuer les cartes").click()
    expect(cards.get_by_role("button", name="Retourner la carte")).to_be_focused()


def test_after_one_sees_again_how_one_felt_before(learner):
    for name, level in (("avant", "Pas très à l'aise"), ("apres", "Très à l'aise")):
        people.choose(learner, name, level)
        people.has_status(learner, name, Status.ANSWERED)
    expect(people.exercise(learner, "apres")).to_contain_text("Pas très à l'aise »")


def test_the_summary_says_how_far_each_part_is(learner):
    parts = learner.locator(".declic-parts li")
    expect(parts).to_have_text(["Regarder0 sur 4", "Agir0 sur 4"])
    people.exercise(learner, "appel").get_by_role("button", name="Je raccroche").click()
    expect(parts.nth(1)).to_have_text("Agir1 sur 4")
    parts.nth(0).get_by_role("button").click()
    expect(learner.locator("[data-declic-section]")).to_be_focused()


def test_a_lesson_shows_its_files_which_the_room_serves(learner):
    lesson = learner.locator(".declic-lesson")
    picture = lesson.get_by_role("img", name="Une fenêtre avec trois boutons.")
    expect(picture).to_have_js_property("naturalWidth", 640)
    assert picture.get_attribute("src").startswith("images/fenetre.svg?")
    lesson.get_by_text("En toutes lettres").click()
    expect(lesson.get_by_text("On entend : bonjour.")).to_be_visible()


def test_the_browsers_voice_reads_a_lesson_and_stops(new_page, own_room):
    page = new_page()
    page.add_init_script(VOICE)
    people.join(page, own_room, "Oreille")
    lesson = page.locator(".declic-lesson")
    lesson.get_by_role("button", name="Lire à voix haute").click()
    said = page.evaluate("() => window.said.map((one) => one.text)")
    assert said == ["Les fenêtres. Une fenêtre a trois boutons."]
    lesson.get_by_role("button", name="Arrêter la lecture").click()
    lesson.get_by_role("button", name="Lire à voix haute").click()
    page.evaluate("() => window.said.at(-1).dispatchEvent(new Event('end'))")
    expect(lesson.get_by_role("button", name="Lire à voix haute")).to_be_visible()


def test_a_browser_without_a_voice_offers_none(new_page, own_room):
    page = new_page()
    page.add_init_script(MUTE)
    people.join(page, own_room, "Muette")
    expect(page.locator(".declic-lesson").get_by_role("button", name="Lire")).to_have_count(0)
