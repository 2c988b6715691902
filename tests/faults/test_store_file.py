"""``declic run`` meets a file that is no store, or no longer one: left as it is, said clearly."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from declic.cli.main import main
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.store import Store, backups, sessions

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
WORKSHOP = WorkshopCard("mails", "Les mails", (ExerciseCard("a", "TrueFalse", "Vrai ?"),))


@pytest.fixture
def file(data_folder):
    """A store with a session in it, and its backup."""
    path = data_folder / "declic.db"
    store = Store.open(f"sqlite:///{path}")
    with store.transaction() as tx:
        sessions.open_session(tx, WORKSHOP, NOW)
    store.close()
    backups.back_up(f"sqlite:///{path}", data_folder / "backups", NOW)
    return path


def cut_short(file):
    file.write_bytes(file.read_bytes()[:-4096])


def emptied(file):
    file.write_bytes(b"")


def a_letter(file):
    file.write_bytes(b"Une lettre.\n" * 1000)


def of_another_program(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (id)")


@pytest.mark.parametrize("spoil", [cut_short, emptied, a_letter, of_another_program])
def test_it_is_left_as_it_is_and_the_way_back_is_said(file, spoil, capsys):
    spoil(file)
    found = file.read_bytes()
    assert main(["run"]) == 1
    said = capsys.readouterr().err
    assert str(file) in said
    assert "Il reste tel quel" in said
    assert "declic restore" in said
    assert file.read_bytes() == found
    assert main(["restore", backups.backups(file.parent / "backups")[0].name]) == 0
    (kept,) = backups.kept_apart(f"sqlite:///{file}").iterdir()
    assert kept.read_bytes() == found
    store = Store.open(f"sqlite:///{file}")
    with store.reading() as tx:
        assert [session.workshop for session in sessions.all_sessions(tx)] == [WORKSHOP]
    store.close()
