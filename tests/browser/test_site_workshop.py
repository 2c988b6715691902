"""*Se repérer sur un site* is played from end to end, with a mouse and by touch on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import people
from tests.browser.hands import Mouse, Touch
from tests.browser.pages import violations
from tests.browser.visitor import Visitor
from tests.running import Room

NAME = "se-reperer-sur-un-site"


@pytest.fixture(scope="module")
def own_room(project_folder, tmp_path_factory):
    running = Room.start(project_folder, tmp_path_factory.mktemp(NAME) / "data", "--workshop", NAME)
    yield running
    assert running.stop() == []


def samedi_matin(one):
    one.menu("Horaires")
    one.answer("À 12 h")


def meme_geste(one):
    one.menu("Lumière")


def revenir(one):
    one.link("La cantine")
    one.tab("Les prix")
    one.answer("4,10 €")


def bac_jaune(one):
    one.search("tri")
    one.link("Les déchets")
    one.answer("lundi")


def renvoyer(one):
    one.search("retour")
    one.link("Retours")
    one.answer("14 jours")


def sage_femme(one):
    one.search("sage-femme")
    one.link("Julie Marchand")
    one.answer("Le samedi matin")


def rouge(one):
    one.choose("Couleur", "Rouge")
    one.answer("4")


def moins_cher(one):
    one.menu("Cuisine")
    one.choose("Trier", "Du moins cher au plus cher")
    one.answer("La tasse Cerise")


def page_suivante(one):
    one.menu("Agenda")
    one.button("Page suivante")
    expect(one.screen.get_by_text("Conseil municipal")).to_be_visible()
    one.answer("19 h")


def dentiste(one):
    one.choose("Métier", "Dentiste")
    one.choose("Ville", "Val-Fleuri")
    one.answer("Dr Marc Olivier")


def entrer(one):
    one.link("Mon compte")
    one.log_in("Adresse mail", "camille.delorme@courriel.example")
    one.answer("En route")


def camille_a_demenage(one):
    one.menu("Faire une démarche")
    one.link("Changer d'adresse")
    one.log_in("Numéro de dossier", "DOS-2054-0312")
    one.fill("Numéro et rue", "12 rue des Tilleuls")
    one.fill("Code postal", "96120")
    one.fill("Ville", "Val-Fleuri")
    one.fill("Depuis quel jour ?", "01/12/2026")
    one.button("Continuer")
    one.tick("Ces informations sont exactes")
    one.button("Envoyer")
    one.answer("CH-2026-7741")


def assez_d_offres(one):
    one.link("Mon compte")
    one.log_in("Adresse mail", "camille.delorme@courriel.example")
    one.link("Mon profil")
    one.untick("Offres de nos partenaires")
    one.button("Enregistrer")


def au_panier(one):
    for word, name in (("lampe", "Lampe de lecture Lucie"), ("arrosoir", "Arrosoir Rosée")):
        one.search(word)
        one.link(name)
        one.button(f"Ajouter au panier : {name}")
    one.link("Panier")
    one.answer("34,80 €")


def deux_tasses(one):
    one.menu("Cuisine")
    one.button("Ajouter au panier : Tasse Cerise")
    one.button("Ajouter au panier : Tasse Cerise")
    one.link("Panier")
    one.button("Commander")
    one.fill("Nom et prénom", "Camille Delorme")
    one.fill("Numéro et rue", "12 rue des Tilleuls")
    one.fill("Code postal", "96120")
    one.fill("Ville", "Val-Fleuri")
    one.fill("Adresse mail, pour le suivi", "camille.delorme@courriel.example")
    one.button("Continuer")
    one.choose("Livraison", "Chez moi, en trois jours : gratuit")
    one.untick("Ajouter l'assurance casse")
    one.untick("Recevoir les offres")
    one.button("Continuer")
    one.tick("J'ai lu les conditions de vente")
    one.button("Commander et payer à la livraison")


def fermer_la_fenetre(one):
    refuser_partout(one)
    one.button("Non merci")


def le_cadeau(one):
    one.menu("Salon")
    one.link("Radio Coteau")
    one.answer("29,90 €")


def passeport(one):
    one.menu("Vos démarches")
    one.link("Carte d'identité et passeport")
    one.button("Prendre rendez-vous")
    one.choose("Avec quel service ?", "État civil (carte d'identité, passeport)")
    one.choose("Quel jour ?", "Mercredi 9 décembre")
    one.choose("À quelle heure ?", "9 h")
    one.fill("Votre nom", "Delorme")
    one.button("Réserver")


def refuser_partout(one):
    one.button("Personnaliser")
    one.button("Tout refuser")


def le_telephone(one):
    one.link("Nous contacter")
    one.answer("04 65 71 00 20")


VISITS = (
    *(samedi_matin, meme_geste, revenir, bac_jaune, renvoyer, sage_femme, rouge, moins_cher),
    *(page_suivante, dentiste, entrer, camille_a_demenage, assez_d_offres, au_panier, deux_tasses),
    *(fermer_la_fenetre, le_cadeau, passeport, refuser_partout, le_telephone),
)
visits = pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.__name__)


def exercise_of(visit) -> str:
    return visit.__name__.replace("_", "-")


@visits
def test_with_a_mouse(mouse_page, visit):
    visitor = Visitor(Mouse(mouse_page), exercise_of(visit))
    visit(visitor)
    visitor.check()


@visits
def test_by_touch_on_a_small_phone(touch_page, visit):
    visitor = Visitor(Touch(touch_page), exercise_of(visit))
    visit(visitor)
    visitor.check()


def test_it_stays_accessible_once_everything_is_done(mouse_page):
    assert violations(mouse_page) == []


def opened(place: Locator) -> Locator:
    return place.locator(".declic-tour-panel")


def test_a_gift_that_was_taken_is_shown_afterwards(new_page, own_room):
    page = new_page()
    people.join(page, own_room, "Rosa")
    one = Visitor(Mouse(page), "le-cadeau")
    one.button("Prendre mon cadeau")
    one.hand.press(one.place.get_by_role("button", name="Valider", exact=True))
    one.place.get_by_role("button", name="Montrez-moi").click()
    expect(opened(one.place)).to_contain_text("10 000e visiteur")
    expect(one.place.locator(".is-shown")).to_be_visible()
