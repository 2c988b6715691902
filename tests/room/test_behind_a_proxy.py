"""A room behind a reverse proxy, set up as the documentation's examples say."""

import asyncio
from urllib.parse import urlsplit

import httpx
import pytest

from declic.cli.main import main
from tests import proxies
from tests.room.conftest import make_release, submit
from tests.room.lines import PROTOCOL, kernel_of, websocket
from tests.running import Room, project

WRONG_TRIES = 4


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """A room that believes a proxy, and the port where the proxy will be."""
    folder = tmp_path_factory.mktemp("proxied")
    port = proxies.free_port()
    config = (
        f'c.Declic.public_address = "https://127.0.0.1:{port}"\n'
        f"c.Declic.wrong_codes_per_minute = {WRONG_TRIES}"
    )
    root = project(folder / "project", config=config)
    make_release(root, "essai", [])
    running = Room.start(root, folder / "data", "--workshop", "essai")
    yield running, port
    assert running.stop() == []


@pytest.fixture(scope="module", params=proxies.INSTALLED)
def proxied(request, behind, tmp_path_factory):
    """The room's public address, what trusts the proxy, and which of the proxies it is."""
    room, port = behind
    folder = tmp_path_factory.mktemp(request.param)
    with proxies.proxy(request.param, folder, port, urlsplit(room.desk).port) as trust:
        yield room, trust, proxies.INSTALLED.index(request.param)


def browser(proxied, last=1, **options):
    """Return a browser with a network address of its own."""
    room, trust, number = proxied
    here = httpx.HTTPTransport(verify=trust, local_address=f"127.0.{number}.{last}")
    return httpx.Client(
        base_url=room.join, transport=here, follow_redirects=True, timeout=60, **options
    )


def test_people_are_shown_the_public_address(behind):
    room, port = behind
    assert room.join == f"https://127.0.0.1:{port}/"


def test_people_join_and_their_page_reaches_its_kernel(proxied):
    room, trust, _number = proxied
    with browser(proxied) as zoe:
        submit(zoe, f"j/{room.code}", name="Zoé")
        assert {cookie.secure for cookie in zoe.cookies.jar} == {True}
        for _waiting_page in range(30):
            page = zoe.get("workshop/")
            if 'http-equiv="refresh"' not in page.text:
                break
        cookies = "; ".join(f"{name}={value}" for name, value in zoe.cookies.items())

    async def story():
        address = f"{room.join.replace('https', 'wss')}api/kernels/{kernel_of(page)}/channels"
        origin = room.join.removesuffix("/")
        async with websocket(
            address,
            ssl=trust,
            origin=origin,
            subprotocols=[PROTOCOL],
            additional_headers={"Cookie": cookies},
        ) as line:
            return line.subprotocol

    assert asyncio.run(story()) == PROTOCOL


def test_each_address_has_its_own_tries_and_none_can_pretend_to_be_another(proxied):
    room, _trust, _number = proxied
    with browser(proxied, 21) as guesser, browser(proxied, 22) as other:
        for n in range(WRONG_TRIES + 2):
            pretended = {"X-Forwarded-For": f"10.0.0.{n}", "X-Real-IP": f"10.0.0.{n}"}
            guesser.headers.update(pretended)
            said = submit(guesser, "", code="ZZZZZZ").text
        assert "Trop d&#39;essais" in said
        assert "Votre prénom" in submit(other, "", code=room.code).text


@pytest.mark.parametrize("address", ["ateliers.exemple.fr", "ftp://x/", "https://x/declic/"])
def test_a_public_address_that_cannot_be_used_is_explained(tmp_path, capsys, monkeypatch, address):
    config = f'c = get_config()\nc.Declic.public_address = "{address}"\n'
    (tmp_path / "jupyter_config.py").write_text(config)
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DECLIC_LANGUAGE", "fr")
    assert main(["run"]) == 1
    assert f"{address} : donnez l'adresse" in capsys.readouterr().err.replace("\xa0", " ")
