"""The table of skills: every competence of DigComp 2.2 and of Pix; what a slip may have meant."""

from __future__ import annotations

import pytest

from declic.domain.skills import SKILLS, nearest

AREAS = {"DigComp": (3, 6, 4, 4, 4), "Pix": (3, 4, 4, 3, 2)}


@pytest.mark.parametrize("framework", AREAS)
def test_every_competence_is_there_with_its_number(framework):
    expected = [
        f"{framework} {area}.{number}"
        for area, count in enumerate(AREAS[framework], start=1)
        for number in range(1, count + 1)
    ]
    assert [name for name in SKILLS if name.startswith(framework)] == expected


def test_a_skill_is_named_in_two_languages():
    assert SKILLS["DigComp 2.5"].label("fr") == "DigComp 2.5 · Nétiquette"
    assert SKILLS["Pix 2.3"].label("en") == "Pix 2.3 · Collaborating"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("digcomp 4.2", "DigComp 4.2"),
        ("DigComp4.2", "DigComp 4.2"),
        ("PIX 5.2", "Pix 5.2"),
        ("Protéger les appareil", "DigComp 4.1"),
        ("netiquette", "DigComp 2.5"),
    ],
)
def test_the_nearest_skill_is_proposed(written, meant):
    assert nearest(written)[0].name == meant


def test_nothing_is_proposed_for_what_is_nothing_like_a_skill():
    assert nearest("xxxxxxxxxx") == []
