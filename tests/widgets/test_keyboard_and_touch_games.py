"""Games of the keyboard and of tablets: layouts, what counts, advice, authors' mistakes."""

from __future__ import annotations

import json
import re
from itertools import islice

import pytest

from declic.errors import AuthorError
from tests.widgets.rounds import event, round_of, spots
from widgets import CopyPaste, KeyHunt, Pinch, Swipe, Tap, Typing
from widgets._devices import DEVICES, SETTINGS, where
from widgets._keyboard import HERE, LAYOUTS, NAMED, keyboard, likely
from widgets.key_hunt._drawing import drawing
from widgets.key_hunt.key_hunt import is_key, usual_keys
from widgets.typing._texts import matches, usual_starts, usual_texts

FRENCH = "éèçàùêëîïôû"


def said(exercise, *events, **changes):
    """Return what a learner reads after a round."""
    return exercise.judge(round_of(*events, **changes)).feedback


# ---- keyboards
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_data_with_its_source(name):
    data = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    assert data["source"].startswith("https://")
    assert [len(row) for row in data["rows"]] == (
        [13, 13, 11, 10] if name == "qwerty" else [13, 12, 12, 11]
    )


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_has_each_key_once_and_all_that_beginners_need(name):
    layout = keyboard(name)
    codes = [key.code for row in layout.rows for key in row]
    assert len(set(codes)) == len(codes)
    needed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@€.,;:!?'-_/+=()"
    assert [letter for letter in needed if not layout.how(letter)] == []


@pytest.mark.parametrize("name", ["azerty", "bepo"])
def test_a_french_layout_has_the_accents(name):
    assert [letter for letter in FRENCH if not keyboard(name).how(letter)] == []


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("a", ["[A]", "du haut", "à gauche"]),
        ("7", ["Maj", "[è 7]", "chiffres"]),
        ("@", ["Alt Gr", "[à 0]"]),
        ("€", ["Alt Gr", "[E]"]),
        ("ê", ["[^ ¨]", "Rien ne s'affiche", "[E]"]),
        ("Enter", ["flèche coudée"]),
        ("ArrowUp", ["quatre flèches"]),
    ],
)
def test_how_a_key_is_pressed_is_said_in_words(letter, words):
    how = keyboard("azerty").how(letter)
    assert [word for word in words if word not in how] == []


def test_what_no_key_gives_is_not_explained():
    assert keyboard("azerty").how("É") == ""
    assert keyboard("qwerty").how("é") == ""


def test_the_layout_of_a_learner_is_guessed_from_what_the_keys_gave():
    azerty = [("KeyQ", "a"), ("KeyA", "q"), ("Digit2", "é")]
    assert likely(azerty, "qwerty") == "azerty"
    assert likely([("KeyE", "e")], "azerty") == "azerty"
    assert likely([], "bepo") == "bepo"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_drawn_keyboard_has_no_key_on_another(name):
    taken = set()
    for key in drawing(keyboard(name)):
        columns = range(key["column"], key["column"] + key["wide"])
        cells = {(key["row"] + down, column) for down in range(key["high"]) for column in columns}
        assert not cells & taken, key
        assert max(columns) <= 60
        taken |= cells


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_kits_own_levels_can_be_played_on_every_layout(name):
    for keys in usual_keys(keyboard(name)).values():
        assert len(keys) >= 2
        assert all(keyboard(name).how(key) for key in keys)


def test_a_small_letter_is_its_key_and_a_capital_is_itself():
    assert is_key("a", "a")
    assert is_key("a", "A")
    assert is_key("é", "É")
    assert is_key("A", "A")
    assert not is_key("A", "a")
    assert is_key("Space", " ")
    assert not is_key("Enter", "e")


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_found_on_some_device_or_somebody_is_to_be_asked(setting):
    assert set(SETTINGS[setting]) <= set(DEVICES)
    assert all(where(setting, device) for device in DEVICES)


# ---- KeyHunt
def hunt(**options):
    return KeyHunt("Trouvez.", **{"keys": ["v", "b"], "target": 3, "id": "touches"} | options)


def keys_asked(exercise, count):
    return list(islice(exercise._asked(exercise.read(round_of(key(1, "x")))), count))


def key(t, name, **data):
    return event(t, "key", "keyboard", **{"name": name, "code": "", "shown": 0} | data)


def test_keys_that_are_mixed_up_are_named_with_where_they_are():
    exercise = hunt(target=1)
    (asked,) = keys_asked(exercise, 1)
    other = "v" if asked == "b" else "b"
    told = said(exercise, key(500, other), key(1000, asked))
    assert f"Vous avez tapé {other} à la place de {asked}." in told
    assert f"\\[{asked.upper()}\\]" in told


def test_keys_that_are_held_lead_to_the_delay_of_repetition():
    exercise = hunt(target=1)
    held = [event(100, "held", "keyboard")] * 3
    told = said(exercise, *held, key(1000, keys_asked(exercise, 1)[0]))
    assert "Touches filtres" in told
    assert "Réglages Système" in said(exercise, *held, key(1000, "v"), device="macos")
    assert "Touches filtres" not in said(exercise, *held[:2], key(1000, "v"))


