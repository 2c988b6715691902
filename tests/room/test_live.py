"""Pages follow the store: what each is told, how soon, and what learners may ask for."""

from __future__ import annotations

import asyncio
import functools
import html
import json
import re
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1

from declic.domain.steering import Mode, Steering
from declic.room.live import LIVE
from declic.store import hands, learners, merging, messages, sessions, steering
from declic.store.tables import participations, questions
from tests.room.conftest import submit
from tests.room.lines import connect, kernel_of

SOON = 20.0


def change(room, work):
    with room.store() as store, store.transaction() as tx:
        return work(tx)


def steer(room, **what):
    change(
        room,
        lambda tx: steering.change(
            tx, room.session, lambda now: replace(now, **what), datetime.now(UTC)
        ),
    )


@pytest.fixture(autouse=True)
def _nobody_steered(room):
    yield
    change(
        room,
        lambda tx: steering.change(tx, room.session, lambda _: Steering(), datetime.now(UTC)),
    )


def newest(room):
    return change(room, lambda tx: learners.of_session(tx, room.session)[-1].id)


def in_a_loop(test):
    """Run an asynchronous test."""

    @functools.wraps(test)
    def run(room):
        asyncio.run(test(room))

    return run


class Page:
    """A learner's page that listens."""

    def __init__(self, line):
        self._line = line

    async def told(self, until=lambda _told: True):
        """Return the first message ``declic_live`` of which *until* holds."""
        async with asyncio.timeout(SOON):
            while True:
                frame = await self._line.recv()
                _channel, parts = deserialize_msg_from_ws_v1(frame)
                if json.loads(parts[0])["msg_type"] == LIVE:
                    content = json.loads(parts[3])
                    if until(content):
                        return content


@asynccontextmanager
async def page_of(room, browser):
    async with connect(room, browser, kernel_of(room.workshop(browser))) as line:
        yield Page(line)


@in_a_loop
async def test_a_page_is_told_when_it_connects_and_when_something_changes(room):
    async with page_of(room, room.join("Suivi")) as page:
        first = await page.told()
        assert (first["names"], first["hand"], first["removed"]) == (["Suivi"], False, False)
        assert first["mode"] == {"name": "own-pace", "part": "", "words": "", "until": None}
        assert abs(datetime.fromisoformat(first["now"]) - datetime.now(UTC)) < timedelta(minutes=1)
        steer(room, mode=Mode.PAUSE, words="Regardez")
        told = await page.told(lambda told: told["mode"]["name"] == "pause")
        assert told["mode"]["words"] == "Regardez"


@in_a_loop
async def test_a_change_reaches_a_page_within_a_second(room):
    async with page_of(room, room.join("Vite")) as page:
        await page.told()
        began = time.monotonic()
        steer(room, words="!")
        await page.told(lambda told: told["mode"]["words"] == "!")
        assert time.monotonic() - began < 1


@in_a_loop
async def test_a_page_is_told_nothing_of_other_people(room):
    async with page_of(room, room.join("Une")) as one:
        me = newest(room)
        async with page_of(room, room.join("Autre")) as other:
            change(
                room,
                lambda tx: messages.send(tx, room.session, "Pour vous", datetime.now(UTC), me),
            )
            mine = await one.told(lambda told: told["messages"])
            assert [message["text"] for message in mine["messages"]] == ["Pour vous"]
            steer(room, words="tous")
            theirs = await other.told(lambda told: told["mode"]["words"] == "tous")
            assert theirs["messages"] == []
            assert theirs["names"] == ["Autre"]


@in_a_loop
async def test_who_is_taken_out_is_told_and_loses_the_kernel(room):
    browser = room.join("Sorti")
    async with page_of(room, browser) as page:
        await page.told()
        me = newest(room)
        change(
            room,
            lambda tx: tx.execute(
                participations.update()
                .where(participations.c.learner_id == me)
                .values(removed_at=datetime.now(UTC))
            ),
        )
        assert (await page.told(lambda told: told["removed"]))["removed"]
    assert "Votre place a été fermée" in browser.get("workshop/").text
    assert browser.get("").url.path == "/"
    assert asked(room, browser, "hand", up="1").status_code == 403


@in_a_loop
async def test_a_page_of_an_entry_that_was_merged_goes_on_as_the_one_that_stays(room):
    stays = room.join("Jeanne")
    kept = newest(room)
    browser = room.join("Jeanne D.")
    gone = newest(room)
    async with page_of(room, browser) as page:
        await page.told()
        change(room, lambda tx: merging.merge(tx, kept, gone))
        await page.told(lambda told: told["removed"])
    page_now = room.workshop(browser).text
    assert "Votre place a été fermée" not in page_now
    first = first_told(page_now)
    assert (first["names"], first["removed"]) == (["Jeanne"], False)
    assert (first["scope"], first["was"]) == (f"{kept:x}", [f"{gone:x}"])
    assert asked(room, browser, "hand", up="1").status_code == 200
    assert kept in up(room)
    assert first_told(room.workshop(stays).text)["scope"] == f"{kept:x}"


def test_nobody_is_told_of_entries_of_other_people(room):
    assert first_told(room.workshop(room.join("Seule")).text)["was"] == []


