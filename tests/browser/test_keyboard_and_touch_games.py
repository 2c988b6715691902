"""Games of the keyboard and of tablets, by mouse, keyboard, touch at 320 px, over a reload."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people, players
from tests.browser.fixtures import STILL, own_workshop, write_exercises
from tests.browser.pages import PHONE, ZOOMED, overflow, violations
from tests.browser.players import TARGET, middle, take_time

TEXTS = ["Bonjour,", "Été à Nice", "Merci\nAlex"]
PIECES = ["D-4471", "aide@mairie.example", "lundi"]
GAMES = {
    "keys": f'KeyHunt("**Les touches.** Trouvez.", keys=["a", "@", "7", "Enter", "M"],'
    f' target={TARGET}, help_after=60, id="keys")',
    "typing": f'Typing("**Un mot.** Tapez.", texts={TEXTS!r}, id="typing")',
    "copy": f'CopyPaste("**Copier.** Collez.", document="Dossier : D-4471\\n\\nMail :'
    f' aide@mairie.example\\nRendez-vous lundi à 14 h.", pieces={PIECES!r}, id="copy")',
    "tap": f'Tap("**Toucher.** Touchez.", target={TARGET}, id="tap")',
    "swipe": f'Swipe("**Glisser.** Glissez.", target={TARGET}, id="swipe")',
    "pinch": 'Pinch("**Le plan.** Trouvez.", places=["Mairie", "Gare", "Marché", "Piscine"],'
    f' target={TARGET}, id="pinch")',
    "helped": 'KeyHunt("**Aidé.** Trouvez.", keys=["@", "ê"], target=1, help_after=3, id="helped")',
    "correct": 'Typing("**Corriger.** Corrigez.", texts=["Lundi."], starts={"Lundi.": "Lunndi."},'
    ' id="correct")',
    "letter": 'KeyHunt("**Deux touches.** Trouvez.", keys=["ê", "ô"], target=1, id="letter")',
}
PLAYED = list(GAMES)[:6]
ARROWS = {"←": (-1, 0), "→": (1, 0), "↑": (0, -1), "↓": (0, 1)}
ARROW_KEYS = {"←": "ArrowLeft", "→": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown"}
FAR = 100
"""Pixels of a slide."""


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    """A running room with the games."""
    write = partial(write_exercises, name="jeux", title="Les jeux", sources=GAMES.values())
    with own_workshop(tmp_path_factory, "jeux", write) as running:
        yield running


@pytest.fixture
def learner(new_page, own_room):
    page = new_page()
    people.join(page, own_room, "Camille")
    return page


class Player(players.Player):
    """Plays with a mouse; texts are typed all the same."""

    def asked_key(self):
        return self.place.locator(".declic-asked").inner_text()

    def arrow(self):
        return self.place.locator(".declic-slide-arrow").inner_text()

    def keys(self):
        """Press the keys of the drawn keyboard."""
        asked = self.asked_key()
        if asked == "@":
            self.press(self.place.locator(".declic-keycap", has_text="Alt Gr"))
            self.press(self.place.locator(".declic-keycap:has(u:text-is('@'))"))
        elif asked in "7M":
            self.press(self.place.locator(".declic-keycap", has_text="Maj").nth(1))
            part = "i" if asked == "7" else "b"
            self.press(self.place.locator(f".declic-keycap:has({part}:text-is('{asked}'))"))
        else:
            name = "Entrée" if asked.startswith("Entrée") else asked
            self.press(self.place.locator(".declic-keycap", has_text=re.compile(f"^{name}")).first)

    def typing(self):
        following = self.place.get_by_role("button", name="Texte suivant")
        if following.is_visible():
            self.press(following)
        model = self.place.locator(".declic-model").inner_text()
        self.page.keyboard.type(next(text for text in TEXTS if text[:3] in model))

    def copy(self):
        self.select(self.place.locator(".declic-piece").inner_text())
        self.press(self.place.get_by_role("button", name="Copier", exact=True))
        self.press(self.place.get_by_role("button", name="Coller", exact=True))

    def select(self, piece):
        """Select as a mouse or a finger does, in a field whose letters have no places."""
        self.place.locator(".declic-source").evaluate(
            """(one, piece) => {
                const start = one.value.indexOf(piece);
                one.focus();
                one.setSelectionRange(start, start + piece.length);
            }""",
            piece,
        )

    def tap(self):
        self.point()

    def swipe(self):
        x, y = middle(self.place.locator(".declic-slide-pad"))
        dx, dy = (FAR * way for way in ARROWS[self.arrow()])
        self.drag_by((x - dx / 2, y - dy / 2), (x + dx / 2, y + dy / 2))

    def drag_by(self, start, goal):
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*goal, steps=6)
        self.page.mouse.up()

    def pinch(self):
        name = self.place.locator(".declic-map-ask strong").inner_text()
        self.enlarge()
        there = self.place.get_by_role("button", name=name, exact=True)
        view = self.place.locator(".declic-map").bounding_box()
        for _move in range(30):
            x, y = middle(there)
            far_x, far_y = view["x"] + view["width"] / 2 - x, view["y"] + view["height"] / 2 - y
            if abs(far_x) < view["width"] * 0.4 and abs(far_y) < view["height"] * 0.4:
                break
            dx, dy = (max(-120, min(120, far)) for far in (far_x, far_y))
            cx, cy = view["x"] + view["width"] / 2, view["y"] + view["height"] / 2
            self.drag_by((cx - dx / 2, cy - dy / 2), (cx + dx / 2, cy + dy / 2))
        self.press_at(*middle(there))

    def press_at(self, x, y):
        self.page.mouse.click(x, y)

    def enlarge(self):
        while self.place.locator(".declic-map-name").first.get_attribute("tabindex") != "0":
            self.press(self.place.get_by_role("button", name="Agrandir"))


class Keyboard(players.Keyboard, Player):
    """Plays with the keyboard alone."""

    def keys(self):
        asked = self.asked_key()
        expect(self.place.get_by_label("Tapez ici")).to_be_focused()
        if asked.startswith("Entrée"):
            self.page.keyboard.press("Enter")
        else:
            self.page.keyboard.type(asked)

    def typing(self):
        following = self.place.get_by_role("button", name="Texte suivant")
        if following.is_visible():
            expect(following).to_be_focused()
            self.page.keyboard.press("Enter")
        Player.typing(self)

    def copy(self):
        source = self.place.locator(".declic-source")
        people.tab_to(self.page, source)
        piece = self.place.locator(".declic-piece").inner_text()
        self.page.keyboard.press("Control+Home")
        for _letter in range(source.input_value().index(piece)):
            self.page.keyboard.press("ArrowRight")
        for _letter in piece:
            self.page.keyboard.press("Shift+ArrowRight")
        self.page.keyboard.press("Control+c")
        people.tab_to(self.page, self.place.get_by_label("Collez ici"))
        self.page.keyboard.press("Control+v")

    def tap(self):
        self.aim()
        self.page.keyboard.press("Enter")

    def swipe(self):
        self.page.keyboard.press(ARROW_KEYS[self.arrow()])

    def pinch(self):
        name = self.place.locator(".declic-map-ask strong").inner_text()
        while self.place.locator(".declic-map-name").first.get_attribute("tabindex") != "0":
            self.page.keyboard.press("+")
        there = self.place.get_by_role("button", name=name, exact=True)
        self.place.locator(".declic-map").focus()
        people.tab_to(self.page, there)
        self.page.keyboard.press("Enter")


class Touch(players.Touch, Player):
    """Plays with one finger or two."""

    tap = players.Touch.point

    def drag_by(self, start, goal):
        self.slide(start, goal)

    def press_at(self, x, y):
        self.page.touchscreen.tap(x, y)

    def enlarge(self):
        x, y = middle(self.place.locator(".declic-map"))
        while self.place.locator(".declic-map-name").first.get_attribute("tabindex") != "0":
            self.finger("touchStart", (x - 15, y), (x + 15, y))
            for apart in (30, 50, 70, 90):
                self.finger("touchMove", (x - apart, y), (x + apart, y))
            self.finger("touchEnd")


@pytest.mark.parametrize("game", PLAYED)
def test_with_a_mouse(mouse_page, game):
    player = Player(mouse_page, game)
    player.play(game)
    people.has_status(mouse_page, game, Status.FIRST_TRY)
    player.ended()


@pytest.mark.parametrize("game", PLAYED)
def test_with_the_keyboard_alone(keyboard_page, game):
    player = Keyboard(keyboard_page, game)
    player.place.focus()
    player.play(game)
    people.has_status(keyboard_page, game, Status.FIRST_TRY)
    player.ended()
    assert player.place.evaluate("(node) => node.contains(document.activeElement)")


@pytest.mark.parametrize("game", PLAYED)
def test_by_touch_on_a_small_phone(touch_page, game):
    player = Touch(touch_page, game)
    player.play(game)
    people.has_status(touch_page, game, Status.FIRST_TRY)
    player.ended()


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["320 px", "200 %"])
@pytest.mark.parametrize("game", PLAYED)
def test_before_within_and_after_a_round_nothing_bars_the_way(new_page, own_room, game, size):
    page = new_page(viewport=size, has_touch=True, is_mobile=True, **STILL)
    people.join(page, own_room, "Axe")
    player = Player(page, game)
    for step in (player.begin, lambda: page.keyboard.press("Escape")):
        assert overflow(page) == 0
        assert violations(page) == []
        step()
        small = player.place.locator(
            "button:not(.declic-map-name):visible, input:visible, label:visible"
        ).evaluate_all(
            """(all) => all.map((one) => [one.textContent, one.getBoundingClientRect()])
                .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
                .map(([name, box]) => `${name} ${box.width}×${box.height}`)"""
        )
        assert small == []
    assert violations(page) == []


@pytest.mark.parametrize("game", ["keys", "typing", "copy", "swipe"])
def test_a_round_goes_on_after_a_reload(learner, game):
    player = Player(learner, game)
    player.begin()
    player.hit(game)
    player.reached(1)
    learner.reload()
    people.wait_for_workshop(learner)
    player = Player(learner, game)
    learner.get_by_role("button", name="Continuer la partie").or_(
        player.place.get_by_role("button", name=re.compile("Reprendre|Continuer"))
    ).first.click()
    for done in (1, 2):
        player.reached(done)
        player.hit(game)
    people.has_status(learner, game, Status.FIRST_TRY)
    player.ended()


def test_a_key_is_shown_after_a_while_and_then_counts_for_nothing(learner):
    player = Keyboard(learner, "helped")
    player.begin()
    how = player.place.locator(".declic-how")
    expect(how).not_to_be_empty()
    expect(player.place.locator(".declic-keycap.is-shown").first).to_be_visible()
    first = player.asked_key()
    learner.keyboard.insert_text(first)
    expect(player.place.locator(".declic-asked")).not_to_have_text(first)
    player.reached(0)
    take_time(learner)
    learner.keyboard.insert_text(player.asked_key())
    people.has_status(learner, "helped", Status.FIRST_TRY)


def test_another_key_is_named_and_nothing_is_lost(learner):
    player = Keyboard(learner, "keys")
    player.begin()
    learner.keyboard.type("x")
    expect(player.place.locator(".declic-told")).to_contain_text("C'était x")
    learner.keyboard.press("Backspace")
    expect(player.place.locator(".declic-told")).to_contain_text("Effacer")
    player.reached(0)


def test_two_drawn_keys_make_one_letter(learner):
    player = Player(learner, "letter")
    player.begin()
    letter = {"ê": "E", "ô": "O"}[player.asked_key()]
    player.press(player.place.locator(".declic-keycap:has(b:text-is('^'))"))
    player.press(player.place.locator(f".declic-keycap:has(b:text-is('{letter}'))"))
    expect(player.place.locator(".declic-outcome")).to_be_visible()
    people.has_status(learner, "letter", Status.FIRST_TRY)


def test_the_first_letter_that_differs_is_said_and_explained(learner):
    player = Keyboard(learner, "typing")
    player.begin()
    said = player.place.locator(".declic-typing-said")
    learner.keyboard.type("Bonk")
    expect(said).to_contain_text("« j »")
    expect(said).to_contain_text("« k »")
    expect(player.place.locator(".declic-model > mark")).to_have_text("j")
    player.press(player.place.get_by_role("button", name="Comment le taper"))
    expect(said).to_contain_text("[J]")
    expect(player.place.get_by_label("Tapez ici")).to_be_focused()
    learner.keyboard.press("Backspace")
    expect(said).to_be_empty()


def test_a_text_to_type_is_not_pasted(learner):
    player = Player(learner, "typing")
    player.begin()
    field = player.place.get_by_label("Tapez ici")
    learner.keyboard.type("Bonjour")
    learner.keyboard.press("Control+a")
    learner.keyboard.press("Control+c")
    learner.keyboard.press("Delete")
    learner.keyboard.press("Control+v")
    expect(field).to_have_value("")
    expect(player.place.locator(".declic-typing-said")).to_contain_text("sans le coller")


def test_a_text_is_corrected_with_the_erase_key(learner):
    player = Keyboard(learner, "correct")
    player.begin()
    expect(player.place.get_by_label("Tapez ici")).to_have_value("Lunndi.")
    for key in ("End", *["ArrowLeft"] * 3, "Backspace"):
        learner.keyboard.press(key)
    people.has_status(learner, "correct", Status.FIRST_TRY)


def test_a_text_that_is_typed_is_not_taken_for_a_paste(learner):
    player = Player(learner, "copy")
    player.begin()
    said = player.place.locator(".declic-copy-said")
    player.press(player.place.get_by_role("button", name="Coller", exact=True))
    expect(said).to_contain_text("Copiez d'abord")
    player.place.get_by_label("Collez ici").focus()
    learner.keyboard.type(player.place.locator(".declic-piece").inner_text())
    expect(said).to_contain_text("il a été tapé")
    player.reached(0)
    source = player.place.locator(".declic-source")
    before = source.input_value()
    source.focus()
    learner.keyboard.type("x")
    assert source.input_value() == before


def test_a_long_touch_is_no_tap(learner):
    player = Player(learner, "tap")
    player.begin()
    take_time(learner, 500)  # the page still glides
    learner.mouse.move(*middle(player.place.locator(".declic-target-disc")))
    learner.mouse.down()
    take_time(learner, 2100)
    learner.mouse.up()
    expect(player.place.locator(".declic-told")).to_contain_text("appui long")
    player.reached(0)


@pytest.mark.parametrize("way", ["buttons", "short", "wrong"])
def test_a_slide_counts_by_button_and_must_be_long_and_to_its_side(learner, way):
    player = Player(learner, "swipe")
    player.begin()
    take_time(learner)
    told = player.place.locator(".declic-told")
    arrow = player.arrow()
    if way == "buttons":
        player.place.locator(".declic-slide-go", has_text=arrow).click()
        player.reached(1)
    elif way == "short":
        x, y = middle(player.place.locator(".declic-slide-pad"))
        player.drag_by((x, y), (x + 12, y + 3))
        expect(told).to_contain_text("Poussez plus loin")
    else:
        other = next(one for one in ARROWS if one != arrow)
        learner.keyboard.press(ARROW_KEYS[other])
        expect(told).to_contain_text("Elle est partie")
        player.reached(0)


def test_a_name_too_small_to_be_read_is_not_found_yet(learner):
    player = Player(learner, "pinch")
    player.begin()
    take_time(learner)
    name = player.place.locator(".declic-map-ask strong").inner_text()
    there = player.place.get_by_role("button", name=name, exact=True)
    learner.mouse.click(*middle(there))
    expect(player.place.locator(".declic-told")).to_contain_text("Agrandissez d'abord")
    learner.keyboard.down("Control")
    learner.mouse.wheel(0, -600)
    learner.keyboard.up("Control")
    expect(there).to_have_attribute("tabindex", "0")
    player.reached(0)
