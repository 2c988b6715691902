"""Each kind gives the points that its documentation promises."""

from __future__ import annotations

import pytest

from declic.errors import InvalidResponse
from tests.widgets import samples
from tests.widgets.samples import JUDGED, SAMPLES
from widgets import FillIn, InspectMessage


@pytest.mark.parametrize("name", JUDGED)
def test_a_right_response_is_complete(name):
    verdict = JUDGED[name].make().judge(JUDGED[name].right)
    assert (verdict.score, verdict.correct) == (1.0, True)


@pytest.mark.parametrize("name", JUDGED)
def test_a_wrong_response_earns_nothing_and_says_how_to_go_on(name):
    verdict = JUDGED[name].make().judge(JUDGED[name].wrong)
    assert (verdict.score, verdict.correct) == (0.0, False)
    assert verdict.feedback


def test_a_text_waits_for_a_human():
    verdict = samples.free_text().judge({"text": "Prendre le temps."})
    assert (verdict.score, verdict.correct) == (None, None)


@pytest.mark.parametrize(
    ("chosen", "score"),
    [("0", 0.5), ("02", 1.0), ("012", 0.5), ("01", 0.0), ("0123", 0.0), ("13", 0.0)],
)
def test_ticking_wrong_choices_takes_away_what_right_ones_earned(chosen, score):
    assert samples.several().judge({"chosen": list(chosen)}).score == score


@pytest.mark.parametrize(
    ("parts", "score"),
    [
        (["p1"], 1 / 3),
        (["p1", "p4"], 2 / 3),
        (["p1", "p4", "p5", "p2"], 1 - 1 / 3),
        (["p1", "p2", "p3", "p4", "p5", "p6"], 0.0),
        ([], 0.0),
    ],
)
def test_accusing_innocent_parts_takes_away_what_signs_earned(parts, score):
    assert samples.message().judge({"parts": parts}).score == pytest.approx(score)


def test_a_sincere_message_is_recognised_by_pointing_at_nothing():
    exercise = InspectMessage(
        "Examinez.",
        message={"kind": "sms", "sender": "Mairie", "body": "[[eau|Coupure d'eau]] jeudi."},
        suspicious={},
        id="mairie",
    )
    assert exercise.judge({"parts": []}).correct
    assert exercise.judge({"parts": ["p2"]}).score == 0.5


@pytest.mark.parametrize(
    ("places", "score"),
    [((0, 1, 2, 3), 1), ((1, 0, 2, 3), 2 / 3), ((3, 0, 1, 2), 2 / 3), ((3, 2, 1, 0), 0)],
)
def test_an_order_is_worth_its_longest_series(places, score):
    exercise = samples.ordering()
    verdict = exercise.judge(samples._order(exercise, *places))
    assert verdict.score == pytest.approx(score)


@pytest.mark.parametrize(
    "typed",
    ["Œuvre-Secrète", "oeuvre secrete", "  ŒUVRE - SECRÈTE. ", "œuvre–secrète", "URL"],
)
def test_typing_is_judged_without_case_accents_or_spaces(typed):
    assert samples.fill_in().judge({"gaps": {"1": typed}}).score == 0.5


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("l'adresse", "l’adresse"),
        ("@", " @ "),
        ("mot de passe", "Mot  de\u00a0passe"),
        ("33 700", "33-700."),
        ("-", "-"),
        ("?", "?"),
        ("élève", "e\u0301le\u0300ve"),
    ],
)
def test_an_answer_is_accepted_as_people_type_it(accepted, typed):
    exercise = FillIn("Un {1}.", gaps={1: accepted}, id="x")
    assert exercise.judge({"gaps": {"1": typed}}).correct


def test_a_list_to_choose_from_is_judged_to_the_letter():
    gaps = {1: {"choices": ["e", "é"], "answer": "é"}}
    assert not FillIn("Un {1}.", gaps=gaps, id="x").judge({"gaps": {"1": "e"}}).correct


@pytest.mark.parametrize("name", SAMPLES)
def test_a_record_of_a_later_form_is_refused_rather_than_misread(name):
    with pytest.raises(InvalidResponse):
        SAMPLES[name].make().judge({"version": 2, **SAMPLES[name].right})


def test_the_authors_words_come_in_the_place_of_the_usual_ones():
    exercise = samples.several(right="Bravo", nearly="Encore un", wrong="Relisez")
    said = [exercise.judge({"chosen": list(keys)}).feedback for keys in ("02", "0", "1")]
    assert said == ["Bravo", "Encore un", "Relisez"]


def test_what_is_said_of_a_choice_comes_before_what_is_said_of_all():
    exercise = samples.single(wrong="Relisez la question.")
    feedback = exercise.judge({"chosen": ["0"]}).feedback
    assert feedback == "Noir ? Relisez.\n\nRelisez la question."
