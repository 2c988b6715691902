"""A phone's messages are sorted by every hand; a call says what it would cost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import PHONE, ZOOMED, overflow, violations

MESSAGES = """PhoneMessages(
    "**Les messages.** Écartez les arnaques, gardez les autres.",
    [
        {"name": "colis", "sender": "06 39 98 12 34", "date": "10:02", "fraud": True,
         "body": "Payez ici : [[lien|colis.example|http://colis.example.org]]",
         "signs": {"lien": "Ce n'est pas le transporteur."}},
        {"name": "appel", "sender": "08 99 XX XX XX", "missed": True, "fraud": True,
         "signs": {"sender": "Ce numéro coûte cher."},
         "calls": {"cost": "3 € par minute", "says": "Restez en ligne"}},
        {"name": "lea", "sender": "Léa", "earlier": ["Bien arrivée !"], "fraud": False,
         "body": "Je passe dimanche. [[travail|Mon bureau|tel:01 99 00 12 34]]",
         "safe": {"sender": "Elle est dans vos contacts."}},
    ],
    hint="Regardez [ce numéro](#appel).",
    id="sms",
)"""
NAMES = ("sms", "souris", "clavier", "doigt", "appelle")


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    sources = [MESSAGES.replace('id="sms"', f'id="{name}"') for name in NAMES]

    def write(root):
        write_exercises(root, "telephone", "Le téléphone", sources)

    with own_workshop(tmp_path_factory, "telephone", write) as running:
        yield running


def button(place, name):
    return place.get_by_role("button", name=name)


def sort_out(hand, name):
    place = people.exercise(hand.page, name)
    place.focus()
    hand.press(button(place, "06 39 98 12 34"))
    hand.press(button(place, "Où mène ce lien"))
    expect(place.locator(".declic-leads")).to_contain_text("http://colis.example.org")
    hand.press(button(place, "Signaler au 33700"))
    hand.press(button(place, "08 99 XX XX XX"))
    hand.press(button(place, "Bloquer"))
    hand.press(button(place, "Léa"))
    hand.press(button(place, "Répondre"))
    hand.write(place.get_by_label("Répondre"), "Super")
    hand.press(button(place, "Envoyer"))
    expect(place.locator(".declic-answer")).to_contain_text("Super")
    hand.press(button(place, "Valider"))


def test_with_a_mouse(mouse_page):
    sort_out(Mouse(mouse_page), "souris")
    people.has_status(mouse_page, "souris", Status.FIRST_TRY)


def test_with_the_keyboard_alone(keyboard_page):
    sort_out(Keyboard(keyboard_page), "clavier")
    people.has_status(keyboard_page, "clavier", Status.FIRST_TRY)


def test_by_touch_on_a_small_phone(touch_page):
    sort_out(Touch(touch_page), "doigt")
    people.has_status(touch_page, "doigt", Status.FIRST_TRY)
    assert overflow(touch_page) == 0


def test_a_call_says_what_it_would_cost_and_counts_as_being_caught(mouse_page):
    place = people.exercise(mouse_page, "appelle")
    button(place, "08 99 XX XX XX").click()
    button(place, "Rappeler").click()
    expect(place.get_by_role("heading", name="Vous appelez : 08 99 XX XX XX")).to_be_focused()
    expect(place.get_by_text("3 € par minute")).to_be_visible()
    button(place, "Raccrocher").click()
    button(place, "Bloquer").click()
    button(place, "Léa").click()
    place.get_by_role("link", name="Mon bureau").click()
    expect(place.get_by_role("heading", name="Vous appelez : 01 99 00 12 34")).to_be_visible()
    expect(place.get_by_text("le téléphone sonnerait")).to_be_visible()
    mouse_page.reload()
    people.wait_for_workshop(mouse_page)
    button(place, "Raccrocher").click()
    expect(place.get_by_text("Bien arrivée !")).to_be_visible()
    button(place, "Valider").click()
    expect(place.locator(".declic-said")).to_contain_text("c'est payer cher")
    button(place, "Montrez-moi").click()
    button(place, "Suivant").click()
    expect(place.locator(".is-shown")).to_have_text("colis.example")
    button(place, "Fermer").click()
    button(place, "Revoir mes pas").click()
    button(place, "Suivant").click()
    expect(place.locator(".is-shown")).to_have_text("Rappeler")
    expect(place.get_by_text("A appelé « 08 99 XX XX XX »")).to_be_visible()


def test_a_hint_shows_which_message(mouse_page):
    place = people.exercise(mouse_page, "sms")
    button(place, "Indice").click()
    button(place, "ce numéro").click()
    expect(place.locator(".is-shown")).to_contain_text("08 99 XX XX XX")


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 %"])
def test_nothing_is_cut_and_nothing_is_out_of_reach(new_page, own_room, size):
    page = new_page(viewport=size)
    people.join(page, own_room, "Lou")
    place = people.exercise(page, "sms")
    assert (overflow(page), violations(page)) == (0, [])
    button(place, "08 99 XX XX XX").click()
    assert (overflow(page), violations(page)) == (0, [])
    button(place, "Rappeler").click()
    assert (overflow(page), violations(page)) == (0, [])
    button(place, "Raccrocher").click()
    button(place, "Répondre").click()
    assert (overflow(page), violations(page)) == (0, [])
