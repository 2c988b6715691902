"""What the adviser steers is in the store, for every desk and page; nonsense changes nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from declic.desk import Desk
from declic.domain.exercise import ExerciseCard, Part, WorkshopCard
from declic.domain.steering import Mode, Steering
from declic.store import messages, steering
from tests.desk.conftest import Story
from tests.desk.test_desk import ask, until

WORKSHOP = WorkshopCard(
    "mails",
    "Les mails",
    (ExerciseCard("lien", "TrueFalse", "Ce lien est sûr"),),
    parts=(Part("Lire", exercises=("lien",)), Part("Écrire"), Part("La sécurité")),
)


@pytest.fixture
def story(store):
    return Story(store, WORKSHOP)


@pytest.fixture
def panel(store, story, tmp_path):
    opened = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(10))
    yield opened.steering()
    opened.stop()


@pytest.fixture
def now(store, story):
    def read():
        with store.reading() as tx:
            return steering.of_session(tx, story.session.id)

    return read


def titles(panel):
    return [part["title"] for part in panel.state["parts"]]


def test_a_part_goes_to_the_front_and_is_closed_and_opened(panel, now):
    assert titles(panel) == ["Lire", "Écrire", "La sécurité"]
    (said,) = ask(panel, type="move-part", part="La sécurité", to=0)
    assert "La sécurité" in said
    assert titles(panel) == ["La sécurité", "Lire", "Écrire"]
    ask(panel, type="close-part", part="Lire")
    assert [part["open"] for part in panel.state["parts"]] == [True, False, True]
    assert now().closed == ("Lire",)
    ask(panel, type="open-part", part="Lire")
    assert now().closed == ()


def test_everybody_on_one_part_opens_it_and_own_pace_ends_that(panel, now, story):
    ask(panel, type="close-part", part="Écrire")
    ask(panel, type="focus", part="Écrire", minutes=10)
    assert now() == Steering(
        mode=Mode.PART, part="Écrire", until=story.at(10) + timedelta(minutes=10)
    )
    ask(panel, type="more-time", minutes=5)
    assert now().until == story.at(25)
    ask(panel, type="own-pace")
    assert now() == Steering()


def test_a_pause_has_words_of_its_own_and_an_end(panel, now, story):
    ask(panel, type="pause", words="  Regardez l'écran  ", minutes=3)
    assert (now().mode, now().words, now().until) == (
        Mode.PAUSE,
        "Regardez l'écran",
        story.at(13),
    )


def test_a_message_is_sent_to_all_listed_and_taken_back(panel, store, story):
    assert ask(panel, type="send", text="   ") == ["Écrivez d'abord un message."]
    ask(panel, type="send", text="<b>Bravo</b> à tous")
    (shown,) = panel.state["messages"]
    assert shown["text"] == "<b>Bravo</b> à tous"
    ask(panel, type="withdraw", message=shown["id"])
    assert panel.state["messages"] == []
    with store.reading() as tx:
        assert messages.of_sessions(tx, [story.session.id]) == []


def test_an_answer_is_shown_once_and_for_all(panel, now):
    for _twice in range(2):
        ask(panel, type="reveal", exercise="lien")
    assert now().revealed == ("lien",)
    assert panel.state["exercises"][0]["revealed"]


def test_a_message_of_another_session_is_not_taken_back(panel, store, story):
    with store.transaction() as tx:
        number = messages.send(tx, story.session.id, "Ici", story.at(1))
    Story(store, replace(WORKSHOP, parts=(Part("Autre"),)))  # the desk goes to the newest
    until(lambda: titles(panel) == ["Autre"])
    assert "Rechargez" in ask(panel, type="withdraw", message=number)[0]
    with store.reading() as tx:
        assert [one.text for one in messages.of_sessions(tx, [story.session.id])] == ["Ici"]


@pytest.mark.parametrize(
    "message",
    [
        {"type": "open-part"},
        {"type": "open-part", "part": "Ailleurs"},
        {"type": "open-part", "part": ["Lire"]},
        {"type": "move-part", "part": "Lire", "to": "0"},
        {"type": "move-part", "part": "Lire", "to": True},
        {"type": "focus", "part": "x" * 10_000},
        {"type": "more-time", "minutes": -5},
        {"type": "more-time", "minutes": 10**9},
        {"type": "reveal", "exercise": "autre"},
        {"type": "send", "text": 5},
        {"type": "withdraw", "message": 99},
    ],
)
def test_what_makes_no_sense_changes_nothing(panel, now, message):
    (said,) = ask(panel, **message)
    assert "Rechargez la page" in said
    assert now() == Steering()
