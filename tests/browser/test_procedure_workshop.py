"""*Une démarche en ligne* is played from end to end, with a mouse and by touch on a phone."""

from __future__ import annotations

import pytest

from tests.browser.hands import Mouse, Touch
from tests.browser.pages import violations
from tests.browser.visitor import Visitor
from tests.running import Room

NAME = "une-demarche-en-ligne"


@pytest.fixture(scope="module")
def own_room(project_folder, tmp_path_factory):
    running = Room.start(project_folder, tmp_path_factory.mktemp(NAME) / "data", "--workshop", NAME)
    yield running
    assert running.stop() == []


def gratuit_ou_pas(one):
    one.menu("Vos démarches")
    one.link("Acte de naissance")
    one.answer("Rien")


def que_preparer(one):
    one.menu("Qui peut la demander ?")
    one.answer("Un justificatif d'abonnement")


def le_compte(one):
    one.write("Adresse mail", "camille.delorme@courriel.example")
    one.write("Mot de passe inventé", "tambour olive quai")
    one.untick("Je veux recevoir les offres")
    one.button("Créer mon compte")


def le_code(one):
    le_compte(one)
    one.take_the_code()


def rendez_vous(one):
    one.choose("Avec quel service ?", "Action sociale")
    one.choose("Quel jour ?", "Vendredi 11 décembre")
    one.choose("À quelle heure ?", "9 h")
    one.write("Votre nom", "Delorme")
    one.button("Réserver")


def la_date(one):
    one.write("Nom de naissance", "Delorme")
    one.write("Prénom", "Camille")
    one.write("Date de naissance", "14/03/1954")
    one.write("Adresse où l'envoyer", "12 rue des Tilleuls")
    one.button("Envoyer la demande")
    one.answer("EC-2026-3187")


def la_bonne_facture(one):
    one.write("Nom", "Delorme")
    one.attach("Documents", "Logement", "facture-electricite-novembre.pdf")
    one.button("Envoyer")


def le_bon_numero(one):
    one.log_in("Numéro de dossier", "DOS-2089-0627")
    one.menu("Faire une démarche")
    one.link("Changer d'adresse")
    one.write("Numéro et rue", "48 chemin des Genêts")
    one.write("Code postal", "96560")
    one.write("Ville", "Port-Lavande")
    one.write("Depuis quel jour ?", "01/12/2026")
    one.button("Continuer")
    one.tick("Ces informations sont exactes")
    one.button("Envoyer")
    one.answer("CH-2026-7741")


def demarche_entiere(one):
    one.button("Commencer la demande")
    le_code(one)
    for label, text in (
        ("Nom", "Delorme"),
        ("Prénom", "Camille"),
        ("Date de naissance", "14/03/1954"),
        ("Numéro et rue", "12 rue des Tilleuls"),
        ("Code postal", "96120"),
        ("Ville", "Val-Fleuri"),
    ):
        one.write(label, text)
    one.button("Continuer")
    one.choose("Votre abonnement", "Bus du Val")
    one.attach("Documents", "Transport", "justificatif-abonnement-bus.pdf")
    one.button("Continuer")
    one.tick("Ces informations sont exactes")
    one.button("Envoyer ma demande")
    one.answer("AT-2026-0917")


VISITS = (
    *(gratuit_ou_pas, que_preparer, le_compte, le_code, rendez_vous, la_date),
    *(la_bonne_facture, le_bon_numero, demarche_entiere),
)
visits = pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.__name__)


def play(hand, visit):
    visitor = Visitor(hand, visit.__name__.replace("_", "-"))
    visit(visitor)
    visitor.check()


@visits
def test_with_a_mouse(mouse_page, visit):
    play(Mouse(mouse_page), visit)


@visits
def test_by_touch_on_a_small_phone(touch_page, visit):
    play(Touch(touch_page), visit)


def test_it_stays_accessible_once_everything_is_done(mouse_page):
    assert violations(mouse_page) == []
