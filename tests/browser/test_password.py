"""A passphrase is built, by every hand, and never leaves its field; a code is given to nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import kept, people
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import MACHINE, PHONE, ZOOMED, overflow, violations

NAMES = ("souris", "clavier", "doigt", "remarques", "force", "secret")
STRONG = "girafe camion violette sommeil"
SECRET = "Zanzibouille grimpe 7 toboggans"


def source(name):
    code = ", code=False" if name == "force" else ""
    return (
        f'Password("**Une phrase.** Protégez ce compte.", hint="Quatre mots."{code}, id="{name}")'
    )


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    def write(root):
        write_exercises(root, "phrases", "Les phrases", map(source, NAMES))

    with own_workshop(tmp_path_factory, "phrases", write) as running:
        yield running


def phrase_of(place):
    return place.get_by_label("La phrase de passe de Camille Delorme")


def code_on(place):
    """Return the code that the phone shows."""
    text = place.locator(".declic-password-message p").first.inner_text()
    return text.partition(":")[2].partition(".")[0].strip()


def go_through(hand, name):
    place = people.exercise(hand.page, name)
    hand.write(phrase_of(place), STRONG)
    expect(place.get_by_text("des siècles")).to_be_visible()
    hand.press(place.get_by_role("button", name="Choisir cette phrase"))
    hand.write(place.get_by_label("Tapez ici le code"), code_on(place))
    if isinstance(hand, Keyboard):
        people.tab_to(hand.page, place.get_by_role("radio", name="Je lis le code"))
        hand.page.keyboard.press("ArrowDown")
    else:
        hand.press(place.get_by_role("radio", name="Je ne le donne pas"))
    hand.press(place.get_by_role("button", name="Valider"))


def test_with_a_mouse(mouse_page):
    go_through(Mouse(mouse_page), "souris")
    people.has_status(mouse_page, "souris", Status.FIRST_TRY)
    place = people.exercise(mouse_page, "souris")
    expect(place.get_by_text("Aucune banque, aucune administration")).to_be_visible()
    expect(phrase_of(place)).to_have_value("")


def test_with_the_keyboard_alone(keyboard_page):
    go_through(Keyboard(keyboard_page), "clavier")
    people.has_status(keyboard_page, "clavier", Status.FIRST_TRY)


def test_by_touch_on_a_small_phone(touch_page):
    go_through(Touch(touch_page), "doigt")
    people.has_status(touch_page, "doigt", Status.FIRST_TRY)
    assert overflow(touch_page) == 0


def test_giving_the_code_away_is_told_and_can_be_done_better(mouse_page):
    place = people.exercise(mouse_page, "remarques")
    phrase_of(place).fill(STRONG)
    place.get_by_role("button", name="Choisir cette phrase").click()
    place.get_by_label("Tapez ici le code").fill(code_on(place))
    place.get_by_role("radio", name="Je lis le code").check()
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "remarques", Status.IN_PROGRESS)
    expect(place.get_by_text("La personne qui demande ce code veut entrer")).to_be_visible()
    place.get_by_role("button", name="Réessayer").click()
    place.get_by_role("radio", name="Je ne le donne pas").check()
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "remarques", Status.ACQUIRED)


@pytest.mark.parametrize(
    ("phrase", "remark"),
    [
        ("soleil", "Elle est courte"),
        ("motdepasse", "mots de passe les plus choisis"),
        ("Delorme1954", "« Delorme » parle de la personne"),
        ("hippopotame", "« hippopotame » est un mot du dictionnaire"),
        ("nicolas", "les plus choisis"),
        ("14/07/1998", "une date ou à une année"),
        ("hgfdsqwxcv", "touches du clavier"),
        ("aaaaaaaaa", "se répète"),
        ("abcdefghij", "se suivent"),
    ],
)
def test_a_weak_passphrase_is_told_why(mouse_page, phrase, remark):
    place = people.exercise(mouse_page, "force")
    phrase_of(place).fill(phrase)
    expect(place.get_by_text("Elle ne tient pas encore")).to_be_visible()
    expect(place.locator(".declic-password-remarks")).to_contain_text(remark)


def test_a_weak_passphrase_is_not_enough_and_four_drawn_words_are(mouse_page):
    place = people.exercise(mouse_page, "force")
    place.get_by_role("button", name="Tirer quatre mots au hasard").click()
    first = phrase_of(place).input_value()
    assert len(set(first.split("-"))) == 4
    expect(place.get_by_text("Inventez une petite histoire")).to_be_visible()
    expect(place.get_by_text("Elle tient bon")).to_be_visible()
    place.get_by_role("button", name="Tirer quatre mots au hasard").click()
    assert phrase_of(place).input_value() != first
    phrase_of(place).fill("soleil")
    place.get_by_role("button", name="Cacher").click()
    expect(place.locator(".declic-password-remarks")).not_to_contain_text("soleil")
    place.get_by_role("button", name="Montrer").click()
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "force", Status.IN_PROGRESS)
    place.get_by_role("button", name="Réessayer").click()
    place.get_by_role("button", name="Tirer quatre mots au hasard").click()
    place.get_by_role("button", name="Valider").click()
    people.has_status(mouse_page, "force", Status.ACQUIRED)


def test_the_passphrase_is_neither_sent_nor_kept(new_page, own_room):
    page = new_page()
    sent = []

    def note(frame):
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.on("request", lambda request: sent.append(request.post_data or request.url))
    people.enter(page, own_room, "Discrète")
    card = people.card(page)
    page.goto(page.url.removesuffix("card") + "workshop/")
    people.wait_for_workshop(page)
    place = people.exercise(page, "secret")
    phrase_of(place).press_sequentially(SECRET)
    place.get_by_role("button", name="Choisir cette phrase").click()
    draft = page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert "strength" in draft
    place.get_by_label("Tapez ici le code").fill("000000")
    place.get_by_role("radio", name="Je ne le donne pas").check()
    page.reload()
    people.wait_for_workshop(page)
    expect(phrase_of(place)).to_have_value("")
    expect(place.get_by_text("n'a pas été gardée, seulement sa force")).to_be_visible()
    phrase_of(place).fill(SECRET)
    place.get_by_role("button", name="Valider").click()
    expect(place.get_by_role("button", name="Réessayer")).to_be_visible()
    [record] = kept.recorded(own_room, card)
    assert record.attempt.response["strength"] == 4
    left = page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })")
    files = [file.read_bytes() for file in own_room.data.rglob("*") if file.is_file()]
    everything = [
        draft,
        left,
        *map(str, sent),
        *(body.decode("utf-8", "replace") for body in files),
    ]
    assert any("shown_checks" in text for text in map(str, sent))
    for word in SECRET.split(maxsplit=1)[0], "toboggans":
        assert not [text for text in everything if word in text]


@pytest.mark.parametrize("size", [MACHINE, PHONE, ZOOMED], ids=["machine", "phone", "200 %"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_and_nothing_is_out_of_reach(new_page, own_room, size, scheme):
    page = new_page(viewport=size, color_scheme=scheme)
    people.join(page, own_room, "Noor")
    place = people.exercise(page, "secret")
    phrase_of(place).fill("Camille1954")
    place.get_by_text("Votre identité inventée").click()
    place.get_by_role("button", name="Choisir cette phrase").click()
    place.get_by_label("Tapez ici le code").fill("000000")
    expect(place.get_by_text("Appel de «")).to_be_visible()
    assert overflow(page) == 0
    assert violations(page) == []
