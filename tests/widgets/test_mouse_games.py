"""The games of the mouse count what hands do, from the events alone, and say what would help."""

from __future__ import annotations

import pytest

from declic.errors import AuthorError, InvalidResponse
from tests.widgets import rounds
from tests.widgets.rounds import double_presses, event, presses, round_of, spots
from tests.widgets.test_hostile_pages import attempt
from widgets import DoubleClick, DragAndDrop, PointAndClick, RightClick, Scroll
from widgets._devices import DEVICES, SETTINGS, where
from widgets._round import Lot

GAMES = (PointAndClick, DoubleClick, RightClick, DragAndDrop, Scroll)
LONG = 3_000


def point(**options):
    return PointAndClick("**Viser.** Cliquez.", **{"id": "viser", "target": 3} | options)


def double(**options):
    return DoubleClick("**Ouvrir.** Ouvrez.", **{"id": "ouvrir", "target": 3} | options)


def menu(**options):
    return RightClick("**Menu.** Choisissez.", **{"id": "menu", "target": 3} | options)


def drag(**options):
    return DragAndDrop("**Glisser.** Rangez.", **{"id": "glisser", "target": 3} | options)


def scroll(**options):
    return Scroll("**Défiler.** Cherchez.", **{"id": "defiler", "target": 3} | options)


def advice(game, *events, **changes):
    return game.judge(round_of(*events, **changes)).feedback


def test_the_lot_draws_what_the_page_draws():
    lot = Lot(42)
    assert [lot.below(1_000_000) for _draw in range(5)] == [601103, 448290, 852465, 669734, 174813]


def test_what_a_page_says_that_it_reached_counts_for_nothing():
    forged = round_of(*presses(120, 1), reached=10**9, score=1, correct=True)
    assert point().judge(forged).score == pytest.approx(1 / 3)


def test_targets_of_another_seed_are_not_where_these_were():
    played = round_of(*presses(28, 3), level=5, seed=rounds.SEED + 1)
    assert point().judge(played).score == 0


def test_more_than_the_target_is_the_target_and_the_best_round_says_how_many():
    exercise = point(calm=False)
    exercise._receive(exercise, attempt(round_of(*presses(120, 5), calm=False)), [])
    assert exercise.progress["verdict"]["score"] == 1
    assert exercise.progress["best"] == [{"level": 1, "calm": False, "n": 5}]


def test_with_a_clock_what_comes_after_it_does_not_count():
    late = round_of(*presses(120, 3, pace=4_000), calm=False)
    assert point(seconds=10, calm=False).judge(late).score == pytest.approx(2 / 3)
    assert point(seconds=10).judge({**late, "calm": True}).score == 1


def test_the_best_calm_round_is_the_one_with_the_fewest_misses(said):
    exercise = point()
    beside = event(100, "press", **spots(120, 1, 1.5)[0])
    exercise._receive(exercise, attempt(round_of(beside, *presses(120, 3)), "a1"), [])
    assert exercise.progress["best"] == [{"level": 1, "calm": True, "n": 1}]
    exercise._receive(exercise, attempt(round_of(*presses(120, 3)), "a2"), [])
    assert exercise.progress["best"] == [{"level": 1, "calm": True, "n": 0}]
    exercise._receive(exercise, attempt(round_of(*presses(120, 1)), "a3"), [])
    assert exercise.progress["best"] == [{"level": 1, "calm": True, "n": 0}]


def test_who_comes_back_finds_the_best_round_again(said, in_a_room):
    first = point()
    first._receive(first, attempt(round_of(*presses(120, 3))), [])
    assert point().progress["best"] == [{"level": 1, "calm": True, "n": 0}]


