"""*Mes données, mes cookies* is played from end to end, with a mouse and by touch on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.hands import Mouse, Touch
from tests.browser.pages import violations
from tests.running import Room

NAME = "mes-donnees-mes-cookies"
CHOSEN = {
    "aise-avant": ["Pas très à l'aise"],
    "la-livraison": ["Mon nom", "Mon adresse", "Un numéro où m'appeler le jour venu"],
    "refuser-et-lire": ["Faux"],
    "fenetre-fermee": ["Faux"],
    "lequel-tient": ["tambour olive quai lundi girafe plume sept"],
    "le-meme-partout": ["Le voleur essaie le même mot de passe sur sa boîte mail"],
    "apres-une-fuite": [
        "Je vais moi-même sur le site, et je change ce mot de passe",
        "Je le change aussi partout où j'utilisais le même",
        "Je me méfie des messages des semaines suivantes",
    ],
    "aise-apres": ["Très à l'aise"],
}
SORTED = {
    "une-personne-ou-personne": {
        "Parle d'une personne": ["numéro de", "photo de", "plaque de", "endroit où"],
        "Ne parle de personne": ["horaires", "recette", "météo"],
    },
    "necessaire-ou-pas": {
        "Nécessaire": ["garder le panier", "rester connecté", "retenir la langue"],
        "Vous pouvez refuser": ["montrer de la publicité", "vous suivre", "partager votre visite"],
    },
    "ou-les-garder": {
        "Un bon endroit": ["un gestionnaire", "ma mémoire"],
        "À éviter": ["un papier", "un mail", "une note", "le navigateur"],
    },
    "je-sais-j-ai-je-suis": {
        "Ce que je sais": ["un mot de passe", "le code secret"],
        "Ce que j'ai": ["un téléphone", "une carte à puce"],
        "Ce que je suis": ["une empreinte", "un visage"],
    },
    "a-quoi-sert-il": {
        "garder le panier": ["ajoutez un livre"],
        "rester connecté": ["entrez dans votre compte"],
        "retenir votre refus": ["refusez les cookies"],
        "choisir la publicité": ["regardez des chaussures"],
    },
    "quel-droit": {
        "droit d'accès": ["Que savez-vous"],
        "droit de rectification": ["mal écrit"],
        "droit à l'effacement": ["Supprimez"],
        "droit d'opposition": ["Arrêtez"],
    },
}
PRESSED = {
    "annonce-du-velo": ["Solange", "Vasseur", "Saint-Aubin", "06.39.98.41.27"],
    "banniere-honnete": ["Tout refuser"],
    "lien-pale": ["Continuer sans accepter"],
    "refus-cache": ["En savoir plus", "Tout refuser"],
}
TICKED = {
    "cases-cochees": ["Publicité selon vos goûts", "Vous suivre d'un site à l'autre"],
    "liste-repliee": ["Créer un profil publicitaire", "Mesurer les publicités"],
    "ville-retenue": ["Retenir ma ville"],
}
DOORS = {
    "cases-cochees": ["Voir mes préférences", "Enregistrer mes choix"],
    "liste-repliee": ["Paramétrer", "Valider ma sélection"],
    "ville-retenue": ["Choisir", "Enregistrer mes choix"],
}
"""What opens the settings of a banner, and what closes them."""
BUILT = {"phrase-de-camille": [], "de-bout-en-bout": ["Choisir cette phrase"]}
"""What goes on from a passphrase to the code."""
LIVED = {
    "accepter-ou-payer": ["Je me demande", "Je reviens en arrière, et je cherche ailleurs"],
    "l-appel": ["Je demande qui", "Je raccroche", "J'appelle le numéro écrit au dos"],
}
ORDERED = {
    "entrer-avec-un-code": ["J'ouvre", "Je tape mon", "Le site envoie", "Je lis", "Je tape le"],
    "faire-effacer": ["Je cherche", "J'écris", "Je garde", "J'attends", "Toujours rien"],
}


@pytest.fixture(scope="module")
def own_room(project_folder, tmp_path_factory):
    running = Room.start(project_folder, tmp_path_factory.mktemp(NAME) / "data", "--workshop", NAME)
    yield running
    assert running.stop() == []


class Learner:
    """Somebody who knows all the answers."""

    def __init__(self, hand: Mouse) -> None:
        self.hand = hand

    def answer(self, name: str) -> None:
        ways = {
            "choose": CHOSEN,
            "sort": SORTED,
            "press": PRESSED,
            "tick": TICKED,
            "build": BUILT,
            "live": LIVED,
            "order": ORDERED,
        }
        (way,) = (way for way, known in ways.items() if name in known)
        place = people.exercise(self.hand.page, name)
        getattr(self, way)(place, name)
        if way != "live":
            self.hand.press(place.locator("form button[type=submit]"))

    def choose(self, place, name):
        for text in CHOSEN[name]:
            self.hand.press(place.get_by_label(text, exact=True))

    def sort(self, place, name):
        for where, things in SORTED[name].items():
            for thing in things:
                self.hand.choose(place.get_by_role("combobox", name=thing), where)

    def press(self, place, name):
        for text in PRESSED[name]:
            self.hand.press(place.get_by_role("button", name=text, exact=True))

    def tick(self, place, name):
        first, last = DOORS[name]
        self.hand.press(place.get_by_role("button", name=first, exact=True))
        if name == "liste-repliee":
            self.hand.press(place.get_by_text("intérêts légitimes", exact=False))
        for text in TICKED[name]:
            self.hand.press(place.get_by_role("checkbox", name=text, exact=True))
        self.hand.press(place.get_by_role("button", name=last, exact=True))

    def build(self, place, name):
        self.hand.press(place.get_by_role("button", name="Tirer quatre mots"))
        for text in BUILT[name]:
            self.hand.press(place.get_by_role("button", name=text))
            said = place.get_by_text("Votre code").inner_text()
            digits = "".join(sign for sign in said if sign.isdigit())
            self.hand.write(place.get_by_label("Tapez ici le code"), digits)
            self.hand.press(place.get_by_label("Je ne le donne pas"))

    def live(self, place, name):
        for text in LIVED[name]:
            self.hand.press(place.get_by_role("button", name=text).last)

    def order(self, place, name):
        for index, step in enumerate(ORDERED[name]):
            rows = place.locator("li")
            texts = rows.all_inner_texts()
            (there,) = (at for at, text in enumerate(texts) if step in text)
            for _place in range(there - index):
                self.hand.press(rows.filter(has_text=step).get_by_role("button", name="Monter"))


def all_names(page) -> list[str]:
    every = page.locator("[data-declic-exercise]")
    return every.evaluate_all("(all) => all.map((one) => one.dataset.declicExercise)")


@pytest.mark.parametrize("page_of", ["mouse_page", "touch_page"])
def test_every_exercise_can_be_answered_rightly(request, page_of):
    page = request.getfixturevalue(page_of)
    learner = Learner(Touch(page) if page_of == "touch_page" else Mouse(page))
    names = all_names(page)
    for name in names:
        learner.answer(name)
        done = Status.ANSWERED if name.startswith("aise-") else Status.FIRST_TRY
        people.has_status(page, name, done)
    assert violations(page) == []


def test_who_accepts_too_fast_is_shown_the_way_back(new_page, own_room):
    page = new_page()
    people.join(page, own_room, "Noor")
    place = people.exercise(page, "cases-cochees")
    place.get_by_role("button", name="Tout accepter").click()
    people.send(page, "cases-cochees")
    people.has_status(page, "cases-cochees", Status.IN_PROGRESS)
    place.get_by_role("button", name="Montrez-moi").click()
    expect(place.get_by_text("au mieux pour qui ?")).to_be_visible()
    place.get_by_role("button", name="Réessayer").click()
    place.get_by_role("button", name="Gérer mes cookies").click()
    expect(place.get_by_role("button", name="Voir mes préférences")).to_be_visible()
