"""The room erases what is old by itself, notes it in the log, and goes on whatever happens."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from declic import journal
from declic.domain.exercise import WorkshopCard
from declic.room.daily import Daily
from declic.settings import load
from declic.store import Store, learners, sessions

WORKSHOP = WorkshopCard("mots", "Les mots")


@pytest.fixture
def settings(tmp_path):
    settings = load(data=str(tmp_path))
    settings.make_data_folder()
    return settings


@pytest.fixture
def store(settings):
    store = Store.open(settings.store)
    yield store
    store.close()


def a_day(settings, store):
    async def pass_by():
        daily = Daily(settings, store, logging.getLogger("daily"))
        daily.start()
        await daily.once()
        await daily.stop()

    asyncio.run(pass_by())


def held(store, days, name):
    at = datetime.now(UTC) - timedelta(days=days)
    with store.transaction() as tx:
        session = sessions.open_session(tx, WORKSHOP, at)
        learners.join(tx, session, name, at)
        sessions.close_session(tx, session.id, at)
    return session


def names(store, session):
    with store.reading() as tx:
        return [one.name for one in learners.of_session(tx, session.id)]


def test_old_people_go_and_the_log_names_nobody(settings, store):
    old, recent = held(store, 500, "Vieille-Dame"), held(store, 30, "Léo")
    a_day(settings, store)
    assert (names(store, old), names(store, recent)) == ([], ["Léo"])
    log = journal.path(settings.data_folder).read_text("utf-8")
    assert "INFO erased (age), receipt age-" in log
    assert "Vieille" not in log


def test_a_store_that_is_away_is_noted_and_nothing_stops(settings, store, caplog):
    store.close()
    (settings.data_folder / "declic.db").unlink()
    a_day(settings, store)
    assert "could not be erased" in caplog.text