@pytest.mark.parametrize(
    ("reached", "level", "calm", "next_round"),
    [
        (3, 1, True, "La suite\u00a0: niveau 2, grandes cibles."),
        (3, 5, True, "avec le chronomètre"),
        (1, 2, True, "Plus facile\u00a0: niveau 1, très grandes cibles."),
        (2, 2, False, "Le mode calme enlève le chronomètre."),
    ],
)
def test_the_end_says_which_round_comes_next(reached, level, calm, next_round):
    size = (120, 88, 64, 44, 28)[level - 1]
    said = advice(point(), *presses(size, reached), level=level, calm=calm)
    assert next_round in said


def test_the_authors_word_stands_before_the_advice():
    said = advice(point(right="Bravo."), *presses(120, 3))
    assert said.startswith("Bravo.\n\nLa suite")


def test_misses_near_small_targets_lead_to_the_pointers_settings():
    near = [event(500 * (i + 1), "press", **spots(44, 1, 1.6)[0]) for i in range(4)]
    said = advice(point(), *near, level=4, device="windows")
    assert "Un pointeur plus lent" in said
    assert "**Paramètres › Bluetooth et appareils › Souris**" in said
    assert "Un pointeur plus gros" in said


def test_misses_far_from_the_target_lead_to_the_gesture():
    far = [event(500 * (i + 1), "press", **spots(44, 1, 6)[0]) for i in range(4)]
    assert "arrêtez-vous, puis cliquez" in advice(point(), *far, level=4)


def test_a_slow_way_leads_to_a_faster_pointer_with_a_mouse_only():
    assert "Le pointeur peut aller plus vite" in advice(point(), *presses(120, 3, pace=6_000))
    touched = presses(120, 3, pace=6_000, by="touch")
    assert "plus vite" not in advice(point(), *touched)


@pytest.mark.parametrize(
    ("device", "path"),
    [
        ("windows", "Vitesse du double-clic"),
        ("macos", "Contrôle du pointeur"),
        ("linux", "Délai du double-clic"),
        ("android", "toucher une fois suffit"),
        ("other", "la personne qui anime l'atelier"),
    ],
)
def test_slow_double_clicks_lead_to_the_devices_own_setting(device, path):
    spot = spots(72, 1)[0]
    slow = [event(LONG * n + late, "press", **spot) for n in (1, 2, 3) for late in (0, 800)]
    said = advice(double(), *slow, level=3, device=device)
    assert "L'ordinateur peut l'attendre plus longtemps." in said
    assert path in said


def test_the_time_between_the_clicks_is_told():
    assert "Entre vos deux clics\u00a0: 0,32 seconde." in advice(
        double(), *double_presses(120, 3, 320)
    )


def test_a_second_click_that_slips_off_leads_to_the_hand():
    slipped = [
        one
        for i in range(2)
        for one in (
            event(LONG * (i + 1), "press", **spots(120, 1)[0]),
            event(LONG * (i + 1) + 300, "press", **spots(120, 1, 1.5)[0]),
        )
    ]
    assert "Posez la paume" in advice(double(), *slipped)


def test_a_button_that_doubles_its_clicks_is_found_out():
    assert "usée" in advice(double(), *_bounces())


def _bounces():
    spot = spots(120, 1)[0]
    return [event(LONG * n + late, "press", **spot) for n in (1, 2, 3) for late in (0, 20)]


def test_the_wrong_button_leads_to_the_right_one_and_a_short_touch_to_a_longer_one():
    clicks = [event(500 * (i + 1), "click") for i in range(3)]
    assert "le bouton de droite" in advice(menu(), *clicks)
    touches = [event(500 * (i + 1), "click", "touch") for i in range(3)]
    said = advice(menu(), *touches, device="android")
    assert "Laissez le doigt posé" in said
    assert "Délai de l'appui prolongé" in said


def test_objects_that_are_let_go_too_soon_lead_to_a_button_that_is_held():
    said = advice(drag(), *rounds.drops([-1, -1, -1]), device="windows")
    assert "Verrouillage du clic" in said


def test_lines_that_run_away_lead_to_the_wheel():
    said = advice(scroll(), *rounds.found(rounds.lines(3), turns=4), device="windows")
    assert "Lignes à faire défiler" in said


