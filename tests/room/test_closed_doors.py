"""What learners and strangers can't do."""

import asyncio
import json

import httpx
import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

from tests.room.conftest import PHOTO, submit
from tests.room.lines import connect, kernel_of, message, refusal


def test_a_learner_reaches_their_own_kernel_only(room):
    zoe, ali = room.join("Zoé"), room.join("Ali")
    kernel = kernel_of(room.workshop(zoe))

    async def story():
        async with connect(room, zoe, kernel):
            pass
        assert await refusal(connect(room, ali, kernel)) == 403
        assert await refusal(connect(room, room.browser(), kernel)) == 403

    asyncio.run(story())
    assert ali.get(f"alive/{kernel}").json() == {"alive": False}
    assert zoe.get(f"alive/{kernel}").json() == {"alive": True}
    assert ali.get(f"api/kernels/{kernel}").status_code == 404


def test_another_site_cannot_open_a_learners_websocket(room):
    zoe = room.join("Zoé")
    kernel = kernel_of(room.workshop(zoe))

    async def story():
        assert await refusal(connect(room, zoe, kernel, "http://evil.example")) == 403

    asyncio.run(story())


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("execute_request", {"code": "open('stolen', 'w')", "silent": False}),
        ("shutdown_request", {"restart": False}),
        ("complete_request", {"code": "im", "cursor_pos": 2}),
        ("inspect_request", {"code": "open", "cursor_pos": 2}),
    ],
)
def test_a_page_can_neither_execute_nor_stop(room, kind, content):
    zoe = room.join("Zoé")
    kernel = kernel_of(room.workshop(zoe))

    async def story():
        answered = set()
        async with connect(room, zoe, kernel) as socket:
            for parts in (message(kind, content), message("kernel_info_request", {})):
                await socket.send(serialize_msg_to_ws_v1(parts, "shell"))
            while "kernel_info_reply" not in answered:
                frame = await asyncio.wait_for(socket.recv(), 20)
                _channel, parts = deserialize_msg_from_ws_v1(frame)
                answered.add(json.loads(parts[0])["msg_type"])
        return answered

    answered = asyncio.run(story())
    assert not {kind.replace("request", "reply"), "execute_input", "execute_result"} & answered
    assert zoe.get(f"alive/{kernel}").json() == {"alive": True}


@pytest.mark.parametrize(
    "path",
    [
        "tree",
        "api/contents",
        "api/kernels",
        "api/sessions",
        "api/terminals",
        "voila/files/release/essai/essai.ipynb",
        "voila/render/release/essai/essai.ipynb",
        "workshop/essai.ipynb",
        "workshop/../../../source",
        "workshop/%2e%2e/%2e%2e/jupyter_config.py",
        "workshop/..%2f..%2f..%2fetc%2fpasswd",
        "static/000000000000/..%2f..%2fapp.py",
        "static/000000000000/host.html",
        "voila/static/../../etc/passwd",
        "voila/templates/lab/../../../../../etc/passwd",
        "nothing-here",
    ],
)
def test_there_is_no_way_to_files_or_kernels(room, path):
    answer = room.join("Curieux").get(path)
    assert answer.status_code in (403, 404)
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text
    assert str(room.data.parent) not in answer.text


def test_pictures_of_the_workshop_are_for_those_who_joined(room):
    assert room.join("Zoé").get("workshop/photo.png").status_code == 200
    assert room.browser().get("workshop/photo.png").status_code == 403


@pytest.mark.parametrize(
    ("asked", "status", "got"),
    [
        (None, 200, PHOTO),
        ("bytes=0-3", 206, PHOTO[:4]),
        ("bytes=4-", 206, PHOTO[4:]),
        ("bytes=-2", 206, PHOTO[-2:]),
        ("bytes=0-999", 206, PHOTO),
        ("pages=1-2", 200, PHOTO),
    ],
)
def test_a_film_is_given_in_the_parts_that_a_tablet_asks_for(room, asked, status, got):
    headers = {"Range": asked} if asked else {}
    answer = room.join("Zoé").get("workshop/photo.png", headers=headers)
    assert (answer.status_code, answer.content) == (status, got)


@pytest.mark.parametrize("asked", ["bytes=99-", "bytes=-", "bytes=3-1", "bytes=-0"])
def test_a_part_that_a_file_does_not_have_is_refused(room, asked):
    answer = room.join("Zoé").get("workshop/photo.png", headers={"Range": asked})
    assert answer.status_code == 416


@pytest.mark.parametrize("path", ["desk/", f"projector/{1}"])
def test_learners_are_sent_to_the_login_page_of_the_desk(room, path):
    assert room.join("Zoé").get(path).url.path == "/login"


def test_the_password_opens_the_projector_and_a_wrong_one_does_not(room):
    browser = room.browser()
    assert "Ce n&#39;est pas le mot de passe" in submit(browser, "login", password="nuage").text
    assert browser.get(f"projector/{room.session}").url.path == "/login"
    browser.post("login", data={"_xsrf": browser.cookies["_xsrf"], "password": room.password})
    page = browser.get(f"projector/{room.session}")
    assert room.code[:3] in page.text
    assert "<svg" in page.text


@pytest.mark.parametrize("key", ["", "guess"])
def test_the_page_of_addresses_wants_its_key(room, key):
    assert room.browser().get("start", params={"key": key}).status_code == 404


def test_the_page_of_addresses_shows_code_and_password(room):
    page = room.browser().get("start", params={"key": room.start_key}).text
    assert room.password in page
    assert f"{room.code[:3]} {room.code[3:]}" in page


def test_a_form_from_elsewhere_is_refused(room):
    answer = room.browser().post(f"j/{room.code}", data={"name": "Intrus"})
    assert answer.status_code == 403
    assert "Traceback" not in answer.text


def test_a_forged_cookie_is_nobody(room):
    browser = room.browser()
    browser.cookies.set("declic-learner", '{"learner": 1, "session": 1}')
    assert room.workshop(browser).url.path == "/"


@pytest.mark.parametrize("path", ["", "workshop/", "card", "login", "nothing-here"])
def test_our_pages_run_files_of_the_room_and_nothing_else(room, path):
    answer = room.join("Zoé").get(path)
    policy = dict(
        rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "http" not in str(policy)


def test_a_cell_that_fails_is_a_calm_sentence_and_the_rest_is_there(room):
    page = room.workshop(room.join("Zoé")).text
    assert "Cette partie ne peut pas s'afficher" in page
    assert "La suite." in page
    assert "ZeroDivisionError" not in page
    assert "secret" not in page


def test_the_room_says_that_it_works(room):
    assert room.browser().get("healthz").json() == {"status": "ok", "open_sessions": 2}


def test_codes_cannot_be_tried_for_long(room):
    browser = room.browser(transport=httpx.HTTPTransport(local_address="127.0.0.9"))
    said = [submit(browser, "", code=f"ZZZZ{n:02}").text for n in range(10)]
    assert "pas connu" in said[0]
    assert "Trop d&#39;essais" in said[-1]
    assert "Trop d&#39;essais" in submit(browser, "", code=room.code).text
