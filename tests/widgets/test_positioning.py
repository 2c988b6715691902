"""The positioning test: its bank, what the page is told, what the desk reads, what is refused."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from declic.domain.skills import SKILLS
from declic.errors import AuthorError, InvalidResponse
from tests.widgets import vectors
from tests.widgets.test_hostile_pages import attempt
from widgets import Positioning, answer
from widgets.positioning._bank import shipped, skill_names

BANK = shipped().values()
WHOLE, ABLE = vectors.of("positioning")[1:3]
"""Somebody who is on the way in each of the six skills, and somebody who knows everything."""
OWN = [
    {
        "id": f"q{place}",
        "skill": "tablette",
        "difficulty": place - 1,
        "text": f"Question {place} ?",
        "choices": ["SECRET-JUSTE", f"faux {place}", f"pire {place}"],
        "answer": 0,
    }
    for place in range(3)
]
NAMES = {"tablette": "La tablette"}


def own(items=OWN, **options):
    return Positioning("?", items=items, **{"names": NAMES, "id": "x"} | options)


def changed(**fields):
    """Return questions of one's own, the first of them otherwise."""
    return [OWN[0] | fields, *OWN[1:]]


def ask(exercise, said, response, name="n1"):
    exercise._receive(exercise, {"type": "next", "id": name, "response": response}, [])
    return said[-1] if said else None


def begun(level=2, answers=()):
    return {"self": {"tablette": level}, "seed": 1, "answers": [list(one) for one in answers]}


# ---- the bank that ships


def test_the_bank_has_eleven_questions_at_least_in_each_of_six_skills():
    counts = Counter(question.item.skill for question in BANK)
    assert set(counts) == set(skill_names())
    assert len(counts) == 6
    assert min(counts.values()) >= 11


@pytest.mark.parametrize("skill", skill_names())
def test_each_skill_has_questions_for_everybody(skill):
    own = [question.item.difficulty for question in BANK if question.item.skill == skill]
    for low in (-2, -1, 0, 1):
        assert sum(low <= difficulty <= low + 1 for difficulty in own) >= 2


def test_questions_are_short_and_different():
    assert len({question.text for question in BANK}) == len(BANK)
    assert all(len(question.text.split()) <= 25 for question in BANK)
    assert all(3 <= len(question.choices) <= 4 for question in BANK)


def test_the_right_answer_gives_itself_away_neither_by_its_length_nor_by_its_place():
    longest = [q for q in BANK if len(q.choices[q.answer]) == max(map(len, q.choices))]
    shortest = [q for q in BANK if len(q.choices[q.answer]) == min(map(len, q.choices))]
    assert len(longest) < len(BANK) / 2
    assert len(shortest) < len(BANK) / 2
    places = Counter(q.answer for q in BANK if len(q.choices) == 4)
    assert min(places[place] for place in range(4)) >= 8


def test_the_questions_belong_to_skills_of_the_frameworks():
    assert all(question.frameworks for question in BANK)
    assert {name for question in BANK for name in question.frameworks} <= set(SKILLS)


# ---- what the page is told


def test_the_page_is_told_one_question_and_not_its_answer(said, in_a_room):
    exercise = own(changed(answer=2))
    told = ask(exercise, said, begun())
    assert set(told) == {"type", "id", "answers", "question"}
    assert set(told["question"]) == {"item", "text", "choices"}
    assert (told["type"], told["id"], told["answers"]) == ("asked", "n1", [])
    assert "SECRET" not in json.dumps(exercise.get_state(), default=str)


def test_the_next_question_follows_the_answers_until_none_is_left(said):
    exercise, answers = own(), []
    while (told := ask(exercise, said, begun(answers=answers)))["question"]:
        answers.append([told["question"]["item"], None])
    assert told["answers"] == answers
    assert 2 <= len(answers) <= 3
    assert exercise.judge(begun(answers=answers)).details["complete"]


def test_answers_to_questions_that_are_gone_are_forgotten_and_the_others_kept(said):
    exercise = own()
    first = ask(exercise, said, begun())["question"]["item"]
    told = ask(exercise, said, begun(answers=[[first, 0], ["gone", 1]]))
    assert told["answers"] == [[first, 0]]
    assert told["question"]["item"] != first
    assert ask(exercise, said, begun(answers=[[first, 5]]))["answers"] == []


@pytest.mark.parametrize(
    "message",
    [
        {"type": "next"},
        {"type": "next", "id": "n"},
        {"type": "next", "id": 7, "response": begun()},
        {"type": "next", "id": "n" * 65, "response": begun()},
        {"type": "next", "id": "n", "response": begun(level=4)},
        {"type": "next", "id": "n", "response": begun(level=True)},
        {"type": "next", "id": "n", "response": begun() | {"seed": -1}},
        {"type": "next", "id": "n", "response": begun() | {"answers": "q0"}},
        {"type": "next", "id": "n", "response": begun(answers=[["q0"]])},
        {"type": "next", "id": "n", "response": begun(answers=[["q0", "0"]])},
        {"type": "next", "id": "n", "response": begun(answers=[["q0", 1.0]])},
    ],
)
def test_what_is_no_sitting_is_not_answered(message, said):
    exercise = own()
    exercise._receive(exercise, message, [])
    assert said == []


def test_a_path_that_would_not_have_been_asked_is_refused():
    exercise = WHOLE.make()
    answers = WHOLE.response["answers"]
    exercise.judge(WHOLE.response | {"answers": answers[:5]})
    with pytest.raises(InvalidResponse):
        exercise.judge(WHOLE.response | {"answers": answers[1:]})


# ---- what it says at its end


