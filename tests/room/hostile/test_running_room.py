"""A running room under attack: nothing leaks, nothing is forged, and learners go on working."""

import asyncio
import json
import re
import socket
import sqlite3
import time
import uuid
from contextlib import ExitStack, closing

import httpx
import pytest
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1

from tests.room.conftest import submit
from tests.room.hostile.forgeries import MALFORMED, attack, said, to_widget
from tests.room.lines import connect, kernel_of

ATTACKERS = 10
MESSAGES = 1000
"""Of each attacker: what may come at once."""
LARGE = "x" * 200_000
PATIENCE = 60.0
SECRETS = ("Traceback", 'File "', "/site-packages/", ".py", "sqlite")


def model_of(page):
    """Return the id of the widget of a page."""
    return re.search(r'data-model="(\w+)"', page.text)[1]


def attempts(room):
    """Return who answered what, as the store has it."""
    with closing(sqlite3.connect(room.data / "declic.db")) as database:
        return database.execute(
            "SELECT learners.name, count(*) FROM attempts JOIN learners"
            " ON learners.id = attempts.learner_id GROUP BY learners.name"
        ).fetchall()


def from_address(room, last, **options):
    """Return a browser with a network address of its own."""
    return room.browser(transport=httpx.HTTPTransport(local_address=f"127.0.0.{last}"), **options)


async def attacked(room, browser, kernel, comm, seed):
    """Say all that a hostile page can think of; connect again whenever the room hangs up."""
    heard, left = [], list(attack(seed, comm, MESSAGES))

    async def listen(line):
        heard.extend([frame async for frame in line])

    while left:
        async with connect(room, browser, kernel) as line, asyncio.TaskGroup() as group:
            ear = group.create_task(listen(line))
            while left and not ear.done():
                kind, frame = left.pop(0)
                await line.send(frame)
                if kind == MALFORMED:
                    async with asyncio.timeout(PATIENCE):
                        await ear
            await line.close()
    return heard


async def answers(room, browser, page, count):
    """Answer so many times, as a page does; return the longest wait, in seconds."""
    comm, longest = model_of(page), 0.0
    async with connect(room, browser, kernel_of(page)) as line:
        for number in range(1, count + 1):
            began = time.monotonic()
            await line.send(to_widget(comm, method="custom", content={"id": uuid.uuid4().hex}))
            async with asyncio.timeout(PATIENCE):
                while f'"count": {number}'.encode() not in await line.recv():
                    pass
            longest = max(longest, time.monotonic() - began)
    return longest


def test_ten_thousand_hostile_messages_gain_nothing_while_a_learner_works(room):
    attackers = [room.join(f"Pirate {number}") for number in range(ATTACKERS)]
    honest = room.join("Honnête")
    pages = [room.workshop(browser) for browser in attackers]
    page = room.workshop(honest)

    async def story():
        async with asyncio.TaskGroup() as group:
            work = group.create_task(answers(room, honest, page, 5))
            raids = [
                group.create_task(
                    attacked(room, browser, kernel_of(theirs), model_of(theirs), seed)
                )
                for seed, (browser, theirs) in enumerate(zip(attackers, pages, strict=True))
            ]
        return work.result(), [frame for raid in raids for frame in raid.result()]

    longest, heard = asyncio.run(story())
    assert longest < PATIENCE
    answered = {name: count for name, count in attempts(room) if name.startswith(("Pi", "Ho"))}
    assert answered == {"Honnête": 5}
    told = b"".join(heard).decode("utf-8", "replace")
    assert [secret for secret in SECRETS if secret in told] == []
    assert "execute_result" not in told
    for browser, theirs in zip(attackers, pages, strict=True):
        assert browser.get(f"alive/{kernel_of(theirs)}").json() == {"alive": True}
    assert kernel_of(room.workshop(honest)) == kernel_of(page)
    assert not list(room.data.parent.rglob("stolen"))


def test_what_comes_too_fast_waits_is_announced_and_all_of_it_is_answered(room):
    browser = room.join("Pressée")
    kernel = kernel_of(room.workshop(browser))
    count = 100  # large ones, which count as some thirteen hundred; a thousand may come at once

    async def story():
        replies, words = 0, ""
        async with connect(room, browser, kernel) as line:
            sending = asyncio.create_task(_send_all(line, count))
            async with asyncio.timeout(PATIENCE):
                while replies < count:
                    _channel, parts = deserialize_msg_from_ws_v1(await line.recv())
                    kind = json.loads(parts[0])["msg_type"]
                    replies += kind == "kernel_info_reply"
                    if kind == "declic_pause":
                        words = json.loads(parts[3])["words"]
            await sending
        return words

    assert "tout est gardé" in asyncio.run(story())


async def _send_all(line, count):
    for number in range(count):
        await line.send(said("kernel_info_request", {"x": LARGE}, msg_id=f"m{number}"))


def test_a_message_that_is_too_large_ends_the_line(room):
    browser = room.join("Énorme")
    page = room.workshop(browser)

    async def story():
        async with connect(room, browser, kernel_of(page)) as line:
            content = {"id": "1", "text": "x" * 300_000}
            await line.send(to_widget(model_of(page), method="custom", content=content))
            async with asyncio.timeout(PATIENCE):
                await line.wait_closed()
            return line.close_code

    assert asyncio.run(story()) in (1006, 1009)


