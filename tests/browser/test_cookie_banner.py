"""A cookie banner is seen through, by every hand; then its tricks and one's steps are shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import PHONE, ZOOMED, overflow, violations

BANNER = """CookieBanner(
    "**La bannière.** Refusez ce qui n'est pas nécessaire.",
    cookies={
        "text": "Nous et nos 312 partenaires utilisons des cookies.",
        "refuse": "Continuer sans accepter", "refuse_as": "link",
        "purposes": {"Mesure d'audience": False, "Publicité": True},
        "interests": {"Profil commercial": True},
    },
    page="## La foire du livre\\n\\nElle ouvre **samedi**.",
    tricks={"refuse": "C'était écrit en petit.", "Publicité": "Cochée d'avance.",
            "Profil commercial": "Caché sous une liste repliée."},
    hint="Il y a [un lien](#refuse) en petit.",
    id="banniere",
)"""
NAMES = ("banniere", "souris", "clavier", "doigt")


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    sources = [BANNER.replace('id="banniere"', f'id="{name}"') for name in NAMES]

    def write(root):
        write_exercises(root, "bannieres", "Les bannières", sources)

    with own_workshop(tmp_path_factory, "bannieres", write) as running:
        yield running


def refuse_one_by_one(hand, name):
    place = people.exercise(hand.page, name)
    place.focus()
    hand.press(place.get_by_role("button", name="Personnaliser"))
    hand.press(place.get_by_role("checkbox", name="Publicité"))
    hand.press(place.get_by_text("Intérêts légitimes"))
    hand.press(place.get_by_role("checkbox", name="Profil commercial"))
    hand.press(place.get_by_role("button", name="Enregistrer mes choix"))
    expect(place.get_by_role("button", name="Gérer mes cookies")).to_be_visible()
    hand.press(place.get_by_role("button", name="Valider"))


def test_with_a_mouse(mouse_page):
    refuse_one_by_one(Mouse(mouse_page), "souris")
    people.has_status(mouse_page, "souris", Status.FIRST_TRY)


def test_with_the_keyboard_alone(keyboard_page):
    refuse_one_by_one(Keyboard(keyboard_page), "clavier")
    people.has_status(keyboard_page, "clavier", Status.FIRST_TRY)


def test_by_touch_on_a_small_phone(touch_page):
    refuse_one_by_one(Touch(touch_page), "doigt")
    people.has_status(touch_page, "doigt", Status.FIRST_TRY)
    assert overflow(touch_page) == 0


def test_a_hint_shows_where_on_the_screen(mouse_page):
    place = people.exercise(mouse_page, "banniere")
    place.get_by_role("button", name="Indice").click()
    place.get_by_role("button", name="un lien").click()
    expect(place.locator(".is-shown")).to_have_text("Continuer sans accepter")
    expect(place.get_by_role("button", name="Continuer sans accepter")).to_be_focused()


def test_steps_survive_a_reload(mouse_page):
    place = people.exercise(mouse_page, "banniere")
    place.get_by_role("button", name="Personnaliser").click()
    place.get_by_role("checkbox", name="Publicité").uncheck()
    mouse_page.reload()
    people.wait_for_workshop(mouse_page)
    expect(place.get_by_role("checkbox", name="Publicité")).not_to_be_checked()
    place.get_by_role("button", name="Recommencer depuis le début").click()
    expect(place.get_by_role("button", name="Personnaliser")).to_be_visible()


def test_after_the_verdict_each_trick_and_each_step_is_shown(mouse_page):
    place = people.exercise(mouse_page, "banniere")
    place.get_by_role("button", name="Tout accepter").click()
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "banniere", Status.IN_PROGRESS)
    place.get_by_role("button", name="Montrez-moi").click()
    expect(place.get_by_text("1 sur 3")).to_be_visible()
    expect(place.get_by_text("C'était écrit en petit.")).to_be_visible()
    expect(place.locator(".is-shown")).to_have_text("Continuer sans accepter")
    place.get_by_role("button", name="Suivant").click()
    expect(place.locator(".is-shown")).to_have_attribute("data-key", "cp2")
    place.get_by_role("button", name="Suivant").click()
    expect(place.locator(".is-shown")).to_have_attribute("data-key", "ci1")
    expect(place.locator(".is-shown")).to_be_visible()
    place.get_by_role("button", name="Fermer").click()
    place.get_by_role("button", name="Revoir mes pas").click()
    expect(place.get_by_text("A pressé « Tout accepter »")).to_be_visible()
    expect(place.locator(".is-shown")).to_have_text("Tout accepter")
    place.get_by_role("button", name="Suivant").click()
    place.get_by_role("button", name="Réessayer").click()
    place.get_by_role("button", name="Gérer mes cookies").click()
    place.get_by_role("button", name="Continuer sans accepter").click()
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "banniere", Status.ACQUIRED)


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 %"])
def test_nothing_is_cut_and_nothing_is_out_of_reach(new_page, own_room, size):
    page = new_page(viewport=size)
    people.join(page, own_room, "Noor")
    place = people.exercise(page, "banniere")
    place.get_by_role("button", name="Personnaliser").click()
    place.get_by_text("Intérêts légitimes").click()
    assert overflow(page) == 0
    assert violations(page) == []
