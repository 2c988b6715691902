"""Questions are answered, put off, dropped, opened again; who asked is known, or is nobody."""

from datetime import UTC, datetime

import pytest

from declic.domain.exercise import WorkshopCard
from declic.errors import TextRefused
from declic.store import learners, questions, sessions

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.fixture
def asked(store):
    with store.transaction() as tx:
        session = sessions.open_session(tx, WorkshopCard("mails", "Les mails"), TEN)
        learners.join(tx, session, "Marie", TEN)
        marie = learners.join(tx, session, "Marie", TEN)
        own = {"workshop": "mails", "session": session.id}
        named = questions.ask(tx, "Un ?", TEN, learner=marie.id, exercise="lien", **own)
        return [named, questions.ask(tx, "Deux ?", TEN, **own)]


def known(store, *statuses):
    with store.reading() as tx:
        return questions.with_status(tx, statuses, 10)


def test_questions_say_who_asked_them_and_on_what(store, asked):
    newest, oldest = known(store, "open")
    assert (oldest.name, oldest.exercise, oldest.at) == ("Marie 2", "lien", TEN)
    assert (newest.name, newest.by_adviser) == (None, False)
    with store.transaction() as tx:
        number = questions.ask(tx, "Moi ?", TEN, workshop="mails", asked_by="adviser")
        assert questions.question(tx, number).by_adviser


def test_a_question_goes_from_state_to_state(store, asked):
    first, second = asked
    with store.transaction() as tx:
        questions.put_off(tx, first)
        questions.answer(tx, second, "  Voilà.\u202e ", TEN, to_all=True)
    (later,) = known(store, "later")
    (answered,) = known(store, "answered")
    assert (later.id, answered.id) == (first, second)
    assert (answered.answer, answered.to_all) == ("Voilà.", True)
    with store.transaction() as tx:
        questions.drop(tx, first)
        questions.reopen(tx, second)
    assert [one.id for one in known(store, "open", "later", "answered")] == [second]


@pytest.mark.parametrize("text", ["", " \u200b", "x" * 4001])
def test_an_answer_that_is_empty_or_too_long_is_refused(store, asked, text):
    with store.transaction() as tx, pytest.raises(TextRefused):
        questions.answer(tx, asked[0], text, TEN, to_all=False)
    assert len(known(store, "open")) == 2


def test_what_is_not_there_is_none(store):
    with store.reading() as tx:
        assert questions.question(tx, 9) is None
