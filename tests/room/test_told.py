"""What a page is told of its session: parts, messages and questions that concern it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.exercise import Part, WorkshopCard
from declic.domain.steering import Mode
from declic.room.told import Telling
from declic.store import Store, learners, messages, questions, scenes, sessions, steering, tables

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
WORKSHOP = WorkshopCard("mails", "Les mails", parts=tuple(map(Part, "ABC")))


@pytest.fixture
def store(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path / 'declic.db'}")
    yield store
    store.close()


@pytest.fixture
def session(store):
    with store.transaction() as tx:
        return sessions.open_session(tx, WORKSHOP, NOW)


@pytest.fixture
def joined(store, session):
    """Let somebody join, so many minutes after the beginning; return the id."""

    def join(name="Zoé", minutes=0):
        with store.transaction() as tx:
            return learners.join(tx, session, name, NOW + timedelta(minutes=minutes)).id

    return join


@pytest.fixture
def told(store, session):
    def tell(learner):
        with store.reading() as tx:
            return Telling(scenes.of_sessions(tx, [session.id])[session.id]).to(learner)

    return tell


@pytest.fixture
def write(store):
    def write(work, *args, **options):
        with store.transaction() as tx:
            return work(tx, *args, **options)

    return write


@pytest.fixture
def steer(write, session):
    return lambda **what: write(steering.change, session.id, lambda now: replace(now, **what), NOW)


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ((), ["A", "B", "C"]),
        (("C",), ["C", "A", "B"]),
        (("C", "A"), ["C", "A", "B"]),
        (("Z", "B"), ["B", "A", "C"]),
    ],
)
def test_parts_that_the_order_does_not_name_follow_as_in_the_workshop(
    joined, told, steer, order, shown
):
    steer(order=order)
    assert told(joined())["parts"]["order"] == shown


def test_names_that_the_workshop_does_not_have_say_nothing(joined, told, steer):
    steer(closed=("Z", "B"), mode=Mode.PART, part="Z")
    now = told(joined())
    assert now["parts"]["closed"] == ["B"]
    assert now["mode"]["part"] == ""


def test_who_comes_late_is_told_what_was_said_lately(joined, told, write, session):
    for minutes in (0, 20, 31):
        write(messages.send, session.id, f"à {minutes}", NOW + timedelta(minutes=minutes))
    late = joined(minutes=30)
    assert [one["text"] for one in told(late)["messages"]] == ["à 20", "à 31"]


def test_a_pair_is_told_what_concerns_either(joined, told, write, session):
    one, two = joined("Marie"), joined("Jean")
    write(
        lambda tx: tx.execute(
            tables.participations.update()
            .where(tables.participations.c.learner_id == two)
            .values(companion_of=one)
        )
    )
    write(messages.send, session.id, "Pour Jean", NOW, two)
    write(questions.ask, "De Jean ?", NOW, workshop="mails", session=session.id, learner=two)
    now = told(one)
    assert now["names"] == ["Marie", "Jean"]
    assert [message["text"] for message in now["messages"]] == ["Pour Jean"]
    assert [(asked["text"], asked["mine"]) for asked in now["questions"]] == [("De Jean ?", True)]


def test_answers_of_earlier_sessions_come_back_mine_and_those_to_all(joined, told, write, session):
    me, other = joined(), joined("Ali")
    with_answer = {"answer": "Ceci.", "status": "answered"}
    for text, learner, values in (
        ("La mienne ?", me, with_answer),
        ("À tous ?", other, with_answer | {"to_all": True}),
        ("La sienne ?", other, with_answer),
        ("Retirée ?", me, {"status": "dropped"}),
        ("Plus tard ?", me, {"status": "later", "answer": "brouillon"}),
    ):
        number = write(questions.ask, text, NOW, workshop="mails", learner=learner)
        write(
            lambda tx, number=number, values=values: tx.execute(
                tables.questions.update().where(tables.questions.c.id == number).values(**values)
            )
        )
    shown = {one["text"]: (one["answer"], one["mine"]) for one in told(me)["questions"]}
    assert shown == {
        "La mienne ?": ("Ceci.", True),
        "À tous ?": ("Ceci.", False),
        "Plus tard ?": ("", True),
    }


def test_five_questions_to_the_store_whatever_the_number_of_sessions(store, session, joined):
    joined()
    with store.transaction() as tx:
        others = [sessions.open_session(tx, WORKSHOP, NOW).id for _each in range(9)]
    asked = []
    with store.reading() as tx:
        execute = tx.execute
        tx.execute = lambda *what, **how: asked.append(what) or execute(*what, **how)
        found = scenes.of_sessions(tx, [session.id, *others])
    assert (len(found), len(asked)) == (10, 5)