def test_another_keyboard_than_the_drawn_one_is_noticed():
    typed = [key(500, "q", code="KeyQ"), key(900, "w", code="KeyW"), key(990, "a", code="KeyA")]
    assert "semble être un QWERTY" in said(hunt(), *typed)
    assert "semble être" not in said(hunt(layout="qwerty"), *typed)


def test_what_is_typed_is_no_markup_in_the_feedback():
    told = hunt(target=1).judge(round_of(key(500, "*[x](y)*"))).feedback
    assert "\\*\\[x\\](y)\\*" in told


# ---- Typing
@pytest.mark.parametrize(
    ("typed", "wanted", "ignored", "same"),
    [
        ("Été", "Été", (), True),
        ("E\u0301te\u0301", "Été", (), True),
        ("été", "Été", (), False),
        ("ÉTÉ", "Été", ("case",), True),
        ("Ete", "Été", ("accents",), True),
        ("ete", "Été", ("case", "accents"), True),
        ("L’été", "L'été", (), True),
        ("2\u00a0€", "2 €", (), True),
        ("a  b", "a b", (), False),
        (" a\n", "a", (), True),
        ("a \nb", "a\nb", (), True),
        ("a b", "a\nb", (), False),
    ],
)
def test_a_text_is_compared_as_it_is_seen(typed, wanted, ignored, same):
    assert matches(typed, wanted, ignored) is same


def test_the_kits_own_texts_can_be_typed_on_an_azerty_keyboard():
    layout = keyboard("azerty")
    letters = {letter for texts in usual_texts().values() for text in texts for letter in text}
    assert {one for one in letters - {"\n"} if not layout.how(one)} == set()
    assert set(usual_starts()) <= {text for texts in usual_texts().values() for text in texts}


def typing(**options):
    return Typing("Tapez.", **{"texts": ["Bonjour"], "id": "textes"} | options)


def text(t, typed, keys):
    return event(t, "text", "keyboard", text=typed, keys=keys)


def slip(due, came):
    return event(500, "slip", "keyboard", due=due, came=came)


def test_typing_tells_how_many_keys_were_right_and_the_speed_only_if_asked():
    one = text(6000, "Bonjour", 9)
    assert "8 sur 9" in said(typing(), slip("B", "b"), one)
    assert "mots par minute" not in said(typing(), one)
    assert "14 mots par minute" in said(typing(speed=True), one)


@pytest.mark.parametrize(
    ("due", "came", "words"),
    [
        ("B", "b", "maintenez Maj"),
        ("o", "O", "Verr Maj"),
        ("é", "e", r"\[é 2\]"),
        ("b", "v", "Vous avez tapé v à la place de b."),
    ],
)
def test_a_slip_of_each_sort_has_its_advice(due, came, words):
    assert words in said(typing(), slip(due, came), text(6000, "Bonjour", 9))


# ---- CopyPaste
def copying(**options):
    usual = {"document": "Dossier : D-4471, ici.", "pieces": ["D-4471"], "id": "dossier"}
    return CopyPaste("Copiez.", **usual | options)


def paste(t, what, way="keys"):
    return event(t, "paste", "mouse", text=what, way=way)


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([paste(900, "D-4471, ici")], "trop de texte"),
        ([paste(900, "D-44")], "Il manquait un bout"),
        ([paste(900, "Bonjour")], "n'était pas"),
        ([event(900, "typed", "keyboard"), paste(1900, "D-4471")], "Copier va plus vite"),
        ([paste(900, "D-4471", "button")], "Ctrl et C copie"),
    ],
)
def test_a_paste_that_went_wrong_has_its_advice(events, words):
    assert words in said(copying(), *events)


def test_buttons_are_told_of_in_the_words_of_the_device():
    one = paste(900, "D-4471", "button")
    assert "laissez le doigt" in said(copying(), one, device="ipad")
    assert "⌘ et C copie" in said(copying(), one, device="macos")
    assert "Ctrl" not in said(copying(), paste(900, "D-4471"))


def test_the_kits_own_pieces_stand_in_its_document():
    exercise = CopyPaste("Copiez.", id="lettre")
    assert len(exercise.level_names()) == 3


# ---- Tap, Swipe, Pinch
def taps(count, by="touch", **data):
    """Return taps on the first target, one after the other."""
    spot = spots(140, 1)[0] | {"held": 90, "slid": 0} | data
    return [event(900 * (i + 1), "tap", by, **spot) for i in range(count)]


def test_long_touches_and_slides_lead_to_touch_accommodations():
    exercise = Tap("Touchez.", id="toucher")
    assert "Adaptations tactiles" in said(exercise, *taps(3, held=3000), device="ipad")
    assert "Adaptations tactiles" in said(exercise, *taps(3, slid=60), device="ipad")
    assert "Délai de l'appui prolongé" in said(exercise, *taps(3, held=3000), device="android")
    assert "Adaptations" not in said(exercise, *taps(2, held=3000), device="ipad")


