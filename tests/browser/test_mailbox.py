"""A mail box is sorted by every hand; then it is gone through sign by sign; nobody is named."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import kept, people
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import PHONE, ZOOMED, overflow, violations

MAILBOX = """Mailbox(
    "**La boîte.** Signalez les arnaques, gardez les autres.",
    [
        {"name": "banque", "sender": "Ma Banque <a@banque.example.net>", "date": "lundi",
         "subject": "Compte fermé", "attachments": ["facture.exe"], "fraud": True,
         "body": "Cher client, [[lien|www.banque.example|http://x.example.org/a]] [[vite|vite]].",
         "signs": {"sender": "Ce n'est pas sa banque.", "lien": "Il mène ailleurs."}},
        {"name": "nadia", "sender": "Nadia <nadia@courriel.example>", "subject": "Jeudi",
         "body": "On se voit à 14 h ?", "fraud": False, "safe": {"sender": "Vous la connaissez."},
         "replies": ["Oui, à jeudi !", "Non, je ne peux pas."]},
    ],
    hint="Regardez [qui écrit](#banque.sender), ou [ce mail](#banque).",
    id="boite",
)"""
PERSONAL = """Mailbox(
    "**Pour vous.** Répondez merci.",
    [{"name": "nadia", "sender": "Nadia", "subject": "Pour {prenom}",
      "body": "Bonjour {prenom}, c'est bien {adresse} ?"}],
    goals=["reply nadia = *merci*"], personal=True, id="moi",
)"""
NAMES = ("boite", "souris", "clavier", "doigt", "garde", "suivi", "revue")


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    sources = [MAILBOX.replace('id="boite"', f'id="{name}"') for name in NAMES]

    def write(root):
        write_exercises(root, "courrier", "Le courrier", [*sources, PERSONAL])

    with own_workshop(tmp_path_factory, "courrier", write) as running:
        yield running


def button(place, name):
    return place.get_by_role("button", name=name)


def sort_out(hand, name):
    place = people.exercise(hand.page, name)
    place.focus()
    hand.press(button(place, "Ma Banque"))
    hand.press(button(place, "Où mène ce lien"))
    expect(place.locator(".declic-leads")).to_contain_text("http://x.example.org/a")
    hand.press(button(place, "Signaler une arnaque"))
    expect(place.get_by_role("heading", name="Boîte de réception")).to_be_focused()
    expect(button(place, "Indésirables (1)")).to_be_visible()
    hand.press(button(place, "Nadia"))
    hand.press(button(place, "Répondre"))
    hand.press(place.get_by_role("radio", name="Oui, à jeudi"))
    hand.press(button(place, "Envoyer"))
    expect(place.locator(".declic-answer")).to_contain_text("Oui, à jeudi !")
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


def test_a_screen_reader_is_told_what_is_where(mouse_page):
    place = people.exercise(mouse_page, "boite")
    mail = button(place, "Non lu Ma Banque pièce jointe lundi Compte fermé Cher client")
    mail.click()
    expect(place.get_by_role("article").get_by_role("heading", name="Compte fermé")).to_be_focused()
    expect(place.get_by_role("link", name="www.banque.example")).to_be_visible()
    button(place, "Retour aux messages").click()
    expect(button(place, "Ma Banque")).not_to_have_accessible_name("Non lu")
    expect(button(place, "Boîte de réception (2)")).to_have_attribute("aria-current", "true")
    button(place, "Nadia").click()
    button(place, "Supprimer").click()
    expect(place.locator("p[role=status]")).to_contain_text("dans le dossier « Corbeille »")
    button(place, "Annuler").click()
    expect(button(place, "Boîte de réception (2)")).to_be_visible()


def test_a_hint_shows_where_on_the_screen(mouse_page):
    place = people.exercise(mouse_page, "boite")
    button(place, "Indice").click()
    button(place, "ce mail").click()
    expect(place.locator(".is-shown")).to_contain_text("Ma Banque")
    button(place, "qui écrit").click()
    expect(place.locator("p[role=status]")).to_contain_text("autre page")


def test_steps_survive_a_reload(mouse_page):
    place = people.exercise(mouse_page, "garde")
    button(place, "Ma Banque").click()
    button(place, "Supprimer").click()
    mouse_page.reload()
    people.wait_for_workshop(mouse_page)
    expect(button(place, "Corbeille (1)")).to_be_visible()
    button(place, "Corbeille (1)").click()
    button(place, "Ma Banque").click()
    button(place, "Remettre avec les messages").click()
    button(place, "Boîte de réception (2)").click()
    expect(button(place, "Ma Banque")).to_be_visible()


def test_a_link_that_is_followed_says_where_one_would_be_and_nothing_is_opened(mouse_page):
    place = people.exercise(mouse_page, "suivi")
    address = mouse_page.url
    button(place, "Ma Banque").click()
    place.get_by_role("link", name="www.banque.example").click()
    expect(place.get_by_role("heading", name="Ce lien mène à")).to_be_focused()
    expect(place.locator(".declic-layer-what")).to_have_text("http://x.example.org/a")
    assert mouse_page.url == address
    button(place, "Retour au message").click()
    button(place, "facture.exe").click()
    expect(place.get_by_text("Ici, rien n'a été ouvert")).to_be_visible()
    button(place, "Retour au message").click()
    button(place, "Signaler une arnaque").click()
    button(place, "Nadia").click()
    button(place, "Valider").click()
    expect(place.locator(".declic-said")).to_contain_text("mène à un faux site")
    people.has_status(mouse_page, "suivi", Status.IN_PROGRESS)
    button(place, "Réessayer").click()
    button(place, "Recommencer depuis le début").click()
    expect(button(place, "Boîte de réception (2)")).to_be_visible()


def test_after_the_verdict_each_sign_and_each_step_is_shown(mouse_page):
    place = people.exercise(mouse_page, "revue")
    button(place, "Ma Banque").click()
    button(place, "Signaler une arnaque").click()
    button(place, "Nadia").click()
    button(place, "Valider").click()
    people.has_status(mouse_page, "revue", Status.FIRST_TRY)
    button(place, "Montrez-moi").click()
    expect(place.get_by_text("vous protégez aussi les autres")).to_be_visible()
    button(place, "Suivant").click()
    expect(place.locator(".is-shown")).to_contain_text("a@banque.example.net")
    button(place, "Suivant").click()
    expect(place.locator(".is-shown")).to_have_text("www.banque.example")
    button(place, "Suivant").click()
    expect(place.get_by_text("Vous l'avez gardé")).to_be_visible()
    button(place, "Suivant").click()
    expect(place.get_by_text("Vous la connaissez.")).to_be_visible()
    button(place, "Fermer").click()
    button(place, "Revoir mes pas").click()
    expect(place.locator(".is-shown")).to_contain_text("Ma Banque")
    button(place, "Suivant").click()
    expect(place.locator(".is-shown")).to_have_text("Signaler une arnaque")


def test_an_invented_name_is_in_the_mails_and_nowhere_else(new_page, own_room):
    page = new_page()
    sent = []
    page.on("websocket", lambda one: one.on("framesent", lambda said: sent.append(str(said))))
    people.enter(page, own_room, "Noor")
    card = people.card(page)
    page.goto(page.url.removesuffix("card") + "workshop/")
    people.wait_for_workshop(page)
    place = people.exercise(page, "moi")
    button(place, "Ouvrir la messagerie").click()
    expect(place.get_by_text("Écrivez les deux")).to_be_visible()
    place.get_by_label("Un prénom inventé").fill("Zébulonne")
    place.get_by_label("Une adresse mail inventée").fill("zebulonne@courriel.example")
    page.keyboard.press("Enter")
    expect(button(place, "Pour Zébulonne")).to_be_visible()
    button(place, "Nadia").click()
    expect(place.get_by_text("c'est bien zebulonne@courriel.example ?")).to_be_visible()
    button(place, "Répondre").click()
    place.get_by_label("Répondre").fill("Merci, oui. ZÉBULONNE (zebulonne@courriel.example)")
    button(place, "Envoyer").click()
    expect(place.locator(".declic-answer")).to_contain_text("ZÉBULONNE")
    page.wait_for_function("() => Object.values(localStorage).join().includes('reply')")
    draft = page.evaluate("() => Object.values(localStorage).join()")
    button(place, "Valider").click()
    people.has_status(page, "moi", Status.FIRST_TRY)
    (attempt,) = kept.recorded(own_room, card)
    assert attempt.attempt.response["steps"][-1] == [
        "reply",
        "m1",
        "Merci, oui. {prenom} ({adresse})",
    ]
    files = [path for path in own_room.data.rglob("*") if path.is_file()]
    traces = ["".join(sent), draft, *(path.read_bytes().decode("latin-1") for path in files)]
    assert sent
    assert not [text for text in traces if "bulonne" in text.casefold()]


def test_a_real_address_is_stopped(new_page, own_room):
    page = new_page()
    people.join(page, own_room, "Sacha")
    place = people.exercise(page, "moi")
    place.get_by_label("Une adresse mail inventée").fill("odile@vraie-adresse.fr")
    expect(place.locator(".declic-guard")).to_contain_text("vraie adresse")
    button(place, "Devenir Rosa").click()
    button(place, "Ouvrir la messagerie").click()
    expect(button(place, "Pour Rosa")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 %"])
def test_nothing_is_cut_and_nothing_is_out_of_reach(new_page, own_room, size):
    page = new_page(viewport=size)
    people.join(page, own_room, "Lou")
    place = people.exercise(page, "boite")
    assert (overflow(page), violations(page)) == (0, [])
    button(place, "Ma Banque").click()
    button(place, "Où mène ce lien").click()
    assert (overflow(page), violations(page)) == (0, [])
    place.get_by_role("link", name="www.banque.example").click()
    assert (overflow(page), violations(page)) == (0, [])
    button(place, "Retour au message").click()
    button(place, "Répondre").click()
    assert (overflow(page), violations(page)) == (0, [])
