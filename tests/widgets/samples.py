"""One exercise of each kind, with responses and traces of its key that no page may find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.widgets.vectors import FIRST, WRONG
from widgets import FillIn, FreeText, InspectMessage, MultipleChoice, Ordering, TrueFalse
from widgets._base import Exercise


def several(**options: Any) -> MultipleChoice:
    return MultipleChoice(
        "Lesquels sont des fruits ?",
        choices=["La pomme", "Le clou", "La poire", "La vis"],
        answer=["La pomme", 2],
        feedback={0: "FRUIT-ROUGE", 1: "DU-FER"},
        **{"id": "fruits"} | options,
    )


def single(**options: Any) -> MultipleChoice:
    return MultipleChoice(
        "De quelle couleur est le cheval blanc ?",
        choices=["Noir", "Blanc", "Vert"],
        answer=1,
        feedback={1: "BLANC-EVIDENT", 0: "Noir ? Relisez."},
        **{"id": "cheval"} | options,
    )


def true_false(**options: Any) -> TrueFalse:
    return TrueFalse("La Terre est ronde.", True, "PARCE-QUE-RONDE", **{"id": "terre"} | options)


def fill_in(**options: Any) -> FillIn:
    return FillIn(
        "On tape l'{1} dans la *barre* d'{2}.",
        gaps={
            1: ["Œuvre-Secrète", "url"],
            2: {"choices": ["adresse", "outils"], "answer": "adresse"},
        },
        **{"id": "barre"} | options,
    )


def ordering(**options: Any) -> Ordering:
    return Ordering(
        "Envoyer un mail",
        items=["Ouvrir", "Écrire", "Relire", "Envoyer"],
        **{"id": "mail"} | options,
    )


def message(**options: Any) -> InspectMessage:
    return InspectMessage(
        "Examinez ce mail.",
        message={
            "sender": "Ma Banque <service@banque.example.net>",
            "subject": "Votre relevé",
            "body": """
                [[salut|Bonjour]], votre compte sera [[menace|fermé ce soir]].

                [[lien|Mon compte|http://banque.example.org/x]]
            """,
            "attachments": ["releve.pdf.exe"],
        },
        suspicious={"sender": "PAS-SA-BANQUE", "menace": "ON-VOUS-PRESSE", "lien": "AILLEURS"},
        innocent={"salut": "DIRE-BONJOUR"},
        **{"id": "phishing"} | options,
    )


def free_text(**options: Any) -> FreeText:
    return FreeText("Que retenez-vous ?", max_length=100, **{"id": "avis"} | options)


@dataclass(frozen=True)
class Sample:
    """An exercise, a right response and a wrong one, and words that belong to its key."""

    make: Callable[..., Exercise]
    right: Any
    wrong: Any
    key: tuple[str, ...]


def _order(exercise: Exercise, *places: int) -> dict[str, Any]:
    keys = list(exercise._items)  # type: ignore[attr-defined]
    return {"order": [keys[place] for place in places]}


def _vectors(kind: str, *key: str) -> Sample:
    """Return a sample made of the scoring vectors of a kind."""
    return Sample(FIRST[kind].make, FIRST[kind].response, WRONG[kind].response, key)


SAMPLES = {
    "one choice": Sample(
        single, {"chosen": ["1"]}, {"chosen": ["0"]}, ("BLANC-EVIDENT", "answer", "right")
    ),
    "several choices": Sample(
        several, {"chosen": ["0", "2"]}, {"chosen": ["1"]}, ("FRUIT-ROUGE", "DU-FER", "answer")
    ),
    "true or false": Sample(true_false, {"value": True}, {"value": False}, ("PARCE-QUE", "answer")),
    "gaps": Sample(
        fill_in,
        {"gaps": {"1": "oeuvre secrete", "2": "adresse"}},
        {"gaps": {"1": "nappe"}},
        ("Secrète", "secrete", "url", "answer"),
    ),
    "order": Sample(
        ordering,
        _order(ordering(), 0, 1, 2, 3),
        _order(ordering(), 3, 2, 1, 0),
        ("answer", "expected"),
    ),
    "message": Sample(
        message,
        {"parts": ["p1", "p4", "p5"]},
        {"parts": ["p3"]},
        ("PAS-SA-BANQUE", "ON-VOUS", "AILLEURS", "DIRE-BONJOUR", "menace", "suspicious"),
    ),
    "short answer": _vectors("short_answer", "Ctrl", "Contr", "Celle-ci", "answer"),
    "number": _vectors("numeric", "15.2", "0,05", "virgule", "answer"),
    "words": _vectors("mark_the_words", "asked", "*", "answer"),
    "pairs": _vectors("matching", "answer", "expected", "distractors"),
    "boxes": _vectors("sorting", "answer", "expected", "due"),
    "passphrase": _vectors("password", "605992", "answer", "expected"),
    "text": Sample(free_text, {"text": "Prendre le temps."}, {"text": "?"}, ()),
}
JUDGED = {name: sample for name, sample in SAMPLES.items() if name != "text"}
