"""TLS with the room's own certificate, and the page that explains the browser's warning."""

import asyncio
import re
import ssl
import stat
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from cryptography import x509

from declic.room.certificate import LIFE, Certificate
from tests.room.conftest import make_release, submit
from tests.room.lines import PROTOCOL, kernel_of, websocket
from tests.running import Room, project

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.fixture
def certificate(tmp_path):
    return Certificate(tmp_path / "tls")


def read(certificate):
    return x509.load_pem_x509_certificate(certificate.path.read_bytes())


def test_a_certificate_names_this_computer_and_lives_as_long_as_browsers_allow(certificate):
    assert certificate.renew(["192.168.1.20", "salle"], NOW)
    made = read(certificate)
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert {str(name.value) for name in names} == {
        "192.168.1.20",
        "salle",
        "localhost",
        "127.0.0.1",
        "::1",
    }
    assert made.not_valid_before_utc <= NOW
    assert made.not_valid_after_utc - made.not_valid_before_utc == LIFE <= timedelta(days=397)
    assert re.fullmatch("([0-9A-F]{2}:){31}[0-9A-F]{2}", certificate.fingerprint())


def test_its_key_is_for_this_user_only(certificate):
    certificate.renew([], NOW)
    assert stat.S_IMODE(certificate.key_path.stat().st_mode) == 0o600
    assert stat.S_IMODE(certificate.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("names", "days", "again"),
    [
        (["192.168.1.20"], 1, False),
        ([], 200, False),
        (["192.168.1.21"], 1, True),
        (["192.168.1.20"], 370, True),
        (["192.168.1.20"], 500, True),
    ],
)
def test_it_is_renewed_for_another_address_and_before_it_ends(certificate, names, days, again):
    certificate.renew(["192.168.1.20"], NOW)
    before = certificate.fingerprint()
    assert certificate.renew(names, NOW + timedelta(days=days)) is again
    assert (certificate.fingerprint() != before) is again


@pytest.mark.parametrize("content", [b"", b"nonsense", None])
def test_one_that_cannot_be_read_is_replaced(certificate, content):
    certificate.renew([], NOW)
    if content is None:
        certificate.path.unlink()
    else:
        certificate.path.write_bytes(content)
    assert certificate.renew([], NOW)
    assert read(certificate)


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """A room with TLS, and what trusts its certificate."""
    folder = tmp_path_factory.mktemp("tls")
    root = project(folder / "project")
    make_release(root, "essai", [])
    running = Room.start(root, folder / "data", "--tls", "--workshop", "essai")
    trust = ssl.create_default_context(cafile=Certificate(folder / "data" / "tls").path)
    yield running, trust
    assert running.stop() == []


def test_who_comes_without_tls_is_told_what_the_warning_means(secure):
    room, _trust = secure
    page = httpx.get(f"{room.join}j/{room.code}")
    assert "Votre navigateur va vous avertir" in page.text
    assert f'href="https://127.0.0.1:{room.port}/j/{room.code}"' in page.text
    assert httpx.post(f"{room.join}j/{room.code}", data={"name": "Zoé"}).status_code == 405
    assert "Set-Cookie" not in page.headers


def test_a_page_and_its_websocket_go_over_tls_with_cookies_for_tls_only(secure):
    room, trust = secure
    base = room.join.replace("http:", "https:")
    with httpx.Client(base_url=base, verify=trust, follow_redirects=True, timeout=60) as browser:
        submit(browser, f"j/{room.code}", name="Zoé")
        assert [c.secure for c in browser.cookies.jar] == [True, True]
        for _waiting_page in range(30):
            page = browser.get("workshop/")
            if 'http-equiv="refresh"' not in page.text:
                break
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())

        async def story():
            address = f"{base.replace('https', 'wss')}api/kernels/{kernel_of(page)}/channels"
            headers = {"Cookie": cookies}
            async with websocket(
                address, ssl=trust, additional_headers=headers, subprotocols=[PROTOCOL]
            ) as line:
                return line.subprotocol

        assert asyncio.run(story()) == PROTOCOL
        assert "Votre navigateur va vous avertir" in browser.get("certificate").text


def test_old_tls_is_refused(secure):
    room, _trust = secure
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises((httpx.ConnectError, httpx.ReadError)):
        httpx.get(room.join.replace("http:", "https:"), verify=old)
