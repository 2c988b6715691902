"""An online procedure is gone through, from the account to the number to keep, by every hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import PHONE, ZOOMED, overflow, violations

PROCEDURE = """OnlineProcedure(
    "**La demande.** Demandez l'aide au transport.",
    site="transport", start="compte", persona="camille",
    goals={"send compte": "Le compte est créé.", "read code": "Le code était dans le mail.",
           "attach fichier = *abonnement*": "C'est le bon fichier.",
           "fill lettre = non": "Vous avez décoché les offres.", "send envoi": "C'est envoyé."},
    ask="Quel est le numéro de la demande ?", answer="AT-2026-0917",
    hint="Regardez [les courriels](#mail).",
    id="demande",
)"""
NAMES = ("demande", "souris", "clavier", "doigt")
PERSON = {
    "Nom": "Delorme",
    "Prénom": "Camille",
    "Date de naissance": "14/03/1954",
    "Numéro et rue": "12 rue des Tilleuls",
    "Code postal": "96120",
    "Ville": "Val-Fleuri",
}


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    sources = [PROCEDURE.replace('id="demande"', f'id="{name}"') for name in NAMES]

    def write(root):
        write_exercises(root, "demarches", "Les démarches", sources)

    with own_workshop(tmp_path_factory, "demarches", write) as running:
        yield running


class Person:
    """Somebody who goes through the procedure."""

    def __init__(self, hand, name):
        self.hand = hand
        self.place = people.exercise(hand.page, name)
        self.screen = self.place.locator(".declic-screen")

    def press(self, name, role="button"):
        self.hand.press(self.place.get_by_role(role, name=name).first)

    def pick(self, name, role="button"):
        """Press something in the window where a file is chosen."""
        self.hand.press(self.screen.locator(".declic-picker").get_by_role(role, name=name).first)

    def write(self, label, text):
        self.hand.write(self.screen.get_by_role("textbox", name=label, exact=True), text)

    def at(self, title):
        expect(self.screen.get_by_role("heading", name=title)).to_be_visible()

    def make_the_account(self):
        self.write("Adresse mail", "camille.delorme@courriel.example")
        self.write("Mot de passe inventé", "tambour olive quai")
        self.press("Je veux recevoir les offres", "checkbox")
        self.press("Créer mon compte")
        self.at("2. Le code reçu par mail")

    def take_the_code(self):
        self.place.focus()  # back to where the tabs are, as with Shift and Tab
        self.press("Courriels")
        self.press("Votre code de confirmation")
        expect(self.screen.get_by_text("482 915")).to_be_visible()
        self.place.focus()
        self.press("Aide au transport du Val")
        self.write("Code à six chiffres", "482915")
        self.press("Continuer")

    def attach(self):
        self.press("Bus du Val", "radio")
        self.press("Choisir un fichier")
        self.pick("Documents")
        self.pick("Transport")
        self.pick("justificatif-abonnement-bus.pdf", "radio")
        self.pick("Joindre ce fichier")
        expect(self.screen.get_by_text("justificatif-abonnement-bus.pdf")).to_be_visible()
        self.press("Continuer")

    def to_the_end(self):
        self.make_the_account()
        self.take_the_code()
        for label, text in PERSON.items():
            self.write(label, text)
        self.press("Continuer")
        self.at("4. Le justificatif")
        self.attach()
        self.press("Ces informations sont exactes", "checkbox")
        self.press("Envoyer ma demande")
        self.at("Votre demande est envoyée")
        ask = self.place.locator(".declic-ask").get_by_role("textbox")
        self.hand.write(ask, "AT-2026-0917")
        self.hand.press(self.place.get_by_role("button", name="Valider", exact=True))


def test_with_a_mouse(mouse_page):
    Person(Mouse(mouse_page), "souris").to_the_end()
    people.has_status(mouse_page, "souris", Status.FIRST_TRY)


def test_with_the_keyboard_alone(keyboard_page):
    person = Person(Keyboard(keyboard_page), "clavier")
    person.place.focus()
    person.to_the_end()
    people.has_status(keyboard_page, "clavier", Status.FIRST_TRY)


def test_by_touch_on_a_small_phone(touch_page):
    Person(Touch(touch_page), "doigt").to_the_end()
    people.has_status(touch_page, "doigt", Status.FIRST_TRY)
    assert overflow(touch_page) == 0


def test_a_wrong_code_is_explained_and_nothing_is_lost_over_a_reload(new_page, own_room):
    page = new_page()
    people.join(page, own_room, "Ahmed")
    person = Person(Mouse(page), "demande")
    person.make_the_account()
    expect(person.place.get_by_role("button", name="Courriels")).to_contain_text("1 nouveau")
    person.write("Code à six chiffres", "111111")
    person.press("Continuer")
    expect(person.screen.get_by_role("link", name="Ce n'est pas le bon code")).to_be_visible()
    page.reload()
    people.wait_for_workshop(page)
    person.at("2. Le code reçu par mail")
    person.screen.get_by_role("textbox", name="Code à six chiffres").fill("")
    person.take_the_code()
    person.at("3. Vous")


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 %"])
def test_nothing_is_cut_and_nothing_is_out_of_reach(new_page, own_room, size):
    page = new_page(viewport=size)
    people.join(page, own_room, "Noor")
    person = Person(Mouse(page), "demande")
    person.make_the_account()
    assert (overflow(page), violations(page)) == (0, [])
    person.press("Courriels")
    assert (overflow(page), violations(page)) == (0, [])
