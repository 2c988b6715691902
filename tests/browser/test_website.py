"""A site is gone through by every hand: banner, pop-up, filters, basket, forms, adverts, search."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import PHONE, ZOOMED, overflow, violations

SHOP = """Website(
    "**Les tasses.** Refusez les cookies, puis mettez deux tasses rouges dans le panier.",
    site="boutique", start="articles",
    goals=["cookies = refused", "filter Couleur = Rouge", "basket tasse = 2"],
    risks={"press lettre-popup": "Ce bouton inscrivait à la lettre.",
           "press cadeau": "C'était une annonce."},
    hint="Le [panier](#panier) est en haut.",
    id="boutique",
)"""
TOWN = """Website(
    "**L'adresse.** Connectez-vous, puis changez d'adresse.",
    site="mairie", persona="camille",
    goals=["send connexion", "fill nouvelle-ville = Val-Fleuri", "send adresse"],
    id="mairie",
)"""
FOLDED = """Website(
    "**L'été.** La mairie ferme-t-elle le samedi, l'été ?",
    site="mairie", start="horaires", ask="Le samedi ?", choices=["ouverte", "fermée"],
    answer="fermée",
    id="mairie-pliee",
)"""
HANDS = ("souris", "clavier", "doigt")


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    sources = [
        SHOP,
        TOWN,
        FOLDED,
        *(SHOP.replace('id="boutique"', f'id="{name}"') for name in HANDS),
    ]

    def write(root):
        write_exercises(root, "sites", "Les sites", sources)

    with own_workshop(tmp_path_factory, "sites", write) as running:
        yield running


def buy_two_cups(hand, name):
    place = people.exercise(hand.page, name)
    screen = place.locator(".declic-screen")

    def press(role, text):
        hand.press(screen.get_by_role(role, name=text, exact=True))

    place.focus()
    press("button", "Personnaliser")
    press("button", "Tout refuser")
    press("button", "Non merci")
    hand.choose(screen.get_by_label("Couleur"), "Rouge")
    expect(screen.get_by_text("Résultats : 4")).to_be_visible()
    press("button", "Ajouter au panier : Tasse Cerise")
    basket = screen.get_by_role("link", name="Panier : 1")
    if isinstance(hand, Keyboard):  # back to the top of the page; a link is followed with Enter
        for _press in range(60):
            hand.page.keyboard.press("Shift+Tab")
            if basket.evaluate("(one) => one === document.activeElement"):
                break
        hand.page.keyboard.press("Enter")
    else:
        hand.press(basket)
    expect(screen.get_by_role("heading", name="Votre panier")).to_be_focused()
    hand.choose(screen.get_by_label("Quantité : Tasse Cerise"), "2")
    expect(screen.get_by_text("15,80 €").last).to_be_visible()
    hand.press(place.get_by_role("button", name="Valider"))
    people.has_status(hand.page, name, Status.FIRST_TRY)


def test_with_a_mouse(mouse_page):
    buy_two_cups(Mouse(mouse_page), "souris")


def test_with_the_keyboard_alone(keyboard_page):
    buy_two_cups(Keyboard(keyboard_page), "clavier")


def test_by_touch_on_a_small_phone(touch_page):
    buy_two_cups(Touch(touch_page), "doigt")
    assert overflow(touch_page) == 0


def test_a_form_says_what_to_look_at_again_and_loses_nothing(mouse_page):
    place = people.exercise(mouse_page, "mairie")
    screen = place.locator(".declic-screen")
    screen.get_by_role("link", name="Mon compte").click()
    screen.get_by_label("Adresse mail").fill("camille")
    screen.get_by_role("button", name="Se connecter").click()
    summary = screen.locator(".declic-site-errors")
    expect(summary).to_be_focused()
    expect(screen.get_by_label("Adresse mail")).to_have_value("camille")
    summary.get_by_role("link", name="Remplissez : Mot de passe").click()
    password = screen.get_by_label("Mot de passe")
    expect(password).to_be_focused()
    password.fill("inventé")
    expect(password).to_have_attribute("type", "text")  # browsers would offer to keep another
    screen.get_by_label("Adresse mail").fill("camille.delorme@courriel.example")
    screen.get_by_role("button", name="Se connecter").click()
    expect(screen.get_by_role("heading", name="Mes demandes")).to_be_focused()


def test_a_persona_is_copied_into_fields_and_typed_words_stay_in_the_page(mouse_page):
    place = people.exercise(mouse_page, "mairie")
    screen = place.locator(".declic-screen")
    screen.get_by_role("link", name="Changer mon adresse").click()
    place.get_by_text("Votre identité inventée").click()
    for label, what in (("Numéro et rue", "Adresse"), ("Code postal", "Code postal")):
        screen.get_by_label(label).click()
        place.get_by_role("button", name=f"Recopier : {what}", exact=True).click()
    screen.get_by_role("textbox", name="Ville").fill("Val-Fleuri")
    screen.get_by_role("textbox", name="Ville").press("Enter")
    expect(screen.get_by_role("heading", name="Adresse changée")).to_be_visible()
    expect(screen.locator(".declic-site-recap")).to_contain_text("12 rue des Tilleuls")
    kept = mouse_page.evaluate("JSON.stringify(localStorage)")
    assert "Tilleuls" not in kept
    assert "Val-Fleuri" in kept  # a goal asks about the town
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "mairie", Status.FIRST_TRY)


def test_what_was_done_is_there_again_after_a_reload_and_can_be_begun_again(mouse_page):
    place = people.exercise(mouse_page, "boutique")
    screen = place.locator(".declic-screen")
    screen.get_by_role("button", name="Tout accepter").click()
    screen.get_by_role("button", name="S'inscrire").click()
    place.get_by_role("button", name="Page précédente (navigateur)").click()
    screen.get_by_role("button", name="Ajouter au panier : Bouilloire Brindille").click()
    mouse_page.reload()
    people.wait_for_workshop(mouse_page)
    expect(screen.get_by_role("link", name="Panier : 1")).to_be_visible()
    place.get_by_role("button", name="Recommencer depuis le début").click()
    expect(screen.get_by_role("button", name="Tout accepter")).to_be_visible()
    expect(screen.get_by_role("link", name="Panier", exact=True)).to_be_visible()


def test_an_advert_opens_another_tab_and_one_comes_back(mouse_page):
    place = people.exercise(mouse_page, "boutique")
    screen = place.locator(".declic-screen")
    screen.get_by_role("button", name="Tout accepter").click()
    screen.get_by_role("button", name="S'inscrire").click()
    screen.get_by_role("textbox", name="Rechercher sur ce site").fill("bienvenue")
    screen.get_by_role("textbox", name="Rechercher sur ce site").press("Enter")
    expect(screen.get_by_role("heading", name="Résultats pour")).to_be_focused()
    screen.get_by_role("link", name="Bienvenue à la Boutique du Lavoir").click()
    screen.get_by_role("button", name="Prendre mon cadeau").click()
    expect(screen.get_by_role("heading", name="Ceci est une annonce")).to_be_focused()
    place.get_by_role("button", name="Fermer cet onglet").click()
    expect(screen.get_by_role("heading", name="Bienvenue à la Boutique")).to_be_visible()


def test_after_the_verdict_risks_and_steps_are_shown(mouse_page):
    place = people.exercise(mouse_page, "boutique")
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "boutique", Status.IN_PROGRESS)
    place.get_by_role("button", name="Montrez-moi").click()
    expect(place.locator(".is-shown")).to_have_text("S'inscrire")
    expect(place.get_by_text("Ce bouton inscrivait à la lettre.").last).to_be_visible()
    place.get_by_role("button", name="Suivant", exact=True).click()
    expect(place.locator(".is-shown")).to_have_text("Prendre mon cadeau")
    place.get_by_role("button", name="Fermer", exact=True).click()
    place.get_by_role("button", name="Revoir mes pas").click()
    expect(place.locator(".is-shown")).to_have_text("Tout accepter")
    place.get_by_role("button", name="Fermer", exact=True).click()


def test_what_is_folded_is_unfolded_by_hand_and_stays_so(mouse_page):
    place = people.exercise(mouse_page, "mairie-pliee")
    screen = place.locator(".declic-screen")
    inside = screen.get_by_text("la mairie ferme le samedi")
    expect(inside).to_be_hidden()
    screen.get_by_text("Pendant les vacances d'été").click()
    expect(inside).to_be_visible()
    screen.get_by_role("button", name="La médiathèque").click()
    screen.get_by_role("button", name="La mairie").click()
    expect(inside).to_be_visible()


def test_a_hint_shows_where_on_the_screen(mouse_page):
    place = people.exercise(mouse_page, "boutique")
    place.get_by_role("button", name="Indice").click()
    place.get_by_role("button", name="panier", exact=True).click()
    expect(place.locator(".is-shown")).to_have_text("Panier")


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 %"])
def test_nothing_is_cut_and_nothing_is_out_of_reach(new_page, own_room, size):
    page = new_page(viewport=size)
    people.join(page, own_room, "Noor")
    place = people.exercise(page, "boutique")
    screen = place.locator(".declic-screen")
    assert overflow(page) == 0
    assert violations(page) == []
    screen.get_by_role("button", name="Tout accepter").click()
    assert violations(page) == []
    screen.get_by_role("button", name="Non merci").click()
    if size == PHONE:
        screen.get_by_role("button", name="Menu", exact=True).click()
        expect(screen.get_by_role("navigation", name="Menu principal")).to_be_visible()
    screen.get_by_role("link", name="Tasse Cerise").click()
    screen.get_by_role("button", name="Caractéristiques").click()
    screen.get_by_role("link", name="Mon compte").click()
    screen.get_by_role("button", name="Se connecter").click()
    assert overflow(page) == 0
    assert violations(page) == []
