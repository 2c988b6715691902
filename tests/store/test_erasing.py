"""What the store promises of people who are erased, and of sessions that are old."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.verdict import Verdict
from declic.store import Store, attempts, backups, figures, learners, old, sessions, traces
from declic.store.place import Place
from declic.store.tables import metadata

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=500)
WORKSHOP = WorkshopCard(
    "mails", "Les mails", (ExerciseCard("a", "TrueFalse", "Vrai ?", skills=("DigComp 4.2",)),)
)


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'declic.db'}"


@pytest.fixture
def store(url):
    store = Store.open(url)
    yield store
    store.close()


def held(store, *names, at=NOW):
    """Hold a session in which everybody answers, and return it with who was there."""
    with store.transaction() as tx:
        session = sessions.open_session(tx, WORKSHOP, at)
        people = [learners.join(tx, session, name, at) for name in names]
        for person in people:
            answer = Attempt("x", "a", {"text": f"secret de {person.name}"}, Verdict(1.0, True))
            attempts.record(tx, Place(session.id, person.id, "mails"), answer, at)
        sessions.close_session(tx, session.id, at)
        closed = sessions.session(tx, session.id)
    return closed, people


def in_bytes(folder, text):
    return [f.name for f in folder.rglob("*") if f.is_file() and text.encode() in f.read_bytes()]


def test_nothing_of_an_erased_person_stays_in_the_bytes(store, tmp_path):
    _session, (zoe, ali) = held(store, "Zoé-Inoubliable", "Ali")
    assert in_bytes(tmp_path, "Zoé-Inoubliable")
    with store.transaction() as tx:
        gone = traces.erase(tx, [zoe.id], NOW)
    assert traces.overwrite(tmp_path / "declic.db")
    assert gone == {"participations": 1, "attempts": 1, "learners": 1}
    assert in_bytes(tmp_path, "Zoé-Inoubliable") == []
    with store.reading() as tx:
        assert [one.learner for one in attempts.recorded(tx)] == [ali.id]


def test_nobody_gets_the_number_of_who_was_erased(store):
    session, (zoe,) = held(store, "Zoé")
    with store.transaction() as tx:
        traces.erase(tx, [zoe.id], NOW)
    with store.transaction() as tx:
        assert learners.join(tx, session, "Ali", NOW).id > zoe.id


def test_a_backup_of_the_first_version_is_cleaned_too(store, url, tmp_path):
    _session, (zoe, _ali) = held(store, "Zoé", "Ali")
    copy = backups.back_up(url, tmp_path / "backups", NOW)
    with closing(sqlite3.connect(copy)) as early, early:
        for table in (
            "messages",
            "helps",
            "questions",
            "memberships",
            "figures",
            "erased",
            "placements",
        ):
            early.execute(f"DROP TABLE {table}")
        early.execute("ALTER TABLE participations DROP COLUMN companion_of")
    with store.reading() as tx:
        wanted = traces.references(tx, [zoe.id])
    with traces.backup(copy) as tx:
        assert traces.erase(tx, traces.referred(tx, wanted), NOW)["attempts"] == 1
    traces.overwrite(copy)
    assert in_bytes(copy.parent, "Zoé") == []
    assert in_bytes(copy.parent, "Ali")


def test_entries_that_were_merged_are_one_person(store):
    _session, (zoe, zoe_2, ali) = held(store, "Zoé", "Zoé", "Ali")
    with store.transaction() as tx:
        tx.execute(
            traces.learners.update()
            .where(traces.learners.c.id == zoe_2.id)
            .values(merged_into=zoe.id)
        )
        assert traces.entries(tx, zoe_2.id) == traces.entries(tx, zoe.id) == [zoe.id, zoe_2.id]
        assert traces.entries(tx, ali.id) == [ali.id]


def test_old_sessions_leave_their_figures(store):
    session, people = held(store, "Zoé", "Ali", "Léo", at=LONG_AGO)
    recent, _newer = held(store, "Marie")
    with store.transaction() as tx:
        before = figures.of_session(tx, session)
        found = old.find(tx, NOW - timedelta(days=365))
        assert [one.id for one in found.sessions] == [session.id]
        assert found.work == [(person.id, "mails") for person in people]
        old.erase(tx, found, NOW)
    with store.reading() as tx:
        assert figures.of_session(tx, session) == before
        assert before == figures.Figures(3, 3, {"a": (3, 3)}, {"DigComp 4.2": (3, 3)})
        assert learners.of_session(tx, session.id) == []
        assert len(learners.of_session(tx, recent.id)) == 1
        assert not old.find(tx, NOW - timedelta(days=365))


def test_who_came_again_since_keeps_what_is_recent(store):
    session, (zoe,) = held(store, "Zoé", at=LONG_AGO)
    with store.transaction() as tx:
        again = sessions.open_session(tx, WORKSHOP, NOW)
        learners.take_part(tx, again.id, zoe.id, NOW)
        answer = Attempt("y", "a", {}, Verdict(1.0, True))
        attempts.record(tx, Place(again.id, zoe.id, "mails"), answer, NOW)
        found = old.find(tx, NOW - timedelta(days=365))
        assert (found.learners, found.work) == ([], [])
        old.erase(tx, found, NOW)
        assert [one.session for one in attempts.recorded(tx)] == [again.id]
        assert learners.learner(tx, zoe.id) is not None
        assert learners.of_session(tx, session.id) == []


def test_of_one_or_two_people_only_their_number_is_kept(store):
    session, _people = held(store, "Zoé", "Ali", at=LONG_AGO)
    with store.transaction() as tx:
        old.erase(tx, old.find(tx, NOW), NOW)
        assert figures.of_session(tx, session) == figures.Figures(2, 0)


def test_every_table_that_names_people_is_erased_from():
    naming = {name for name, table in metadata.tables.items() if "learner_id" in table.c}
    assert {table.name for table in traces.LEFT} == naming - {"erased"}


def test_an_answer_on_its_way_does_not_bring_the_person_back(store):
    session, (zoe,) = held(store, "Zoé")
    with store.transaction() as tx:
        traces.erase(tx, [zoe.id], NOW)
    answer = Attempt("late", "a", {}, Verdict(1.0, True))
    with pytest.raises(IntegrityError), store.transaction() as tx:
        attempts.record(tx, Place(session.id, zoe.id, "mails"), answer, NOW)
    with store.reading() as tx:
        assert attempts.recorded(tx) == []