@pytest.mark.parametrize("size", [150_000, 50_000_000])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(room, size):
    head = f"POST /j/{room.code} HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n"
    with connected(room) as line:
        line.sendall(head.encode())
        assert line.recv(100).startswith((b"HTTP/1.1 400", b"HTTP/1.1 413"))


def test_headers_that_are_too_large_are_refused(room):
    with connected(room) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 60_000 + b"\r\n\r\n")
        assert line.recv(100).startswith((b"HTTP/1.1 400", b"HTTP/1.1 431")) or not line.recv(100)


def test_many_slow_clients_keep_nobody_waiting(room):
    with ExitStack() as lines:
        for number in range(300):
            slow = lines.enter_context(connected(room))
            slow.sendall(b"POST /login HTTP/1.1\r\nHost: x\r\nContent-"[: 5 + number % 40])
        began = time.monotonic()
        assert room.browser().get("healthz").status_code == 200
        assert time.monotonic() - began < PATIENCE / 4


def connected(room):
    """Open a plain connection."""
    place = httpx.URL(room.url)
    return socket.create_connection((place.host, place.port), PATIENCE)


def test_the_desks_password_cannot_be_tried_for_long(room):
    browser = from_address(room, 11)
    said = [submit(browser, "login", password=f"nuage-{n}").text for n in range(10)]
    assert "pas le mot de passe" in said[0]
    assert "Trop d&#39;essais" in said[-1]
    assert "Trop d&#39;essais" in submit(browser, "login", password=room.password).text
    assert room.adviser().get("desk/", follow_redirects=False).status_code == 200


def test_cards_cannot_be_tried_for_long_nor_by_one_who_pretends_to_be_many(room):
    browser = from_address(room, 12)
    said = []
    for n in range(10):
        browser.headers.update({"X-Forwarded-For": f"10.0.0.{n}", "X-Real-IP": f"10.0.0.{n}"})
        said.append(submit(browser, "back", card=f"nuage lune {n}").text)
    assert "Personne n&#39;a ces mots" in said[0]
    assert "Trop d&#39;essais" in said[-1]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
        (
            {
                "Sec-Fetch-Site": "cross-site",
                "Sec-Fetch-Mode": "navigate",
                "Sec-Fetch-Dest": "iframe",
            },
            403,
        ),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        (
            {
                "Sec-Fetch-Site": "cross-site",
                "Sec-Fetch-Mode": "navigate",
                "Sec-Fetch-Dest": "document",
            },
            200,
        ),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200),
    ],
)
def test_other_sites_may_link_here_and_nothing_else(room, headers, status):
    zoe = room.join("Zoé")
    assert zoe.get("card", headers=headers).status_code == status
    assert zoe.get("static/000000000000/room.css", headers=headers).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_another_site_cannot_send_a_form_even_with_its_token(room, headers):
    browser = room.browser()
    token = re.search(r'name="_xsrf" value="([^"]+)"', browser.get("back").text)[1]
    fields = {"_xsrf": token, "name": "Intrus"}
    assert browser.post(f"j/{room.code}", data=fields, headers=headers).status_code == 403


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(room):
    browser = room.browser()
    token = re.search(r'name="_xsrf" value="([^"]+)"', browser.get("back").text)[1]
    forms = (
        (f"j/{room.code}", {"name": "Zoé"}),
        ("login", {"password": room.password}),
    )
    for path, fields in forms:
        answer = browser.post(path, data={"_xsrf": token, **fields}, follow_redirects=False)
        (cookie,) = answer.headers.get_list("Set-Cookie")
        assert "HttpOnly" in cookie
        assert "SameSite=" in cookie


@pytest.mark.parametrize(
    "path",
    [
        "?template=../../etc&theme=dark",
        "workshop/?template=lab&theme=dark",
        "j/%00%00",
        "j/%ff%fe",
        "workshop/%00.png",
        "voila/templates/lab/static/../../x",
        "voila/templates/lab",
        "voila/static/..%2f..%2fetc%2fpasswd",
        "voila/labextensions/%00",
        "voila/api/themes/..%5c..%5cx",
        "kit/000000000000/nothing.js",
        "widget/000000000000.js",
        "projector/999999999",
        "api/kernels/00000000-0000-0000-0000-000000000000",
        "start?key=%F0%9F%A6%8C",
    ],
)
def test_no_answer_tells_of_what_is_behind(room, path):
    for browser in (room.join("Curieuse"), room.adviser()):
        answer = browser.get(path)
        assert answer.status_code < 500
        assert [s for s in (*SECRETS, str(room.data.parent)) if s in answer.text] == []
        assert "Server" not in answer.headers


def test_logs_hold_neither_names_nor_codes_nor_answers(room):
    browser = room.join("Philomène")
    card = re.search(r'class="two-words">([^<]+)<', browser.get("card").text)[1]
    browser.get(f"j/{room.code}?x=1")
    browser.get(f"workshop/{room.code}.png")
    submit(room.browser(), "back", card="poire nuage secret")
    log = (room.data / "logs" / "room.log").read_text("utf-8")
    log += (room.data.parent / "stderr.log").read_text("utf-8")
    told = ("Philomène", room.code, room.password, card, "secret", "127.0.0.1")
    assert [word for word in told if word in log.replace("secret = 1 / 0", "")] == []
