"""The group on the desk: what is hardest first, the mistake of many in words, the projector."""

from __future__ import annotations

import pytest

from declic.desk import Desk, group
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.store import steering
from tests.desk.conftest import Story

CARD = WorkshopCard(
    "essai",
    "Essai",
    (
        ExerciseCard("facile", "TrueFalse", "Facile", skills=("DigComp 1.1",)),
        ExerciseCard("dur", "MultipleChoice", "Dur", skills=("DigComp 4.2",)),
        ExerciseCard("mot", "FreeText", "Un mot", manual=True),
        ExerciseCard("jamais", "TrueFalse", "Jamais"),
    ),
)


@pytest.fixture
def played(store):
    """Three people: all manage what is easy, two give the same wrong answer to what is hard."""
    story = Story(store, CARD)
    people = [story.joins(name) for name in ("Zoé", "Ali", "Marie")]
    for who in people:
        story.does(who, "facile", "right", 1)
    for who in people[:2]:
        story.does(who, "dur", "wrong", 2, {"chosen": [1]}, details={"said": ["Je clique"]})
    story.does(people[2], "dur", "right", 2)
    story.does(people[0], "mot", "text", 3, {"text": "La peur"}, details={"said": ["La peur"]})
    story.does(people[1], "mot", "text", 3, {"text": "PEUR"}, details={"said": ["PEUR"]})
    return story


def results(story):
    return group.exercises(story.data(), story.cells(4))


def test_the_hardest_comes_first_and_what_nobody_tried_last(played):
    assert [one.id for one in results(played)] == ["dur", "mot", "facile", "jamais"]


def test_the_mistake_of_several_is_shown_in_words(played):
    hard = results(played)[0]
    assert hard.mistake == group.Mistake(("Je clique",), 2, 2)
    assert (hard.tried, hard.managed, hard.together) == (3, 1, True)
    assert results(played)[1].mistake is None


def test_what_one_person_missed_is_not_for_the_group(told):
    told.does(told.joins("Zoé"), "lien", "wrong", 1)
    hard = group.exercises(told.data(), told.cells(2))[0]
    assert (hard.tried, hard.mistake, hard.together) == (1, None, False)


def test_skills_have_their_names_and_the_hardest_comes_first(played):
    found = group.skills(played.data(), results(played), "fr")
    assert [one.label.split(" · ")[0] for one in found] == ["DigComp 4.2", "DigComp 1.1"]
    assert "vie privée" in found[0].label


def test_nobody_there_is_no_fault(told):
    assert all(one.tried == 0 for one in group.exercises(told.data(), told.cells(1)))
    assert group.skills(told.data(), group.exercises(told.data(), told.cells(1)), "fr") == []


def steered(story):
    with story.store.reading() as tx:
        return steering.of_session(tx, story.session.id)


def test_the_adviser_shows_an_exercise_and_its_answer_and_takes_it_off(played, following):
    panel, ask = following
    ask(type="project", exercise="dur", solved=False)
    assert (steered(played).projected, steered(played).solved) == ("dur", False)
    ask(type="project", exercise="dur", solved=True)
    assert panel.state["solved"]
    ask(type="clear")
    assert steered(played).projected == ""


def test_only_words_that_were_said_are_approved_one_by_one(played, following):
    panel, ask = following
    ask(type="clear")
    (mot,) = [one for one in panel.state["exercises"] if one["id"] == "mot"]
    assert mot["words"] == [{"key": "peur", "text": "peur", "people": 2, "approved": False}]
    ask(type="approve", exercise="mot", word="peur", approved=True)
    assert steered(played).approved == {"mot": ("peur",)}
    ask(type="approve", exercise="mot", word="peur", approved=False)
    assert steered(played).approved == {"mot": ()}


@pytest.mark.parametrize(
    "message",
    [
        {"type": "project", "exercise": "autre"},
        {"type": "project"},
        {"type": "approve", "exercise": "mot", "word": ["peur"]},
        {"type": "approve", "exercise": "mot", "word": "x" * 500, "approved": True},
    ],
)
def test_what_makes_no_sense_changes_nothing(played, following, message):
    _panel, ask = following
    before = steered(played)
    assert "n'a pas compris" in ask(**message)
    assert steered(played) == before


@pytest.fixture
def following(played, tmp_path):
    """The group's panel on a desk, and a way to ask it something."""
    opened = Desk(played.store.engine.url.render_as_string(), tmp_path)
    panel = opened.group()

    def ask(**message):
        said = []
        panel.send = said.append
        panel._handle_custom_msg(message, [])
        return said[-1]["message"]

    yield panel, ask
    opened.stop()
