"""Backups: whole while others write, checked, restored without losing what was there."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.errors import BackupError
from declic.store import Store, backups, sessions

NOW = datetime(2026, 11, 26, 10, 15, tzinfo=UTC)
WORKSHOP = WorkshopCard("mails", "Les mails", (ExerciseCard("a", "TrueFalse", "Vrai ?"),))


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'declic.db'}"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


def opened(url, count=1):
    """Open this many sessions, and return how many there are."""
    store = Store.open(url)
    with store.transaction() as tx:
        for _session in range(count):
            sessions.open_session(tx, WORKSHOP, NOW)
        there = len(sessions.all_sessions(tx))
    store.close()
    return there


def test_a_backup_brings_back_what_was_there(url, folder):
    opened(url, 2)
    copy = backups.back_up(url, folder, NOW)
    assert copy.name == "declic-2026-11-26-101500.db"
    assert opened(url, 3) == 5
    kept = backups.restore(url, copy, NOW)
    assert opened(url, 0) == 2
    assert opened(f"sqlite:///{kept}", 0) == 5


def test_it_is_whole_while_somebody_writes(url, folder):
    store, over = Store.open(url), threading.Event()

    def write():
        while not over.is_set():
            with store.transaction() as tx:
                sessions.open_session(tx, WORKSHOP, NOW)
                sessions.open_session(tx, WORKSHOP, NOW)

    writer = threading.Thread(target=write)
    writer.start()
    copies = [backups.back_up(url, folder, NOW) for _copy in range(5)]
    over.set()
    writer.join()
    store.close()
    assert len(set(copies)) == 5
    for copy in copies:
        assert opened(f"sqlite:///{copy}", 0) % 2 == 0


def test_only_the_newest_are_kept(url, folder):
    opened(url)
    made = [backups.back_up(url, folder, NOW + timedelta(days=n), most=3) for n in range(5)]
    assert backups.backups(folder) == made[:1:-1]


def test_a_backup_is_kept_though_the_clock_went_back(url, folder):
    opened(url)
    for day in range(3):
        backups.back_up(url, folder, NOW + timedelta(days=day), most=3)
    copy = backups.back_up(url, folder, NOW - timedelta(days=9000), most=3)
    assert copy.exists()
    assert len(backups.backups(folder)) == 3


def test_a_store_in_use_is_not_replaced(url, folder):
    opened(url)
    copy = backups.back_up(url, folder, NOW)
    store = Store.open(url)
    with store.transaction() as tx:
        sessions.open_session(tx, WORKSHOP, NOW)
    with pytest.raises(BackupError, match="Arrêtez d'abord Déclic"):
        backups.restore(url, copy, NOW)
    store.close()
    assert opened(url, 0) == 2


@pytest.mark.parametrize("content", [b"", b"not a store", b"SQLite format 3\x00 and no more"])
def test_what_is_no_backup_is_not_restored(url, tmp_path, content):
    opened(url)
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)
    with pytest.raises(BackupError, match="abîmé"):
        backups.restore(url, wrong, NOW)
    assert opened(url, 0) == 1


def test_a_damaged_store_is_kept_apart_and_its_backup_restored(url, folder, tmp_path):
    opened(url, 2)
    copy = backups.back_up(url, folder, NOW)
    damaged = (tmp_path / "declic.db").read_bytes()[:5000]
    (tmp_path / "declic.db").write_bytes(damaged)
    kept = backups.restore(url, copy, NOW)
    assert opened(url, 0) == 2
    assert kept.read_bytes() == damaged


def test_a_damaged_store_is_not_backed_up_over_good_backups(url, folder, tmp_path):
    opened(url)
    good = backups.back_up(url, folder, NOW)
    (tmp_path / "declic.db").write_bytes(b"broken")
    with pytest.raises(BackupError):
        backups.back_up(url, folder, NOW + timedelta(days=1), most=1)
    assert backups.backups(folder) == [good]


def test_a_store_that_is_no_file_is_not_ours_to_copy(folder):
    assert backups.back_up_unasked("postgresql+psycopg://nobody@localhost/declic", NOW, 3) is None
    with pytest.raises(BackupError, match="pg_dump"):
        backups.back_up("postgresql+psycopg://nobody@localhost/declic", folder, NOW)
