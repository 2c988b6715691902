"""Short answers, numbers, marked words, pairs, boxes, pictures: what is theirs alone."""

from __future__ import annotations

import json

import pytest

from declic.errors import AuthorError, InvalidResponse
from tests.widgets.pictured import picked
from widgets import MarkTheWords, Matching, MultipleChoice, Numeric, ShortAnswer, Sorting
from widgets._options import Author
from widgets.mark_the_words._words_of_text import read_text
from widgets.numeric._quantity import Quantity, read_quantity, written

BOXES = {"Fruit": ["poire"], "Légume": ["navet"]}


def marked(text, **options):
    return MarkTheWords("?", text, **{"id": "x"} | options)


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("12", 12, ""),
        ("12,5", 12.5, ""),
        ("12.5 €", 12.5, "€"),
        ("€12.5", 12.5, "€"),
        ("1 234,5", 1234.5, ""),
        ("1\u00a0234\u202f567", 1234567, ""),
        ("1.234.567,8", 1234567.8, ""),
        ("1,234,567.8", 1234567.8, ""),
        ("-3", -3, ""),
        ("−3 °C", -3, "°C"),
        ("+3", 3, ""),
        (",5", 0.5, ""),
        ("3.", 3, ""),
        ("environ 3 km", 3, "environ km"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, number, unit):
    assert read_quantity(typed) == Quantity(number, unit)


@pytest.mark.parametrize(
    "typed", ["", " ", "douze", "€", "-", ",", "1,2,3", "1.23.4", "3 h 30", "3+4"]
)
def test_what_is_not_one_number_is_none(typed):
    assert read_quantity(typed) is None


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (12, "12", "12"),
        (12.5, "12,5", "12.5"),
        (12500, "12\u202f500", "12,500"),
        (-0.25, "-0,25", "-0.25"),
        (0.1 + 0.2, "0,3", "0.3"),
        (1e300, "1e+300", "1e+300"),
    ],
)
def test_a_number_is_written_as_people_write_it(number, french, english, monkeypatch):
    assert written(number) == french
    monkeypatch.setenv("DECLIC_LANGUAGE", "en")
    assert written(number) == english


def test_what_is_no_number_is_no_attempt_and_says_what_to_write():
    with pytest.raises(InvalidResponse, match="en chiffres"):
        Numeric("?", 12, id="x").judge({"text": "douze"})
    with pytest.raises(InvalidResponse, match="le nombre seul"):
        Numeric("?", 12, id="x").judge({"text": "12 €"})


@pytest.mark.parametrize(
    ("typed", "said"),
    [("12", "Ajoutez l'unité"), ("12 m", "Regardez encore l'unité"), ("13 km", "comptez encore")],
)
def test_a_right_number_with_a_wrong_unit_is_told_so(typed, said):
    exercise = Numeric("?", 12, unit={"km": 1, "m": 1000}, unit_required=True, id="x")
    assert said in exercise.judge({"text": typed}).feedback


def test_a_unit_that_must_be_typed_is_not_shown():
    assert Numeric("?", 12, unit="€", id="x").content["unit"] == "€"
    assert Numeric("?", 12, unit="€", unit_required=True, id="x").content["unit"] == ""


def test_the_key_of_a_number_says_how_far_it_may_be_off():
    key = Numeric("?", 1200, "5 %", unit="€", id="x").key_html()
    assert key == "<p>1\u202f200 € (± 60)</p>"


def test_a_slip_is_forgiven_and_the_word_is_spelt():
    verdict = ShortAnswer("?", "imprimante", slip=True, id="x").judge({"text": "inprimante"})
    assert verdict.correct
    assert "imprimante" in verdict.feedback


def test_what_an_author_names_to_the_letter_is_no_slip():
    options = {"feedback": {"dessert": "Un gâteau.", "*": "Relisez."}, "slip": True, "id": "x"}
    exercise = ShortAnswer("Où vivent les chameaux ?", "désert", **options)
    dessert = exercise.judge({"text": "dessert"})
    assert (dessert.score, dessert.feedback) == (0, "Un gâteau.")
    assert exercise.judge({"text": "déserd"}).correct
    assert exercise.judge({"text": "mer"}).feedback == "Relisez."


def test_a_part_of_the_points_marks_the_answer_neither_right_nor_wrong():
    verdict = ShortAnswer("?", "souris", {"mulot": 0.5}, id="x").judge({"text": "mulot"})
    assert (verdict.details["right"], verdict.details["wrong"]) == ([], [])
    assert verdict.feedback


def test_a_star_is_shown_as_what_it_stands_for():
    key = ShortAnswer("?", ["*chat*", r"2 \* 3"], id="x").key_html()
    assert "« …chat… »" in key
    assert "« 2 * 3 »" in key


