"""Guessing, from one address or from many, takes longer than a code lives."""

import pytest

from declic.room.limits import EVERYBODY_TIMES, Places, Tries, place
from declic.settings import Declic

HOUR = 3600.0
WRONG = 20


@pytest.fixture
def clock(monkeypatch):
    """A clock that tests set; what counts by the minute looks at it too."""
    now = [1_000_000.0]
    monkeypatch.setattr("limits.storage.memory.time.time", lambda: now[0])
    return now


@pytest.fixture
def tries(clock):
    settings = Declic(
        wrong_codes_per_minute=WRONG, joins_per_minute=10_000, new_learners_per_hour=3
    )
    return Tries(settings, clock=lambda: clock[0])


def guess(tries, clock, seconds, addresses):
    """Try wrong codes as fast as may be; return how many tries were possible."""
    made, end = 0, clock[0] + seconds
    while clock[0] < end:
        for address in addresses:
            while tries.allowed("join", address):
                tries.wrong("join", address)
                made += 1
        clock[0] += 5
    return made


def test_two_hours_of_guessing_make_few_tries(tries, clock):
    assert WRONG <= guess(tries, clock, 2 * HOUR, ["10.0.0.9"]) <= 260


def test_many_addresses_together_have_a_limit_too(tries, clock):
    made = guess(tries, clock, 60, [f"10.0.{n}.9" for n in range(100)])
    assert made <= WRONG * EVERYBODY_TIMES + 1


def test_an_ipv6_network_is_one_address(tries, clock):
    addresses = [f"2001:db8::{n:x}" for n in range(1, 200)]
    assert guess(tries, clock, 55, addresses) <= WRONG + 1
    assert place("2001:db8::1") == place("2001:db8::ffff") != place("2001:db8:0:1::1")
    assert place("::ffff:10.0.0.9") == place("10.0.0.9")


def test_pauses_grow_and_are_forgiven_after_an_hour(tries, clock):
    pauses = []
    for _each in range(6):
        while tries.allowed("join", "a"):
            tries.wrong("join", "a")
        pauses.append(tries.pause("join", "a"))
        clock[0] += 60 * pauses[-1] + 1
    assert pauses == [1, 2, 4, 8, 16, 16]
    clock[0] += HOUR
    while tries.allowed("join", "a"):
        tries.wrong("join", "a")
    assert tries.pause("join", "a") == 1


def test_one_who_guesses_does_not_keep_others_out(tries, clock):
    guess(tries, clock, 5, ["10.0.0.9"])
    assert tries.pause("join", "10.0.0.9")
    assert tries.allowed("join", "10.0.0.10")
    assert tries.allowed("login", "10.0.0.9")


def test_an_address_may_bring_so_many_new_people_an_hour(tries, clock):
    assert [tries.may_be_new("10.0.0.9") for _each in range(4)] == [True, True, True, False]
    assert tries.may_be_new("10.0.0.10")
    clock[0] += HOUR + 1
    assert tries.may_be_new("10.0.0.9")


def test_an_address_has_so_many_kernels_at_work():
    places = Places(2)
    assert places.takes("zoe", "10.0.0.9", set())
    assert places.takes("ali", "10.0.0.9", {"zoe"})
    assert not places.takes("eve", "10.0.0.9", {"zoe", "ali"})
    assert places.takes("eve", "10.0.0.10", {"zoe", "ali"})
    assert places.takes("zoe", "10.0.0.9", {"zoe", "ali"})
    assert places.takes("eve", "10.0.0.9", {"zoe"})
