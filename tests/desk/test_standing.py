"""What a positioning test says of people, the groups it proposes, and where each one begins."""

from __future__ import annotations

import pytest

from declic.desk.standing import Mark, Standing, groups, path, standing
from declic.domain.exercise import ExerciseCard, Part, WorkshopCard

SKILLS = ("mouse", "mail", "safety")
WORKSHOP = WorkshopCard(
    "mails",
    "Les mails",
    (
        ExerciseCard("a", "TrueFalse", "A", skills=("DigComp 2.1",)),
        ExerciseCard("b", "TrueFalse", "B", skills=("Pix 4.1",)),
    ),
    parts=(Part("Commencer"), Part("Écrire", exercises=("a",)), Part("Sécurité", exercises=("b",))),
)


def stands(*levels, said=2, sections=()):
    marks = (
        Mark(skill, skill.title(), said, level) for skill, level in zip(SKILLS, levels, strict=True)
    )
    return Standing(tuple(marks), sections)


@pytest.mark.parametrize(
    ("said", "level", "words"),
    [
        (1, 3, "se sous-estime"),
        (3, 1, "se surestime"),
        (2, 2, "d'accord avec la mesure"),
        (2, None, ""),
    ],
)
def test_what_was_said_beside_what_was_measured(said, level, words):
    assert Mark("mail", "Mails", said, level).in_words().replace("’", "'") == words


def test_details_of_a_test_are_read_and_others_are_not():
    row = {"skill": "mail", "name": "Mails", "self": 3, "level": 1}
    steps = [{"skill": "mail", "sections": ["Écrire", 5]}, "x"]
    found = standing({"profile": [row, "x"], "path": steps})
    assert found == Standing((Mark("mail", "Mails", 3, 1),), ("Écrire",))
    for other in (None, {}, {"profile": "x"}, {"profile": []}, {"profile": [{"skill": "mail"}]}):
        assert standing(other) is None


def test_the_path_is_the_tests_own_where_it_names_parts_of_this_workshop():
    assert path(stands(3, 1, 1, sections=("Sécurité", "Ailleurs")), WORKSHOP) == ["Sécurité"]


def test_else_the_path_leads_to_what_is_known_least():
    assert path(stands(3, 2, 1, sections=("Ailleurs",)), WORKSHOP) == ["Sécurité", "Écrire"]
    assert path(stands(1, 3, 3), WORKSHOP) == []
    assert path(stands(3, 3, 3), WORKSHOP) == []


def test_people_are_together_by_what_they_need():
    people = {1: stands(3, 1, 3), 2: stands(3, 3, 1), 3: stands(3, 1, 3), 4: stands(3, 2, 1)}
    assert [(one.skill, one.people) for one in groups(people)] == [
        ("mail", (1, 3)),
        ("safety", (2, 4)),
    ]


def test_whoever_is_at_ease_helps_in_the_smallest_group():
    people = {1: stands(3, 1, 3), 2: stands(3, 1, 3), 3: stands(3, 1, 3), 4: stands(3, 3, 1)}
    people[5] = stands(3, 3, 3)
    assert [one.people for one in groups(people)] == [(1, 2, 3), (4, 5)]


@pytest.mark.parametrize(("count", "most"), [(1, 1), (2, 1), (3, 1), (4, 2), (15, 3), (40, 3)])
def test_groups_are_few_hold_everybody_once_and_nobody_alone(count, most):
    levels = [(1 + n % 3, 1 + n * n % 3, 1 + n // 2 % 3) for n in range(count)]
    people = {n: stands(*levels[n]) for n in range(count)}
    found = groups(people)
    assert 1 <= len(found) <= most
    assert sorted(one for group in found for one in group.people) == list(range(count))
    assert count == 1 or all(len(group.people) > 1 for group in found)
    assert groups(dict(reversed(people.items()))) == found


def test_nobody_is_left_alone_and_all_at_ease_are_one_group():
    assert groups({}) == []
    assert [one.skill for one in groups({n: stands(3, 3, 3) for n in range(6)})] == [""]
    same = groups({n: stands(2, 1, 3) for n in range(6)})
    assert [(one.skill, len(one.people)) for one in same] == [("mail", 6)]
