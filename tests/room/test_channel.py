"""The channel between kernels and room: durable before acknowledged, exactly once, one learner."""

import asyncio
import logging
import os
import stat
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.verdict import Verdict
from declic.errors import NotRecorded, StoreUnavailable
from declic.recorder import CHANNEL_VARIABLE, TOKEN_VARIABLE, ChannelRecorder, Note
from declic.room.channel import Channel, Writer
from declic.store import Store, attempts, learners, sessions, steering
from declic.store.place import Place

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
WORKSHOP = WorkshopCard("mails", "Les mails", (ExerciseCard("a", "TrueFalse", "Vrai ?"),))
LOG = logging.getLogger("test")


def attempt(identifier="x", response=1):
    return Attempt(identifier, "a", response, Verdict(1.0, True), hints=1, active_seconds=2.5)


@pytest.fixture
def store(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path / 'declic.db'}")
    yield store
    store.close()


@pytest.fixture
def people(store):
    with store.transaction() as tx:
        session = sessions.open_session(tx, WORKSHOP, NOW)
        return [
            Place(session.id, learners.join(tx, session, name, NOW).id, "mails")
            for name in ("Zoé", "Ali")
        ]


@asynccontextmanager
async def listening(store):
    writer = Writer(store)
    channel = Channel(store, writer, LOG)
    await channel.start()
    try:
        yield channel
    finally:
        await channel.stop()
        await writer.close()


def recorder(environment):
    return ChannelRecorder(environment[CHANNEL_VARIABLE], environment[TOKEN_VARIABLE])


def recorded(store, **which):
    with store.reading() as tx:
        return attempts.recorded(tx, **which)


def test_an_acknowledged_attempt_is_in_the_store(store, people):
    async def story():
        async with listening(store) as channel:
            kernel = recorder(channel.admit(people[0]))
            got = await asyncio.to_thread(kernel.record, attempt())
            assert recorded(store) == [got]
            assert got.learner == people[0].learner

    asyncio.run(story())


def test_what_a_kernel_sends_is_recorded_for_its_own_learner(store, people):
    async def story():
        async with listening(store) as channel:
            zoe, ali = (recorder(channel.admit(place)) for place in people)
            await asyncio.to_thread(zoe.record, attempt("1"))
            await asyncio.to_thread(ali.record, attempt("1"))
            assert [one.learner for one in recorded(store)] == [p.learner for p in people]
            assert await asyncio.to_thread(zoe.earlier, "a") == recorded(
                store, learner=people[0].learner
            )

    asyncio.run(story())


def test_a_kernel_is_told_what_is_shown_to_all_of_its_session_and_of_no_other(store, people):
    async def story():
        async with listening(store) as channel:
            kernel = recorder(channel.admit(people[0]))
            assert not await asyncio.to_thread(kernel.shown, "a")
            with store.transaction() as tx:
                elsewhere = sessions.open_session(tx, WORKSHOP, NOW).id
                for session, shown in ((people[0].session, "a"), (elsewhere, "b")):
                    steering.change(
                        tx, session, lambda now, shown=shown: replace(now, revealed=(shown,)), NOW
                    )
            assert not await asyncio.to_thread(kernel.shown, "a")
            assert await asyncio.to_thread(lambda: kernel.shown("a", again=True))
            assert not await asyncio.to_thread(lambda: kernel.shown("b", again=True))
            another = recorder(channel.admit(people[1]))
            assert await asyncio.to_thread(another.shown, "a")

    asyncio.run(story())


def test_a_new_kernel_finds_what_the_learner_did_before(store, people):
    async def story():
        async with listening(store) as channel:
            first = recorder(channel.admit(people[0]))
            got = await asyncio.to_thread(first.record, attempt())
            await asyncio.to_thread(first.note, Note("a", "hint"))
            second = recorder(channel.admit(people[0]))
            assert await asyncio.to_thread(second.earlier, "a") == [got]
            assert await asyncio.to_thread(second.noted, "a", "hint") == 1
            assert await asyncio.to_thread(lambda: second.seed) == people[0].learner

    asyncio.run(story())