@pytest.mark.parametrize("by", ["mouse", "touch", "pen", "keyboard"])
def test_each_way_of_playing_counts_the_same(by):
    assert point().judge(round_of(*presses(120, 3, by=by))).score == 1


def test_the_adviser_reads_level_score_misses_and_way():
    beside = event(100, "press", "keyboard", **spots(120, 1, 1.5)[0])
    said = point().judge(round_of(beside, *presses(120, 2, by="keyboard"))).details["said"]
    assert said == [
        "niveau 1, très grandes cibles (mode calme)",
        "2 cibles touchées (objectif\u00a0: 3)",
        "1 clic à côté de la cible",
        "au clavier",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"events": [event(1, "press")] * 2_001},
        {"events": {}},
        {"level": True},
        {"level": 1.0},
        {"seed": 1.5},
        {"seed": None},
        {"calm": 1},
        {"device": ["windows"]},
        {"events": [event(10**9, "press", **spots(120, 1)[0])]},
        {"events": [event(1, "press", by="mind", **spots(120, 1)[0])]},
    ],
)
def test_a_round_that_no_hand_can_play_is_refused(changes):
    with pytest.raises(InvalidResponse):
        point().judge(round_of(*presses(120, 1)) | changes)


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        ({"level": 6}, "1, 2, 3, 4, 5"),
        ({"level": True}, "1, 2, 3, 4, 5"),
        ({"levels": [1, 9]}, "[1, 2]"),
        ({"levels": "12"}, "[1, 2]"),
        ({"levels": []}, "[1, 2]"),
        ({"levels": [1, 2], "level": 3}, "1, 2"),
        ({"target": 0}, "1 à 100"),
        ({"target": 2.5}, "1 à 100"),
        ({"seconds": 5}, "10 à 600"),
        ({"calm": "oui"}, "calm=True"),
        ({"show_time": 1}, "show_time=True"),
        ({"levvel": 1}, "level"),
    ],
)
def test_a_mistake_in_a_games_options_names_the_remedy(options, remedy):
    with pytest.raises(AuthorError, match="PointAndClick “viser”") as raised:
        point(**options)
    assert remedy in str(raised.value)


@pytest.mark.parametrize(
    "baskets",
    [
        {"Photos": ["Plage"]},
        {"Photos": ["Plage"], "Lettres": []},
        {"Photos": "Plage", "Lettres": ["Banque"]},
        {"Photos": ["Plage"], "Lettres": ["x" * 41]},
        {"Photos": ["Plage"], "Photos ": ["Lac"]},
        {letter: ["objet"] for letter in "abcde"},
        ["Photos", "Lettres"],
    ],
)
def test_baskets_that_are_none_are_refused(baskets):
    with pytest.raises(AuthorError, match="baskets"):
        drag(baskets=baskets)


def test_an_authors_baskets_are_shown_as_they_were_typed():
    exercise = drag(baskets={"<b>Photos": ["<img src=x>"], "*Lettres*": ["Banque"]})
    shown = exercise.content["baskets"]
    assert shown[0] == {"name": "<b>Photos", "loads": ["<img src=x>"]}
    assert shown[1]["name"] == "Lettres"


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_setting_has_a_sentence_for_every_device(setting, device, language, monkeypatch):
    monkeypatch.setenv("DECLIC_LANGUAGE", language)
    sentence = where(setting, device)
    assert sentence.endswith(".")
    assert ("Ask your adviser" in sentence or "It is here" in sentence) is (language == "en")


@pytest.mark.parametrize("kind", GAMES)
def test_each_game_says_how_it_is_played_with_the_keyboard(kind):
    exercise = kind("**Un jeu.**", id=f"jeu-{kind.kind}")
    assert "Au clavier" in exercise.content["keyboard"]
    assert exercise.content["keyboard"].endswith("Cela compte autant.")
