"""The table of all answers, and what is computed of it."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import declic
from declic.analysis import measures
from declic.analysis.answers import COLUMNS
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.session import Session
from declic.store import Store
from tests.desk.conftest import Story

QUIZ = WorkshopCard(
    name="quiz",
    title="Un quiz",
    exercises=(
        ExerciseCard("facile", "TrueFalse", "Facile ?", skills=("DigComp 4.2",)),
        ExerciseCard("dur", "TrueFalse", "Dur ?", skills=("DigComp 4.2", "Pix 4.1"), points=2.0),
        ExerciseCard("texte", "FreeText", "Racontez", manual=True),
    ),
)
ANSWERS = {
    # learner: what the first attempts at "facile" and "dur" were
    "Ana": ("right", "right"),
    "Bob": ("right", "wrong"),
    "Eve": ("right", "wrong"),
    "Léo": ("wrong", "wrong"),
}


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'declic.db'}"


@pytest.fixture
def store(url):
    opened = Store.open(url)
    yield opened
    opened.close()


@pytest.fixture
def story(store):
    told = Story(store, QUIZ)
    for minute, (name, (easy, hard)) in enumerate(ANSWERS.items()):
        who = told.joins(name)
        told.does(who, "facile", easy, minute, {"value": easy == "right"}, seconds=10)
        told.does(who, "dur", hard, minute + 1, {"value": hard != "right"}, seconds=60)
        if name == "Bob":
            told.does(who, "dur", "right", minute + 2, {"value": False}, seconds=30)
            told.does(who, "texte", "text", minute + 3, {"text": "Voilà =1+1"})
    return told


@pytest.mark.usefixtures("story")
def test_there_is_one_row_an_attempt_with_what_is_known_of_its_exercise(url):
    table = declic.answers(store=url)
    assert {name: str(kind) for name, kind in table.dtypes.items()} == dict(COLUMNS)
    assert len(table) == 10
    assert table["seq"].is_monotonic_increasing
    hard = table[table["exercise"] == "dur"].iloc[0]
    assert (hard["title"], hard["points"]) == ("Dur ?", 2.0)
    assert hard["skills"] == ("DigComp 4.2", "Pix 4.1")
    text = table[table["exercise"] == "texte"].iloc[0]
    assert pd.isna(text["score"])
    assert text["correct"] is pd.NA
    assert text["answer"] == '{"text": "Voilà =1+1"}'


@pytest.mark.usefixtures("story")
def test_names_are_there_only_where_they_are_asked_for(url):
    assert not any("Ana" in str(value) for value in declic.answers(store=url).to_numpy().ravel())
    assert set(declic.answers(store=url, names=True)["name"]) == set(ANSWERS)


def test_a_session_and_a_workshop_can_be_asked_for_alone(store, story, url):
    other = Story(store)
    other.does(other.joins("Zoé"), "lien", "right", 1)
    assert set(declic.answers(store=url, session=other.session.id)["exercise"]) == {"lien"}
    assert set(declic.answers(store=url, workshop="quiz")["session"]) == {story.session.id}
    assert declic.answers(store=url, workshop="personne").empty


def test_an_empty_store_gives_an_empty_table_and_empty_measures(store, url):
    table = declic.answers(store=url)
    assert dict(table.dtypes.astype(str)) == dict(COLUMNS)
    for measure in (
        measures.by_exercise,
        measures.by_skill,
        measures.mistakes,
        measures.over_time,
    ):
        assert measure(table).empty


@pytest.mark.usefixtures("story")
def test_the_hardest_exercise_comes_first_with_facility_and_discrimination(url):
    found = measures.by_exercise(declic.answers(store=url))
    assert [name for _workshop, name in found.index] == ["dur", "facile"]
    hard, easy = (found.loc[("quiz", name)] for name in ("dur", "facile"))
    assert (hard["people"], hard["facility"], hard["managed"]) == (4, 0.25, 0.5)
    assert (easy["facility"], easy["attempts"], easy["seconds"]) == (0.75, 1.0, 10.0)
    assert hard["seconds"] == 60.0
    # Pearson's r of (1, 0, 0, 0) and (1, 1, 1, 0)
    assert hard["discrimination"] == pytest.approx(1 / 3)


def test_of_two_people_nothing_is_said_of_discrimination(store, url):
    told = Story(store, QUIZ)
    for name, what in (("Ana", "right"), ("Bob", "wrong")):
        who = told.joins(name)
        told.does(who, "facile", what, 1)
        told.does(who, "dur", what, 2)
    assert measures.by_exercise(declic.answers(store=url))["discrimination"].isna().all()


@pytest.mark.usefixtures("story")
def test_the_commonest_mistakes_are_counted_by_people(url):
    found = measures.mistakes(declic.answers(store=url))
    assert found[["exercise", "answer", "people"]].to_numpy().tolist() == [
        ["dur", '{"value": true}', 3],
        ["facile", '{"value": false}', 1],
    ]


@pytest.mark.usefixtures("story")
def test_a_skill_is_managed_by_who_got_all_of_it_right_at_last(url):
    found = measures.by_skill(declic.answers(store=url))
    assert found.index.tolist() == ["DigComp 4.2", "Pix 4.1"]
    assert found["people"].tolist() == [4, 4]
    assert found["managed"].tolist() == [0.5, 0.5]
    assert found["score"].tolist() == [0.5, 0.25]
    assert found["label"].iloc[0].startswith("DigComp 4.2 · ")


def test_a_learner_is_followed_over_sessions(store, story, url):
    again = Story(store, QUIZ)
    bob = 2
    again.comes_back(bob)
    again.does(bob, "facile", "right", 5, seconds=120)
    found = measures.over_time(declic.answers(store=url)).loc[bob]
    assert found.index.tolist() == [story.session.id, again.session.id]
    assert found["tried"].tolist() == [3, 1]
    assert found["managed"].tolist() == [2, 1]
    assert found["minutes"].iloc[1] == 2.0


def test_a_session_keeps_the_exercises_that_it_was_held_with(store, url):
    told = Story(store, QUIZ)
    assert isinstance(told.session, Session)
    told.does(told.joins("Ana"), "disparu", "right", 1)
    row = declic.answers(store=url).iloc[0]
    assert (row["title"], row["kind"], row["skills"]) == ("disparu", "", ())
    assert pd.isna(row["points"])


def test_a_learner_s_kernel_that_imports_the_package_loads_no_pandas():
    code = "import declic, sys; print('pandas' in sys.modules, declic.__version__)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", declic.__version__]