def test_the_profile_has_what_the_desk_reads():
    details = WHOLE.make().judge(WHOLE.response).details
    assert [row["skill"] for row in details["profile"]] == list(skill_names())
    for row in details["profile"]:
        assert row["self"] == WHOLE.response["self"][row["skill"]]
        assert row["level"] in (1, 2, 3)
        assert abs(row["estimate"]) < 4
        assert 0 < row["error"] < 1.4
    assert sum(row["questions"] for row in details["profile"]) == len(WHOLE.response["answers"])
    assert len(details["right"]) + len(details["wrong"]) == len(WHOLE.response["answers"])
    assert details["said"][0].startswith("La souris et le clavier\u00a0:")
    json.dumps(details)


def test_nothing_is_measured_where_nothing_was_asked():
    verdict = WHOLE.make().judge(WHOLE.response | {"answers": []})
    assert {row["level"] for row in verdict.details["profile"]} == {None}
    assert not verdict.details["complete"]
    assert "vous attendent" in verdict.feedback


def test_the_path_begins_with_what_is_least_known_and_leads_to_its_sections():
    exercise = WHOLE.make(sections={"data": "Mes données", "procedures": ["Déclarer", "Payer"]})
    said = dict.fromkeys(skill_names(), 3) | {"procedures": 1, "data": 2}
    path = exercise.judge(WHOLE.response | {"self": said, "answers": []}).details["path"]
    assert [(step["skill"], step["sections"]) for step in path] == [
        ("procedures", ["Déclarer", "Payer"]),
        ("data", ["Mes données"]),
    ]


def test_who_is_at_ease_everywhere_is_not_sent_to_a_beginning():
    verdict = ABLE.make().judge(ABLE.response)
    assert verdict.details["path"] == []
    assert "à l'aise partout" in verdict.feedback


def test_a_picture_shows_the_profile_and_what_was_answered():
    picture = WHOLE.make().static_html(WHOLE.response)
    assert "Ce que montrent vos réponses" in picture
    assert shipped()[WHOLE.response["answers"][0][0]].text in picture


@pytest.mark.parametrize(("response", "points"), [(WHOLE.response, "3.0"), ({}, "0.0")])
def test_answering_earns_all_points_and_waits_for_nobody(response, points, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    exercise = WHOLE.make(points=3)
    answer(exercise.id, json.dumps(response))
    assert exercise._repr_mimebundle_()["text/plain"] == points


def test_an_attempt_is_recorded_with_its_profile(said, kept):
    exercise = WHOLE.make()
    exercise._receive(exercise, attempt(WHOLE.response), [])
    (recorded,) = kept.earlier(exercise.id)
    assert recorded.attempt.verdict.details["profile"]


# ---- what an author may get wrong


def test_a_test_of_ones_own_questions_has_its_own_skills():
    assert own().content["skills"] == [{"key": "tablette", "name": "La tablette"}]


MISTAKES = {
    "an unknown skill": (lambda: Positioning("?", only=["mial"], id="x"), "mail"),
    "no skill": (lambda: Positioning("?", only=[], id="x"), "only"),
    "too many questions": (lambda: Positioning("?", questions=25, id="x"), "24"),
    "too few questions": (lambda: Positioning("?", questions=11, id="x"), "12"),
    "half a question": (lambda: Positioning("?", questions=18.5, id="x"), "24"),
    "sections as a list": (lambda: Positioning("?", sections=["Mails"], id="x"), "sections={"),
    "sections of nothing": (lambda: Positioning("?", sections={"mails": "x"}, id="x"), "mail"),
    "no section": (lambda: Positioning("?", sections={"mail": []}, id="x"), "sections"),
    "praise": (lambda: Positioning("?", right="Bravo", id="x"), "right"),
    "items as text": (lambda: own("q0"), "items=["),
    "no items": (lambda: own([]), "items=["),
    "an item as text": (lambda: own(["q0"]), "items[0]"),
    "a skill without a name": (lambda: own(names=None), "names={"),
    "names as a list": (lambda: own(names=["La tablette"]), "names={"),
    "a name of nothing": (lambda: own(names={"tablete": "…"}), "tablette"),
    "one question alone": (lambda: own(OWN[:1]), "2"),
    "an unknown field": (lambda: own(changed(reponse=1)), "reponse"),
    "no text": (lambda: own(changed(text="")), "['text']"),
    "the same id": (lambda: own(changed(id="q1")), "q1"),
    "an id with a space": (lambda: own(changed(id="q 0")), "q 0"),
    "the same text": (lambda: own(changed(text="Question 1 ?")), "Question 1"),
    "one choice": (lambda: own(changed(choices=["oui"])), "choices"),
    "seven choices": (lambda: own(changed(choices=list("abcdefg"))), "6"),
    "an answer that isn't there": (lambda: own(changed(answer=3)), "['answer']"),
    "a difficulty in words": (lambda: own(changed(difficulty="facile")), "-1.5"),
    "a difficulty out of sight": (lambda: own(changed(difficulty=30)), "-3"),
    "a framework that isn't there": (lambda: own(changed(frameworks=["Pix 9.9"])), "Pix"),
    "too many skills": (
        lambda: Positioning(
            "?",
            items=[
                OWN[0] | {"id": f"q{n}", "skill": f"s{n // 2}", "text": f"{n} ?"} for n in range(26)
            ],
            names={f"s{n}": f"Sujet {n}" for n in range(13)},
            id="x",
        ),
        "24",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_remedy(mistake):
    make, remedy = MISTAKES[mistake]
    with pytest.raises(AuthorError, match=r"^Positioning ") as caught:
        make()
    assert remedy in str(caught.value)