def first_told(page):
    """Return what a page that was just loaded begins with."""
    (data,) = re.findall(r'<script[^>]*id="declic-page"[^>]*>(.*?)</script>', page, re.S)
    return json.loads(data)["told"]


# ---- what learners ask for ------------------------------------------------------------------


def asked(room, browser, what, token=None, **fields):
    """Send what a page sends, with its token."""
    browser.get("card")
    headers = {"X-XSRFToken": token if token is not None else token_of(browser)}
    fields = {"id": f"{time.monotonic_ns()}"} | fields
    return browser.post(f"live/{what}", data=fields, headers=headers)


def token_of(browser):
    return browser.cookies["_xsrf"]


def up(room):
    return change(room, lambda tx: hands.up(tx, room.session))


def texts(room):
    return change(room, lambda tx: [row.text for row in tx.execute(questions.select())])


def test_a_hand_goes_up_once_and_down_without_a_kernel(room):
    browser = room.join("Main")
    me = newest(room)
    assert asked(room, browser, "hand", up="1").status_code == 200
    since = up(room)[me]
    assert asked(room, browser, "hand", up="1").status_code == 200
    assert up(room)[me] == since
    assert asked(room, browser, "hand").status_code == 200
    assert me not in up(room)


def test_a_question_is_kept_once_however_often_it_is_sent(room):
    browser = room.join("Question")
    for _again in range(3):
        answer = asked(room, browser, "question", id="q-1", text=" Pourquoi ?\u202e ")
        assert answer.json() == {"done": True}
    assert texts(room).count("Pourquoi ?") == 1


def test_a_question_without_a_name_names_nobody(room):
    browser = room.join("Sans nom")
    asked(room, browser, "question", text="Et moi ?", anonymous="1", exercise="compteur")
    row = change(
        room, lambda tx: tx.execute(questions.select().where(questions.c.text == "Et moi ?")).one()
    )
    assert (row.learner_id, row.session_id, row.exercise) == (None, room.session, "compteur")


@pytest.mark.parametrize("text", ["", "  \n\t", "\u202e\u200b", "a" * 1001])
def test_a_question_that_is_none_is_refused_with_a_word(room, text):
    browser = room.join("Rien")
    before = texts(room)
    answer = asked(room, browser, "question", text=text)
    assert (answer.status_code, bool(answer.json()["words"])) == (400, True)
    assert texts(room) == before


def test_an_exercise_that_is_no_name_of_one_is_left_out(room):
    browser = room.join("Nom")
    asked(room, browser, "question", text="Où ?", exercise="<script>")
    row = change(
        room, lambda tx: tx.execute(questions.select().where(questions.c.text == "Où ?")).one()
    )
    assert row.exercise == ""


@pytest.mark.parametrize("what", ["hand", "question"])
def test_nothing_is_taken_without_the_page_s_token_or_from_nobody(room, what):
    browser = room.join("Faux")
    before = (texts(room), up(room))
    assert asked(room, browser, what, token="0", up="1", text="Faux ?").status_code == 403
    stranger = room.browser()
    stranger.get("")
    token = token_of(stranger)
    answer = stranger.post(
        f"live/{what}", data={"id": "1", "up": "1", "text": "?"}, headers={"X-XSRFToken": token}
    )
    assert answer.status_code == 403
    assert (texts(room), up(room)) == before


def test_who_asks_too_much_has_to_wait_and_others_have_not(room):
    browser, other = room.join("Trop"), room.join("Calme")
    answers = [asked(room, browser, "question", text=f"{n} ?").status_code for n in range(8)]
    assert answers[-1] == 429
    assert answers[0] == 200
    assert asked(room, other, "question", text="Une seule ?").status_code == 200


def test_nothing_is_asked_in_a_session_that_has_ended(room):
    browser = room.browser()
    submit(browser, f"j/{room.other}", name="Fin")
    with room.store() as store, store.transaction() as tx:
        number = sessions.by_code(tx, room.other).id
        sessions.close_session(tx, number, datetime.now(UTC))
    try:
        assert asked(room, browser, "hand", up="1").status_code == 403
    finally:
        change(room, lambda tx: sessions.reopen_session(tx, number))


def test_the_own_sheet_stays_when_the_session_has_ended_and_each_of_a_pair_has_theirs(room):
    browser, stranger = room.browser(), room.browser()
    submit(browser, f"j/{room.other}", name="Firmin", second="Solange")
    submit(stranger, f"j/{room.other}", name="Ailleurs")
    with room.store() as store, store.transaction() as tx:
        number = sessions.by_code(tx, room.other).id
    page = browser.get("fiche").text
    assert "Revenir à l'atelier" in html.unescape(page)
    change(room, lambda tx: sessions.close_session(tx, number, datetime.now(UTC)))
    try:
        page = browser.get("fiche").text
        assert "Firmin" in page
        assert "Solange" in page
        assert "Ailleurs" not in page
        assert "Revenir à l'atelier" not in html.unescape(page)
        theirs = stranger.get("fiche").text
        assert "Firmin" not in theirs
    finally:
        change(room, lambda tx: sessions.reopen_session(tx, number))
