"""The games of the mouse, by mouse, by keyboard alone, by touch on a small phone, over a reload."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import STILL, own_workshop, write_exercises
from tests.browser.pages import PHONE, overflow, violations
from tests.browser.players import TARGET, Keyboard, Player, Touch, take_time

GAMES = {
    "point": f'PointAndClick("**Viser.** Cliquez.", target={TARGET}, id="point")',
    "double": f'DoubleClick("**Ouvrir.** Ouvrez.", target={TARGET}, id="double")',
    "menu": f'RightClick("**Le menu.** Choisissez.", level=3, target={TARGET}, id="menu")',
    "drag": f'DragAndDrop("**Glisser.** Rangez.", level=3, target={TARGET}, id="drag")',
    "scroll": f'Scroll("**Défiler.** Cherchez.", target={TARGET}, id="scroll")',
    "short": 'PointAndClick("**Vite.** Cliquez.", target=50, seconds=10, calm=False, id="short")',
    "once": 'PointAndClick("**Une fois.** Cliquez.", target=1, attempts=1, id="once")',
}
PLAYED = list(GAMES)[:5]


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


@pytest.mark.parametrize("game", PLAYED)
def test_before_within_and_after_a_round_nothing_bars_the_way(new_page, own_room, game):
    page = new_page(viewport=PHONE, **STILL)
    people.join(page, own_room, "Axe")
    player = Player(page, game)
    for step in (player.begin, lambda: page.keyboard.press("Escape")):
        assert overflow(page) == 0
        assert violations(page) == []
        step()
        small = player.place.locator("button:visible, label:visible").evaluate_all(
            """(all) => all.map((one) => [one.textContent, one.getBoundingClientRect()])
                .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
                .map(([name, box]) => `${name} ${box.width}×${box.height}`)"""
        )
        assert small == []
    assert violations(page) == []


def test_a_round_goes_on_after_a_reload(learner):
    player = Player(learner, "point")
    player.begin()
    player.hit("point")
    player.reached(1)
    learner.reload()
    people.wait_for_workshop(learner)
    expect(player.place).to_contain_text("La partie vous attend.")
    player.place.get_by_role("button", name="Reprendre").click()
    for done in (1, 2):
        player.reached(done)
        player.hit("point")
    people.has_status(learner, "point", Status.FIRST_TRY)
    player.ended()
    learner.reload()
    people.wait_for_workshop(learner)
    player.place.get_by_role("button", name="Revoir").click()
    player.ended()


def test_escape_pauses_and_what_was_reached_can_be_kept(learner):
    player = Player(learner, "double")
    player.begin()
    player.hit("double")
    player.reached(1)
    learner.keyboard.press("Escape")
    expect(player.place.locator(".declic-stage")).to_be_hidden()
    expect(player.place.get_by_role("button", name="Reprendre")).to_be_focused()
    player.place.get_by_role("button", name="Arrêter là").click()
    player.ended(f"1 sur {TARGET}")
    expect(player.place).to_contain_text("Presque")
    expect(player.place).to_contain_text("Entre vos deux clics")
    player.place.get_by_role("button", name="Rejouer").click()
    player.play("double")
    people.has_status(learner, "double", Status.ACQUIRED)


def test_who_stops_before_the_first_gesture_has_not_answered(learner):
    player = Player(learner, "scroll")
    player.begin()
    learner.keyboard.press("Escape")
    player.place.get_by_role("button", name="Arrêter là").click()
    expect(player.place.get_by_role("button", name="Commencer")).to_be_focused()
    assert player.place.get_attribute("data-declic-status") == Status.IN_PROGRESS


def test_after_success_the_next_level_is_proposed_and_the_best_round_is_kept(learner):
    player = Player(learner, "point")
    player.begin()
    take_time(learner)
    place = player.place.locator(".declic-field").bounding_box()
    disc = player.place.locator(".declic-target-disc").bounding_box()
    away = place["x"] + 4 if disc["x"] > place["x"] + 130 else place["x"] + place["width"] - 4
    learner.mouse.click(away, place["y"] + place["height"] / 2)
    expect(player.place).to_contain_text("À côté")
    for done in range(TARGET):
        player.reached(done)
        player.hit("point")
    player.ended()
    expect(player.place.locator(".declic-best")).to_contain_text("1 fois à côté")
    player.place.get_by_role("button", name="Rejouer").click()
    expect(player.place.get_by_role("radio", name="Niveau 2")).to_be_checked()
    player.place.get_by_role("radio", name="Niveau 1").check()
    player.play("point")
    player.ended()
    expect(player.place.locator(".declic-best")).to_contain_text("C'est votre meilleure partie.")


def test_the_clock_ends_a_round_and_calm_mode_is_remembered(learner):
    player = Player(learner, "short")
    player.begin()
    player.hit("point")
    player.ended("1 sur 50")
    expect(player.place).to_contain_text("Le mode calme enlève le chronomètre.")
    player.place.get_by_role("button", name="Rejouer").click()
    player.place.get_by_label("Mode calme").check()
    learner.reload()
    people.wait_for_workshop(learner)
    player.place.get_by_role("button", name="Rejouer").click()
    expect(player.place.get_by_label("Mode calme")).to_be_checked()


def test_a_game_with_one_try_is_over_after_it(learner):
    player = Player(learner, "once")
    player.play("point", 1)
    player.ended("1 sur 1")
    expect(player.place.get_by_role("button", name="Rejouer")).to_be_hidden()
    expect(player.place.get_by_role("button", name="Continuer")).to_be_visible()


def test_an_object_is_put_away_without_dragging_too(learner):
    player = Player(learner, "drag")
    player.begin()
    for done in range(TARGET):
        player.reached(done)
        take_time(learner)
        basket = player.asked()[1]
        player.place.locator(".declic-load").click()
        expect(player.place).to_contain_text("est pris")
        player.place.locator(".declic-basket", has_text=basket).click()
    people.has_status(learner, "drag", Status.FIRST_TRY)


def test_the_left_button_opens_no_menu_and_escape_closes_it_without_a_pause(learner):
    player = Player(learner, "menu")
    player.begin()
    file, _item = player.asked()
    player.place.get_by_role("button", name=file).click()
    expect(player.place).to_contain_text("C'était l'autre bouton.")
    player.place.get_by_role("button", name=file).click(button="right")
    expect(player.place.get_by_role("menu")).to_be_visible()
    learner.keyboard.press("Escape")
    expect(player.place.get_by_role("menu")).to_be_hidden()
    expect(player.place.locator(".declic-stage")).to_be_visible()
