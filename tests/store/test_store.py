"""What the store promises: durable, exactly once, of one version."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.verdict import Verdict
from declic.errors import ClosedSession, StoreUnavailable, StoreVersionError, UnknownCode
from declic.store import Store, attempts, learners, migrations, notes, sessions
from declic.store.place import Place

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
WORKSHOP = WorkshopCard("mails", "Les mails", (ExerciseCard("a", "TrueFalse", "Vrai ?"),))


def attempt(identifier="x", exercise="a", score=1.0):
    return Attempt(identifier, exercise, {"choice": [1]}, Verdict(score, score == 1))


@pytest.fixture
def store(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path / 'declic.db'}")
    yield store
    store.close()


@pytest.fixture
def place(store):
    with store.transaction() as tx:
        session = sessions.open_session(tx, WORKSHOP, NOW)
        learner = learners.join(tx, session, "Zoé", NOW)
    return Place(session.id, learner.id, "mails")


def test_an_attempt_sent_again_is_recorded_once(store, place):
    with store.transaction() as tx:
        first = attempts.record(tx, place, attempt(), NOW)
    with store.transaction() as tx:
        again = attempts.record(tx, place, attempt(), NOW)
    with store.reading() as tx:
        assert attempts.recorded(tx) == [first] == [again]


def test_two_learners_may_draw_the_same_attempt_id(store, place):
    with store.transaction() as tx:
        session = sessions.session(tx, place.session)
        other = learners.join(tx, session, "Ali", NOW)
        attempts.record(tx, place, attempt(), NOW)
        attempts.record(tx, Place(session.id, other.id, "mails"), attempt(), NOW)
        assert len(attempts.recorded(tx)) == 2


def test_attempts_are_numbered_by_exercise_over_all_sessions(store, place):
    with store.transaction() as tx:
        later = sessions.open_session(tx, WORKSHOP, NOW)
        elsewhere = Place(later.id, place.learner, "mails")
        numbers = [
            attempts.record(tx, where, attempt(name, exercise), NOW).number
            for where, name, exercise in [
                (place, "1", "a"),
                (place, "2", "b"),
                (elsewhere, "3", "a"),
            ]
        ]
    assert numbers == [1, 1, 2]


def test_nothing_of_a_failed_transaction_stays(store, place):
    with pytest.raises(ZeroDivisionError):
        record_and_fail(store, place)
    with store.reading() as tx:
        assert attempts.recorded(tx) == []


def record_and_fail(store, place):
    with store.transaction() as tx:
        attempts.record(tx, place, attempt(), NOW)
        raise ZeroDivisionError


def test_times_come_back_in_utc(store, place):
    with store.transaction() as tx:
        notes.record(tx, place, "a", "hint", NOW)
        (note,) = notes.recorded(tx, learner=place.learner)
    assert note.at == NOW
    assert note.at.tzinfo is UTC


def test_same_names_are_numbered_and_cards_differ(store, place):
    with store.transaction() as tx:
        session = sessions.session(tx, place.session)
        for name in ("zoe", "ZOÉ"):
            learners.join(tx, session, name, NOW)
        people = learners.of_session(tx, session.id)
    assert [person.display_name for person in people] == ["Zoé", "zoe 2", "ZOÉ 3"]
    assert len({person.card for person in people}) == 3


def test_a_card_brings_back_the_same_person(store, place):
    with store.transaction() as tx:
        me = learners.learner(tx, place.learner)
        assert learners.by_card(tx, me.card.upper()) == me


def test_codes_of_closed_and_unknown_sessions_are_refused(store, place):
    with store.transaction() as tx:
        session = sessions.session(tx, place.session)
        assert sessions.by_code(tx, session.code.lower()) == session
        sessions.close_session(tx, session.id, NOW)
        with pytest.raises(ClosedSession):
            sessions.by_code(tx, session.code)
        with pytest.raises(UnknownCode):
            sessions.by_code(tx, "zzz")


def test_a_follower_sees_what_others_write_and_nothing_else(store, place):
    follower = store.follow()
    assert follower.changed()
    assert not follower.changed()
    with store.transaction() as tx:
        attempts.record(tx, place, attempt(), NOW)
    assert follower.changed()
    assert not follower.changed()
    follower.close()


def test_a_store_is_opened_again_with_all_that_was_in_it(store, place):
    with store.transaction() as tx:
        kept = attempts.record(tx, place, attempt(), NOW)
    again = Store.open(str(store.engine.url))
    with again.reading() as tx:
        assert attempts.recorded(tx) == [kept]
        assert sessions.all_sessions(tx)[0].workshop == WORKSHOP
    again.close()


def test_commits_wait_for_the_disk(store):
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_file_that_is_no_store_is_left_untouched(tmp_path):
    path = tmp_path / "declic.db"
    path.write_bytes(b"a letter to my aunt" * 100)
    with pytest.raises(StoreVersionError, match=r"declic\.db"):
        Store.open(f"sqlite:///{path}")
    assert path.read_bytes() == b"a letter to my aunt" * 100


def test_a_database_of_another_program_is_left_untouched(tmp_path):
    path = tmp_path / "declic.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (id)")
    with pytest.raises(StoreVersionError):
        Store.open(f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_store_of_a_newer_version_is_refused(store):
    with store.transaction() as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreVersionError, match="--data"):
        Store.open(str(store.engine.url))


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable):
        Store.open(f"sqlite:///{tmp_path / 'file' / 'declic.db'}")


def test_migrations_make_the_tables_that_the_code_expects(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from declic.store.tables import metadata

    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_damaged_store_is_said_and_kept(store, place):
    with store.transaction() as tx:
        for number in range(300):
            attempts.record(tx, place, attempt(str(number), f"exercise-{number}"), NOW)
    store.engine.dispose()
    path = Path(store.engine.url.database)
    damaged = path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096)
    path.write_bytes(damaged)
    with pytest.raises(StoreUnavailable, match=r"declic\.db"), store.reading() as tx:
        attempts.recorded(tx)
    assert path.read_bytes() == damaged


def test_a_store_of_the_first_version_keeps_all_that_it_holds(tmp_path):
    file = tmp_path / "declic.db"
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    folder = Path(migrations.__file__).parent
    config.set_main_option("script_location", str(folder))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in (
            'INSERT INTO sessions VALUES (1, \'KTRPMB\', \'liens\', \'{"name": "liens", "title":'
            ' "Les liens", "exercises": []}\', \'2026-11-01 09:00:00\', NULL)',
            "INSERT INTO learners VALUES (1, 'Marie', 1, 'cerise vélo', 'cerise velo',"
            " '2026-11-01 09:01:00')",
            "INSERT INTO participations VALUES (1, 1, '2026-11-01 09:01:00')",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    store = Store.open(f"sqlite:///{file}")
    with store.reading() as tx:
        (marie,) = learners.of_session(tx, 1)
        assert marie.display_name == "Marie"
        assert learners.by_card(tx, "vélo cerise") == marie
    store.close()