def test_a_mouse_is_not_told_of_fingers():
    told = said(Tap("Touchez.", id="toucher"), *taps(3, held=3000, by="mouse"))
    assert "doigt est resté" not in told


def test_slides_that_are_short_or_askew_have_their_advice():
    exercise = Swipe("Glissez.", id="glisser")
    short = [event(900 * i, "slide", "touch", dx=10, dy=0) for i in (1, 2, 3)]
    assert "courts" in said(exercise, *short, device="ipad")
    askew = [event(900 * i, "slide", "touch", dx=90, dy=80) for i in (1, 2, 3)]
    assert "de travers" in said(exercise, *askew, level=2)


def test_who_enlarges_with_buttons_on_a_tablet_is_told_of_two_fingers():
    exercise = Pinch("Trouvez.", id="plan")
    zoom = event(900, "zoom", "touch", percent=300, way="button")
    pinched = event(950, "zoom", "touch", percent=300, way="fingers")
    assert "deux doigts" in said(exercise, zoom)
    assert "deux doigts" not in said(exercise, zoom, pinched)
    assert "deux doigts" not in said(exercise, zoom | {"by": "mouse"})


def test_the_map_is_the_same_for_the_same_learner_and_its_places_lie_apart():
    spots_of = [one.content["spots"] for one in (Pinch("?", id="plan"), Pinch("?", id="plan"))]
    assert spots_of[0] == spots_of[1]
    cells = {(int(spot["x"] * 4), int(spot["y"] * 3)) for spot in spots_of[0]}
    assert len(cells) == len(spots_of[0])


@pytest.mark.parametrize(
    ("exercise", "events", "words"),
    [
        (hunt(target=1), [key(900, "x")], "0 touche trouvée"),
        (typing(), [text(6000, "Bonjour", 7)], "1 texte tapé (objectif"),
        (copying(), [paste(900, "D-4471")], "1 morceau collé"),
        (Tap("?", id="t"), taps(1), "1 cible touchée"),
        (Swipe("?", id="s"), [event(900, "go", "mouse", way="left")], "image"),
        (Pinch("?", id="p"), [event(900, "zoom", "mouse", percent=300, way="key")], "0 lieu"),
    ],
)
def test_the_desk_reads_a_round_in_words(exercise, events, words):
    verdict = exercise.judge(round_of(*events))
    assert words in " ".join(verdict.details["said"])


# ---- authors' mistakes
MISTAKES = {
    "a keyboard that is not there": (lambda: hunt(layout="azrety"), "azerty"),
    "one key": (lambda: hunt(keys=["a"]), "2"),
    "a key in words": (lambda: hunt(keys=["a", "Entrée"]), "Enter"),
    "a key that the layout has not": (lambda: hunt(keys=["a", "é"], layout="qwerty"), "QWERTY"),
    "a level without keys": (lambda: hunt(keys={"un": []}), "keys['un']"),
    "no levels": (lambda: hunt(keys={}), "9"),
    "help at once": (lambda: hunt(help_after=0), "3"),
    "a level that is not there": (lambda: hunt(levels=[2]), "levels"),
    "no texts": (lambda: typing(texts=[]), "texts"),
    "a text that is too long": (lambda: typing(texts=["x" * 301]), "300"),
    "a start of another text": (lambda: typing(starts={"Bonsoir": "Bonsooir"}), "Bonjour"),
    "starts in a list": (lambda: typing(starts=["Bonsoir"]), "starts"),
    "a strange difference": (lambda: typing(ignore="acents"), "accents"),
    "a speed in words": (lambda: typing(speed="oui"), "speed=True"),
    "a keyboard to explain": (lambda: typing(layout="qwertz"), "qwerty"),
    "a piece that is not in the document": (lambda: copying(pieces=["D-4472"]), "D-4472"),
    "pieces without a document": (lambda: copying(document=None), "document"),
    "a document without pieces": (lambda: copying(pieces=None), "pieces"),
    "a document that is too long": (lambda: copying(document="D-4471 " * 400), "2000"),
    "two places": (lambda: Pinch("?", places=["a", "b"], id="x"), "3"),
    "too many places": (lambda: Pinch("?", places=list("abcdefghijklm"), id="x"), "12"),
    "a name that is too long": (lambda: Pinch("?", places=["a", "b", "c" * 25], id="x"), "24"),
    "an option of another game": (lambda: Tap("?", keys=["a"], id="x"), "keys"),
    "a target of zero": (lambda: Swipe("?", target=0, id="x"), "target"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_the_exercise_and_the_remedy(name):
    make, remedy = MISTAKES[name]
    with pytest.raises(AuthorError) as raised:
        make()
    assert remedy in str(raised.value)
    kinds = {"CopyPaste", "KeyHunt", "Pinch", "Swipe", "Tap", "Typing"}
    assert re.match(r"\w+", str(raised.value))[0] in kinds


def test_every_named_key_has_its_place_in_words():
    assert all(keyboard("azerty").how(name) for name in NAMED)
