"""A mistake of the author's is told where it is made, with the remedy, in the author's language."""

from __future__ import annotations

import re

import pytest

from declic.errors import AuthorError
from tests.widgets import samples
from widgets import FillIn, FreeText, InspectMessage, MultipleChoice, Ordering, TrueFalse

ABC = ["a", "b", "c"]
SMS = {"kind": "sms", "sender": "36 000", "body": "Votre [[compte|compte]]."}


def mail(**changes):
    message = {"sender": "Banque <a@banque.example>", "body": "Bonjour."} | changes
    return lambda: InspectMessage("?", message=message, suspicious={}, id="x")


MISTAKES = {
    "no id": (lambda: MultipleChoice("Où est-ce, déjà ?", ABC, 0), 'id="ou-est-ce-deja"'),
    "accents in id": (lambda: TrueFalse("?", True, id="Été 1"), 'id="ete-1"'),
    "id that is too long": (lambda: TrueFalse("?", True, id="x" * 51), "50"),
    "no prompt": (lambda: TrueFalse("  ", True, id="x"), "prompt"),
    "a prompt that is no text": (lambda: TrueFalse(3, True, id="x"), "prompt"),
    "misspelt option": (lambda: MultipleChoice("?", ABC, 0, id="x", hnit="…"), "hint"),
    "option of another kind": (lambda: TrueFalse("?", True, id="x", choices=ABC), "choices"),
    "points of zero": (lambda: TrueFalse("?", True, id="x", points=0), "points"),
    "points that are no number": (lambda: TrueFalse("?", True, id="x", points="2"), "points"),
    "points that are endless": (
        lambda: TrueFalse("?", True, id="x", points=float("inf")),
        "points",
    ),
    "points by the thousandth": (lambda: TrueFalse("?", True, id="x", points=1.005), "1.5"),
    "no tries": (lambda: TrueFalse("?", True, id="x", attempts=0), "attempts"),
    "an empty hint": (lambda: TrueFalse("?", True, id="x", hint=["…", ""]), "hint[1]"),
    "no choices": (lambda: MultipleChoice("?", answer=0, id="x"), "choices"),
    "one choice": (lambda: MultipleChoice("?", ["a"], 0, id="x"), "2"),
    "choices in one text": (lambda: MultipleChoice("?", "abc", 0, id="x"), "choices"),
    "a choice twice": (lambda: MultipleChoice("?", ["a", "a"], 0, id="x"), "'a'"),
    "no answer": (lambda: MultipleChoice("?", ABC, id="x"), "answer=0"),
    "answer not there": (lambda: MultipleChoice("?", ABC, "d", id="x"), "0 à 2"),
    "answer after the last": (lambda: MultipleChoice("?", ABC, 3, id="x"), "0 à 2"),
    "answer before the first": (lambda: MultipleChoice("?", ABC, -1, id="x"), "0 à 2"),
    "True for a choice": (lambda: MultipleChoice("?", ABC, True, id="x"), "True"),
    "no right choice": (lambda: MultipleChoice("?", ABC, [], id="x"), "answer"),
    "right choice twice": (lambda: MultipleChoice("?", ABC, [0, "a"], id="x"), "answer"),
    "feedback of no choice": (
        lambda: MultipleChoice("?", ABC, 0, feedback={7: "…"}, id="x"),
        "feedback",
    ),
    "neither true nor false": (lambda: TrueFalse("?", id="x"), "answer=True"),
    "true as a word": (lambda: TrueFalse("?", "vrai", id="x"), "answer=True"),
    "text without gap": (lambda: FillIn("Rien", gaps={1: "a"}, id="x"), "{1}"),
    "gap without answer": (lambda: FillIn("Un {1} {2}", gaps={1: "a"}, id="x"), "gaps[2]"),
    "answer without gap": (lambda: FillIn("Un {1}", gaps={1: "a", 2: "b"}, id="x"), "{2}"),
    "a gap twice": (lambda: FillIn("Un {1} {1}", gaps={1: "a"}, id="x"), "{1}"),
    "no gaps at all": (lambda: FillIn("Un {1}", id="x"), "gaps"),
    "gap with a strange option": (
        lambda: FillIn("{1}", gaps={1: {"choices": ABC, "right": "a"}}, id="x"),
        "right",
    ),
    "gap whose answer is not proposed": (
        lambda: FillIn("{1}", gaps={1: {"choices": ABC, "answer": "d"}}, id="x"),
        "a, b, c",
    ),
    "one item": (lambda: Ordering("?", ["a"], id="x"), "items"),
    "an item twice": (lambda: Ordering("?", ["a", "b", "a"], id="x"), "'a'"),
    "no message": (lambda: InspectMessage("?", suspicious={}, id="x"), "message"),
    "nothing said to be suspicious": (lambda: InspectMessage("?", SMS, id="x"), "suspicious={}"),
    "a part that is not there": (
        lambda: InspectMessage("?", SMS, {"conpte": "…"}, id="x"),
        "compte",
    ),
    "suspicious and innocent": (
        lambda: InspectMessage("?", SMS, {"compte": "…"}, {"compte": "…"}, id="x"),
        "innocent",
    ),
    "no sender": (mail(sender=None), "message.sender"),
    "a real sender": (mail(sender="Banque <a@vraie-banque.fr>"), ".example"),
    "a real link": (mail(body="[[lien|ici|https://exemple.fr/x]]"), ".example"),
    "a link that hides a real one": (mail(body="[[l|ici|http://a.example@vrai.fr/]]"), ".example"),
    "a part that is left open": (mail(body="Bonjour [[lien|ici."), "[[nom|texte]]"),
    "two parts of one name": (mail(body="[[a|x]] [[a|y]]"), "'a'"),
    "a message of no kind": (mail(kind="fax"), '"sms"'),
    "a misspelt header": (mail(sujet="…"), "subject"),
    "too many lines": (lambda: FreeText("?", lines=99, id="x"), "30"),
    "praise for a text": (lambda: FreeText("?", right="Bravo", id="x"), "right"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_the_exercise_and_the_remedy(name):
    make, remedy = MISTAKES[name]
    with pytest.raises(AuthorError) as raised:
        make()
    assert remedy in str(raised.value)
    kinds = (FillIn, FreeText, InspectMessage, MultipleChoice, Ordering, TrueFalse)
    assert re.match(r"\w+", str(raised.value))[0] in {kind.__name__ for kind in kinds}


def test_a_mistake_is_told_in_english_to_who_works_in_english(monkeypatch):
    monkeypatch.setenv("DECLIC_LANGUAGE", "en")
    with pytest.raises(ValueError, match="MultipleChoice “x”: answer is missing"):
        MultipleChoice("?", ABC, id="x")


class Cell:
    """What IPython says of the cell that runs."""

    def __init__(self, cell, run):
        self.parent = {"header": {"msg_id": run}, "metadata": {"cellId": cell}}

    def get_parent(self):
        return self.parent


@pytest.fixture
def run_in(monkeypatch):
    def run(cell, run, make=samples.single):
        monkeypatch.setattr("widgets._identity.get_ipython", lambda: Cell(cell, run))
        return make()

    monkeypatch.setattr("widgets._identity._places", {})
    return run


def test_the_same_cell_may_be_run_again(run_in):
    run_in("cell-1", "run-1")
    run_in("cell-1", "run-2")


def test_two_cells_with_one_id_are_refused(run_in):
    run_in("cell-1", "run-1")
    with pytest.raises(AuthorError, match="cheval"):
        run_in("cell-2", "run-2")


def test_one_cell_with_one_id_twice_is_refused(run_in):
    run_in("cell-1", "run-1")
    with pytest.raises(AuthorError, match="cheval"):
        run_in("cell-1", "run-1")


def test_an_id_that_its_cell_gave_up_is_free(run_in):
    run_in("cell-1", "run-1")
    run_in("cell-1", "run-2", samples.several)
    run_in("cell-2", "run-3", samples.single)