def test_a_repeat_is_acknowledged_with_the_first_record(store, people):
    async def story():
        async with listening(store) as channel:
            kernel = recorder(channel.admit(people[0]))
            first = await asyncio.to_thread(kernel.record, attempt("same", 1))
            again = await asyncio.to_thread(kernel.record, attempt("same", 2))
            assert again == first
            assert len(recorded(store)) == 1

    asyncio.run(story())


@pytest.mark.parametrize("token", ["", "guess", "' OR 1=1"])
def test_a_wrong_token_gets_nothing(store, people, token):
    async def story():
        async with listening(store) as channel:
            environment = channel.admit(people[0])
            thief = ChannelRecorder(environment[CHANNEL_VARIABLE], token)
            with pytest.raises(NotRecorded):
                await asyncio.to_thread(thief.record, attempt())

    asyncio.run(story())
    assert recorded(store) == []


def test_a_dismissed_kernel_gets_nothing(store, people):
    async def story():
        async with listening(store) as channel:
            environment = channel.admit(people[0])
            channel.dismiss(environment)
            with pytest.raises(NotRecorded):
                await asyncio.to_thread(recorder(environment).record, attempt())

    asyncio.run(story())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no socket files")
def test_only_this_user_may_enter_the_channels_folder(store):
    async def story():
        async with listening(store) as channel:
            folder = Path(channel.address.removeprefix("unix:")).parent
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    asyncio.run(story())


def test_many_kernels_at_once_lose_and_double_nothing(store, people):
    async def story():
        async with listening(store) as channel:
            kernels = [recorder(channel.admit(people[n % 2])) for n in range(12)]
            await asyncio.gather(
                *(
                    asyncio.to_thread(kernel.record, attempt(f"page-{index % 6}"))
                    for index, kernel in enumerate(kernels)
                )
            )

    asyncio.run(story())
    got = recorded(store)
    assert len({(one.learner, one.attempt.id) for one in got}) == len(got) == 6


def test_a_kernel_is_told_when_an_attempt_is_not_kept_and_may_send_it_again(store, people):
    async def story():
        async with listening(store) as channel:
            kernel = recorder(channel.admit(people[0]))
            await asyncio.to_thread(kernel.record, attempt("first"))
            with unusable(store), pytest.raises(NotRecorded):
                await asyncio.to_thread(kernel.record, attempt("second"))
            got = await asyncio.to_thread(kernel.record, attempt("second"))
            assert got.number == 2

    asyncio.run(story())


def test_a_kernel_that_found_the_store_shut_asks_again(store, people):
    async def story():
        async with listening(store) as channel:
            kernel = recorder(channel.admit(people[0]))
            with unusable(store), pytest.raises(NotRecorded):
                await asyncio.to_thread(kernel.earlier, "a")
            assert await asyncio.to_thread(kernel.earlier, "a") == []
            assert await asyncio.to_thread(lambda: kernel.seed) == people[0].learner

    asyncio.run(story())


@contextmanager
def unusable(store):
    """Put a folder in the place of the store's file, as if the disk had gone."""
    path = Path(store.engine.url.database)
    store.engine.dispose()
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    yield
    path.rmdir()
    path.with_suffix(".away").rename(path)


def test_one_bad_write_of_a_group_does_not_spoil_the_others(store, people):
    async def story():
        writer = Writer(store)

        def bad(_tx):
            raise StoreUnavailable("no")

        def good(tx):
            return attempts.record(tx, people[0], attempt("good"), NOW)

        results = await asyncio.gather(
            writer.write(bad), writer.write(good), writer.write(bad), return_exceptions=True
        )
        await writer.close()
        return results

    first, second, third = asyncio.run(story())
    assert isinstance(first, StoreUnavailable)
    assert isinstance(third, StoreUnavailable)
    assert recorded(store) == [second]
