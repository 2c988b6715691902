"""What can happen to a room while people answer: they go on, and no answer is lost or doubled."""

from __future__ import annotations

import contextlib
import re
import resource
import sqlite3
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import httpx
import psutil
import pytest

from tests.faults.conftest import LEARNERS

DAY = 86_400
PAGE_BYTES = 4096
PATIENCE_SECONDS = 60
SOON_SECONDS = 5
"""Sooner than the store gives up to wait for whoever locks it."""


def test_kernels_are_killed(place, crowd):
    kernels = place.room.kernels()
    assert len(kernels) == LEARNERS
    for kernel in kernels:
        kernel.kill()
    crowd.goes_on()
    crowd.all_there_once(place.room)


def test_the_template_is_killed(place, crowd):
    (template,) = place.room.templates()
    template.kill()
    crowd.goes_on()
    crowd.all_there_once(place.room)


def test_the_template_and_all_kernels_are_killed_together(place, crowd):
    for process in [*place.room.templates(), *place.room.kernels()]:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    crowd.goes_on()
    crowd.all_there_once(place.room)


def test_another_program_locks_the_store(place, crowd):
    with (
        contextlib.closing(Newcomer(place.room)) as newcomer,
        contextlib.closing(sqlite3.connect(place.data / "declic.db")) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        newcomer.asks()
        assert httpx.get(place.room.join, timeout=SOON_SECONDS).status_code == 200
        crowd.tries_again()
        other.rollback()
        assert newcomer.arrives()
    crowd.goes_on()
    crowd.all_there_once(place.room)


class Newcomer:
    """Somebody who joins while that has to wait."""

    def __init__(self, room):
        place = f"{room.join}j/{room.code}"
        with httpx.Client() as browser:
            token = re.search(r'name="_xsrf" value="([^"]+)"', browser.get(place).text)[1]
            cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        self._form = urlencode({"name": "Noé", "_xsrf": token})
        self._headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self._path = urlsplit(place).path
        self._connection = HTTPConnection("127.0.0.1", room.port, timeout=PATIENCE_SECONDS)

    def asks(self):
        """Send the form, and wait for nothing."""
        self._connection.request("POST", self._path, self._form, self._headers)

    def arrives(self):
        """Wait for the answer, and return whether it leads to the return card."""
        return self._connection.getresponse().headers["Location"].endswith("/card")

    def close(self):
        self._connection.close()


def test_the_disk_is_full(place, crowd):
    if not place.small_disk:
        pytest.skip("only the system's administrator may mount a disk small enough to be filled")
    stuffing = place.data / "stuffing"
    fill(stuffing)
    crowd.tries_again()
    stuffing.unlink()
    crowd.goes_on()
    crowd.all_there_once(place.room)


def fill(file):
    """Write a file until nothing more fits beside it."""
    with file.open("wb", buffering=0) as opened, contextlib.suppress(OSError):
        for size in (1 << 16, 1):
            with contextlib.suppress(OSError):
                while opened.write(b"." * size):
                    pass


@pytest.mark.skipif(not hasattr(psutil.Process, "rlimit"), reason="Linux only")
def test_no_file_may_grow_any_more(place, crowd):
    server = psutil.Process(place.room.process.pid)
    before = server.rlimit(resource.RLIMIT_FSIZE)
    server.rlimit(resource.RLIMIT_FSIZE, (PAGE_BYTES, before[1]))
    crowd.tries_again()
    server.rlimit(resource.RLIMIT_FSIZE, before)
    crowd.goes_on()
    crowd.all_there_once(place.room)


@pytest.mark.parametrize("ahead", [400 * DAY, -400 * DAY, 0])
def test_the_clock_jumps(place, crowd, ahead):
    place.clock.set_ahead(ahead)
    crowd.goes_on()
    for kernel in place.room.kernels():
        kernel.kill()  # who comes back is known by a cookie, which has a date
    crowd.goes_on()
    crowd.all_there_once(place.room)


def test_everything_is_killed_in_the_middle_of_writing(place, crowd):
    place.room.kill()
    place.start_again()
    crowd.goes_on()
    crowd.all_there_once(place.room)


def test_the_server_alone_is_killed_and_all_that_it_started_ends(place, crowd):
    assert place.room.kill_alone() == []
    place.start_again()
    crowd.goes_on()
    crowd.all_there_once(place.room)
