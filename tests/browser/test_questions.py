"""Questions that are typed, marked, matched, sorted, by every hand and over a reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import STILL, own_workshop
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import MACHINE, PHONE, ZOOMED, overflow, violations
from tests.browser.questions import EXERCISES, write_questions

PAIRS = {
    "Ctrl et C": "copier",
    "Ctrl et V": "coller",
    "Ctrl et Z": "annuler la dernière action",
}
BOXES = {
    "photo.jpg": "Une image",
    "dessin.png": "Une image",
    "lettre.odt": "Un texte",
    "chanson.mp3": "Un son",
}


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    """A running room with the workshop ``questions``."""
    with own_workshop(tmp_path_factory, "questions", write_questions) as running:
        yield running


@pytest.fixture
def learner(new_page, own_room):
    page = new_page(viewport={"width": MACHINE["width"], "height": 1000})
    people.join(page, own_room, "Camille")
    return page


def row(place, name):
    """Return the thing to be sorted that has this name."""
    return place.locator(".declic-sorted").filter(has_text=name)


def box(place, name):
    """Return the box that has this title."""
    title = place.page.locator(".declic-box-title", has_text=name)
    return place.locator(".declic-box").filter(has=title)


def spoken(place):
    """Return what a screen reader is told of things that were placed."""
    return place.locator("p.declic-hidden[role=status]")


def label(place, name):
    return place.locator(".declic-label").filter(has_text=name)


def line(place, name):
    return place.locator(".declic-line").filter(has_text=name)


def answer(hand, name):
    """Give the right answer to an exercise by its lists, fields and buttons, and check it."""
    place = people.exercise(hand.page, name)
    place.focus()
    match name:
        case "imprimante":
            hand.write(place.get_by_label("Votre réponse"), "inprimante")
        case "timbres":
            hand.write(place.get_by_label("Votre réponse"), "15,20")
        case "adresses":
            hand.press(place.get_by_role("button", name="contact@mairie.example"))
            hand.press(place.get_by_role("button", name="livres@mairie.example"))
        case "raccourcis":
            for thing, belongs in PAIRS.items():
                hand.choose(place.get_by_role("combobox", name=thing), belongs)
        case "fichiers":
            for thing, belongs in BOXES.items():
                hand.choose(place.get_by_role("combobox", name=f"Boîte de : {thing}"), belongs)
        case "enveloppes":
            hand.press(place.get_by_role("radio", name="Une enveloppe fermée, verte"))
        case "adresse":
            hand.write(place.get_by_label("Trou 1"), "adrese")
    hand.press(place.get_by_role("button", name="Valider"))


@pytest.mark.parametrize("name", EXERCISES)
def test_with_a_mouse(mouse_page, name):
    answer(Mouse(mouse_page), name)
    people.has_status(mouse_page, name, Status.FIRST_TRY)


@pytest.mark.parametrize("name", EXERCISES)
def test_with_the_keyboard_alone(keyboard_page, name):
    answer(Keyboard(keyboard_page), name)
    people.has_status(keyboard_page, name, Status.FIRST_TRY)
    place = people.exercise(keyboard_page, name)
    expect(place.get_by_role("button", name="Continuer")).to_be_focused()


@pytest.mark.parametrize("name", EXERCISES)
def test_by_touch_on_a_small_phone(touch_page, name):
    answer(Touch(touch_page), name)
    people.has_status(touch_page, name, Status.FIRST_TRY)


def test_answered_exercises_are_fit_for_all_on_a_small_phone(touch_page):
    assert overflow(touch_page) == 0
    assert violations(touch_page) == []


@pytest.mark.parametrize("size", [MACHINE, ZOOMED, PHONE], ids=["machine", "zoomed", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fit_for_all_in_every_light_and_size(learner, size, scheme):
    learner.set_viewport_size(size)
    learner.emulate_media(color_scheme=scheme)
    people.exercise(learner, "adresses").get_by_role("button", name="Écrivez").click()
    label(people.exercise(learner, "raccourcis"), "copier").click()
    row(people.exercise(learner, "fichiers"), "photo").get_by_text("photo.jpg", exact=True).click()
    assert violations(learner) == []
    assert overflow(learner) == 0
    small = learner.locator("[data-declic-exercise]").evaluate_all(
        """(places) => places.flatMap((place) =>
            [...place.querySelectorAll("button, select, input[type=text], [data-carry]")]
                .map((node) => [node.textContent || node.type, node.getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
                .map(([name, box]) => `${name} ${box.width}×${box.height}`))"""
    )
    assert small == []


def test_a_mouse_slides_labels_to_their_lines(learner):
    hand, place = Mouse(learner), people.exercise(learner, "raccourcis")
    for thing, belongs in PAIRS.items():
        hand.carry(label(place, belongs), line(place, thing))
        expect(spoken(place)).to_have_text(f"{thing} : {belongs}")
    place.get_by_role("button", name="Valider").click()
    people.has_status(learner, "raccourcis", Status.FIRST_TRY)


def test_a_mouse_slides_things_into_their_boxes_and_out_again(learner):
    hand, place = Mouse(learner), people.exercise(learner, "fichiers")
    for thing, belongs in BOXES.items():
        hand.carry(row(place, thing).locator(".declic-handle"), box(place, belongs))
        expect(row(box(place, belongs), thing)).to_be_visible()
    expect(box(place, "À ranger").locator("ul")).to_be_empty()
    hand.carry(row(place, "lettre.odt").locator(".declic-handle"), box(place, "À ranger"))
    expect(place.get_by_role("combobox", name="lettre.odt")).to_have_value("")
    place.get_by_role("button", name="Valider").click()
    expect(place).to_contain_text("3 éléments sont à leur place")


def test_a_thing_that_is_let_go_elsewhere_stays_where_it_was(learner):
    hand, place = Mouse(learner), people.exercise(learner, "fichiers")
    hand.carry(
        row(place, "photo.jpg").locator(".declic-handle"), place.locator(".declic-instruction")
    )
    expect(row(box(place, "À ranger"), "photo.jpg")).to_be_visible()
    assert row(place, "photo.jpg").evaluate("(node) => node.style.translate") == ""


def test_a_thing_is_touched_and_then_its_box(new_page, own_room):
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True, **STILL)
    people.join(page, own_room, "Doigt")
    place = people.exercise(page, "fichiers")
    row(place, "chanson.mp3").get_by_text("chanson.mp3", exact=True).tap()
    expect(place.locator(".declic-carry-say")).to_contain_text("« chanson.mp3 »")
    box(place, "Un son").locator(".declic-box-title").tap()
    expect(row(box(place, "Un son"), "chanson.mp3")).to_be_visible()
    expect(place.locator(".declic-carry-say")).to_be_empty()
    place = people.exercise(page, "raccourcis")
    label(place, "coller").locator(".declic-handle").tap()
    line(place, "Ctrl et V").tap()
    expect(spoken(place)).to_have_text("Ctrl et V : coller")


def test_a_finger_slides_a_label_by_its_handle(new_page, own_room):
    page = new_page(viewport={"width": 360, "height": 900}, has_touch=True, is_mobile=True, **STILL)
    people.join(page, own_room, "Doigt")
    place = people.exercise(page, "raccourcis")
    place.locator(".declic-lines").evaluate("(node) => node.scrollIntoView()")
    Touch(page).carry(label(place, "coller"), line(place, "Ctrl et V"))
    expect(spoken(place)).to_have_text("Ctrl et V : coller")


def test_with_the_keyboard_the_next_thing_in_the_pile_is_next(learner):
    place = people.exercise(learner, "fichiers")
    lists = box(place, "À ranger").get_by_role("combobox")
    names = [one.get_attribute("aria-label") for one in lists.all()]
    lists.first.focus()
    learner.keyboard.press("ArrowDown")
    learner.keyboard.press("ArrowDown")
    expect(place.get_by_role("combobox", name=names[0])).to_be_focused()
    expect(spoken(place)).to_contain_text("dans la boîte « Un texte »")
    learner.keyboard.press("Tab")
    expect(place.get_by_role("combobox", name=names[1])).to_be_focused()
    expect(box(place, "Un texte").get_by_role("combobox", name=names[0])).to_be_visible()


def test_what_was_placed_is_still_there_after_a_reload(learner):
    place = people.exercise(learner, "fichiers")
    Mouse(learner).choose(place.get_by_role("combobox", name="lettre.odt"), "Un son")
    pairs = people.exercise(learner, "raccourcis")
    Mouse(learner).choose(pairs.get_by_role("combobox", name="Ctrl et Z"), "imprimer")
    words = people.exercise(learner, "adresses")
    words.get_by_role("button", name="www.mairie.example").click()
    people.exercise(learner, "timbres").get_by_label("Votre réponse").fill("152")
    learner.reload()
    people.wait_for_workshop(learner)
    expect(row(box(place, "Un son"), "lettre.odt")).to_be_visible()
    expect(label(pairs, "imprimer")).to_have_class("declic-label is-used")
    pressed = words.get_by_role("button", name="www.mairie.example")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(people.exercise(learner, "timbres").get_by_label("Votre réponse")).to_have_value("152")
    for name in ("fichiers", "raccourcis", "adresses", "timbres"):
        people.send(learner, name)
        expect(people.exercise(learner, name)).to_contain_text("Regardez encore")
    learner.reload()
    people.wait_for_workshop(learner)
    expect(row(place, "lettre.odt")).to_contain_text("À revoir")
    expect(line(pairs, "Ctrl et Z")).to_contain_text("À revoir")
    expect(words).to_contain_text("elle n'a pas d'arobase")
    expect(people.exercise(learner, "timbres")).to_contain_text("Il manque une virgule.")


def test_what_is_no_number_is_asked_for_again_and_costs_no_try(learner):
    place = people.exercise(learner, "timbres")
    place.get_by_label("Votre réponse").fill("quinze")
    learner.keyboard.press("Enter")
    expect(place).to_contain_text("en chiffres")
    place.get_by_label("Votre réponse").fill("15,2")
    learner.keyboard.press("Enter")
    people.has_status(learner, "timbres", Status.FIRST_TRY)


def test_pictures_are_loaded_from_beside_the_workshop(learner):
    pictures = people.exercise(learner, "enveloppes").locator("img")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        expect(picture).to_have_js_property("naturalWidth", 240)
        assert "/workshop/" in picture.evaluate("(node) => node.src")


@pytest.mark.parametrize("name", ["imprimante", "adresses", "raccourcis", "fichiers"])
def test_an_empty_answer_is_not_sent_but_explained(learner, name):
    place = people.exercise(learner, name)
    people.send(learner, name)
    expect(place.locator(".declic-feedback")).to_contain_text("d'abord")
    assert place.get_attribute("data-declic-status") == Status.NOT_BEGUN
