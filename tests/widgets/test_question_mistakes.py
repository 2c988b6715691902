"""Mistakes in questions that are typed, marked, matched, sorted, and in choices with pictures."""

from __future__ import annotations

import pytest

from declic.errors import AuthorError
from tests.widgets.pictured import picked
from widgets import MarkTheWords, Matching, Numeric, ShortAnswer, Sorting

PAIRS = {"clavier": "il donne", "écran": "il reçoit"}


def marked(text, **options):
    return MarkTheWords("?", text, **{"id": "x"} | options)


MISTAKES = {
    "no accepted answer": (lambda: ShortAnswer("?", id="x"), "answer="),
    "an empty list of answers": (lambda: ShortAnswer("?", [], id="x"), "answer"),
    "an answer that accepts all": (lambda: ShortAnswer("?", "*", id="x"), "'*'"),
    "an answer of 201 letters": (lambda: ShortAnswer("?", "a" * 201, id="x"), "200"),
    "a whole part": (lambda: ShortAnswer("?", "a", {"b": 1}, id="x"), "partly['b']"),
    "a part in words": (lambda: ShortAnswer("?", "a", {"b": "moitié"}, id="x"), "0.5"),
    "parts in a list": (lambda: ShortAnswer("?", "a", ["b"], id="x"), "partly"),
    "feedback in a text": (lambda: ShortAnswer("?", "a", feedback="b", id="x"), "feedback"),
    "a slip that is a number": (lambda: ShortAnswer("?", "a", slip=1, id="x"), "slip=True"),
    "no number": (lambda: Numeric("?", id="x"), "answer=12.5"),
    "a number in letters": (lambda: Numeric("?", "douze", id="x"), "12.5"),
    "a number that is none": (lambda: Numeric("?", float("nan"), id="x"), "answer"),
    "true for a number": (lambda: Numeric("?", True, id="x"), "answer"),
    "a tolerance below zero": (lambda: Numeric("?", 3, -1, id="x"), "tolerance"),
    "a tolerance in words": (lambda: Numeric("?", 3, "un peu", id="x"), "5 %"),
    "a tolerance in euros": (lambda: Numeric("?", 3, "1 €", id="x"), "5 %"),
    "a required unit without unit": (
        lambda: Numeric("?", 3, unit_required=True, id="x"),
        'unit="€"',
    ),
    "a unit of no size": (lambda: Numeric("?", 3, unit={"km": 1, "m": 0}, id="x"), "1000"),
    "a first unit that is not one": (lambda: Numeric("?", 3, unit={"m": 1000}, id="x"), "1000"),
    "no unit at all": (lambda: Numeric("?", 3, unit=[], id="x"), "unit"),
    "units that look alike": (
        lambda: Numeric("?", 3, unit={"Mo": 1, "mo": 8}, id="x"),
        "majuscules",
    ),
    "a penalty of more than all": (lambda: Numeric("?", 3, unit_penalty=2, id="x"), "0.1"),
    "feedback of no number": (lambda: Numeric("?", 3, feedback={"a": "…"}, id="x"), "feedback"),
    "feedback in a list": (lambda: Numeric("?", 3, feedback=["…"], id="x"), "feedback={24"),
    "no text to mark": (lambda: marked(""), "text="),
    "nothing to find": (lambda: marked("Un mot de passe"), "*mot*"),
    "several words in one": (lambda: marked("Un *mot de passe*"), "*mot* *de* *passe*"),
    "half a word": (lambda: marked("Un *mo*t"), "*mot*"),
    "a star alone": (lambda: marked("Un *mot* et un*"), "*mot*"),
    "a word that is not there": (lambda: marked("Un *mot*", feedback={"chat": "…"}), "'chat'"),
    "feedback of no words": (lambda: marked("Un *mot*", feedback="mot"), "feedback"),
    "no pairs": (lambda: Matching("?", id="x"), "pairs="),
    "one pair": (lambda: Matching("?", {"a": "b"}, id="x"), "pairs="),
    "pairs in a list": (lambda: Matching("?", [("a", "b"), ("c", "d")], id="x"), "pairs="),
    "a pair of a number": (lambda: Matching("?", {"a": 1, "b": "c"}, id="x"), "pairs['a']"),
    "a distractor that is right": (
        lambda: Matching("?", PAIRS, ["il donne"], id="x"),
        "distractors",
    ),
    "a distractor twice": (lambda: Matching("?", PAIRS, ["a", "a"], id="x"), "'a'"),
    "no boxes": (lambda: Sorting("?", id="x"), "categories="),
    "one box": (lambda: Sorting("?", {"Fruit": ["poire", "pomme"]}, id="x"), "categories="),
    "a thing in two boxes": (lambda: Sorting("?", {"A": ["a"], "B": ["a"]}, id="x"), "'a'"),
    "one thing alone": (lambda: Sorting("?", {"A": ["a"], "B": []}, id="x"), "2"),
    "a box that is no list": (lambda: Sorting("?", {"A": "a", "B": ["b"]}, id="x"), "['A']"),
    "a picture without words": (lambda: picked(alt=None), "choices[0].alt"),
    "a picture that is not there": (lambda: picked(picture="vert.png"), "verte.png"),
    "a picture of the internet": (
        lambda: picked(picture="https://a.example/b.png"),
        "choices[0].picture",
    ),
    "a picture elsewhere": (lambda: picked(picture="../verte.png"), "choices[0].picture"),
    "a picture that is a sound": (lambda: picked(picture="verte.mp3"), ".png"),
    "a picture for no Wi-Fi": (lambda: picked(picture="immense.png"), "0.3"),
    "a choice with a strange option": (lambda: picked(image="a"), "picture"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_the_option_and_the_remedy(name, folder):
    make, remedy = MISTAKES[name]
    with pytest.raises(AuthorError) as raised:
        make()
    assert remedy in str(raised.value)