def cut(text):
    """Return a text as its words, those that are asked for with stars, and what is between."""
    (pieces,) = read_text(Author("MarkTheWords", "x"), text)
    return [f"*{p.text}*" if p.asked else f"<{p.text}>" if p.key else p.text for p in pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Le *chat* dort.", ["<Le>", " ", "*chat*", " ", "<dort>", "."]),
        ("l'*eau*, aujourd'hui", ["l'", "*eau*", ", ", "<aujourd'hui>"]),
        ("(*Qu’est*-ce ?)", None),
        ("qu’*il*", ["qu’", "*il*"]),
        (
            "https://a.example/b : *x@a.example*.",
            ["<https://a.example/b>", " : ", "*x@a.example*", "."],
        ),
        (r"2 \* 3 = *6*", ["<2>", " ", "<*>", " ", "<3>", " ", "<=>", " ", "*6*"]),
        ("« *Bonjour* »\u00a0!", ["« ", "*Bonjour*", " »\u00a0!"]),
    ],
)
def test_a_text_is_cut_into_words_that_say_nothing_of_the_key(text, pieces):
    if pieces is None:
        with pytest.raises(AuthorError):
            cut(text)
    else:
        assert cut(text) == pieces


def test_paragraphs_are_kept_and_words_are_counted_through():
    exercise = marked("Un *mot*.\n\n  Deux\n  *mots*.")
    keys = [
        [p["key"] for p in line if isinstance(p, dict)] for line in exercise.content["paragraphs"]
    ]
    assert keys == [["0", "1"], ["2", "3"]]


def test_markup_in_a_text_to_mark_stays_text():
    exercise = marked("<b>gras</b> *mot* {0}")
    picture = exercise.static_html({"words": ["1", "2"]}, show_key=True)
    assert "&lt;b&gt;gras" in picture
    assert "{0}" in picture


def test_what_is_said_of_a_word_is_said_of_each_place_where_it_stands():
    exercise = marked("Le *chat*, le chien", feedback={"LE": "Un article."})
    notes = exercise.judge({"words": ["2", "0"]}).details["notes"]
    assert [note["key"] for note in notes] == ["0", "2"]


def test_answers_are_said_in_words():
    matching = Matching("?", {"**a**": "1", "b": "2"}, id="x")
    (one, two) = matching._labels
    assert matching.judge({"pairs": {"1": one, "0": two}}).details["said"] == ["a → 2", "b → 1"]
    sorting = Sorting("?", BOXES, id="y")
    poire, navet = sorting._things
    said = sorting.judge({"places": {navet: "0", poire: "0"}}).details["said"]
    assert said == ["Fruit\u00a0: poire, navet"]
    assert marked("Un *mot*").judge({"words": ["1"]}).details["said"] == ["mot"]
    assert Numeric("?", 3, unit="€", id="z").judge({"text": "3,50 €"}).details["said"] == ["3,5 €"]


@pytest.mark.parametrize(
    "make",
    [
        lambda name: Matching("?", {c: c.upper() for c in "abcdefgh"}, id=name),
        lambda name: Sorting("?", {"A": list("abcd"), "B": list("efgh")}, id=name),
    ],
)
def test_what_is_to_be_placed_is_shown_in_an_order_that_says_nothing(make):
    orders = set()
    for number in range(5):
        content = make(f"x{number}").content
        shown = content.get("labels") or content["things"]
        orders.add(" ".join(one["name"] for one in shown).casefold())
    assert len(orders) == 5
    assert "a b c d e f g h" not in orders


def test_the_same_text_has_another_name_in_another_exercise():
    keys = [set(Sorting("?", BOXES, id=name)._things) for name in ("x", "y")]
    assert not keys[0] & keys[1]


def test_in_a_room_a_picture_is_a_file_beside_the_page(folder, in_a_room):
    shown = picked(text="La verte").content["choices"][0]["text"]
    assert 'src="verte.png?' in shown
    assert 'alt="Une enveloppe verte" width="240" height="150">La verte' in shown


def test_elsewhere_the_page_carries_the_picture(folder):
    assert 'src="data:image/png;base64,' in picked().content["choices"][0]["text"]


def test_formgrader_shows_a_light_picture_and_names_a_heavy_one(folder):
    assert 'src="data:image/png' in picked().static_html({"chosen": ["0"]})
    heavy = picked(picture="lourde.png").static_html({"chosen": ["0"]})
    assert "<img" not in heavy
    assert "(Une enveloppe verte)" in heavy


def test_a_picture_alone_is_called_by_what_it_shows(folder):
    choice = {"picture": "verte.png", "alt": 'La "verte"'}
    exercise = MultipleChoice("?", [choice, "aucune"], 'La "verte"', id="x")
    verdict = exercise.judge({"chosen": ["0"]})
    assert verdict.correct
    assert verdict.details["said"] == ['La "verte"']
    assert "&quot;verte&quot;" in json.loads(json.dumps(exercise.content))["choices"][0]["text"]
