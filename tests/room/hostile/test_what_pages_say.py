"""Messages of hostile pages: what is let through to a kernel, and how fast."""

import json
import random

import pytest
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1

from declic.room.pace import Pace
from declic.room.speech import CONTROL, Comms, Nonsense, heard
from declic.room.talks import MOST_LINES, Talk
from tests.room.hostile import forgeries
from tests.room.hostile.forgeries import said, to_widget

COMM = "0123456789abcdef0123456789abcdef"
SEEDS = range(10)


@pytest.fixture
def comms():
    return Comms({COMM})


def content(message):
    return json.loads(message.parts[3])


@pytest.mark.parametrize("seed", SEEDS)
def test_of_ten_thousand_forged_messages_none_reaches_a_kernel(seed, comms):
    lot = random.Random(seed)
    for _each in range(500):
        assert heard(forgeries.forbidden(lot, COMM), comms) is None
        with pytest.raises(Nonsense):
            heard(forgeries.malformed(lot, COMM), comms)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_message_with_changed_bytes_is_refused_or_means_what_a_page_may_say(seed, comms):
    lot = random.Random(seed)
    sound = to_widget(COMM, method="custom", content={"type": "attempt", "id": "1"})
    for _each in range(500):
        spoilt = bytearray(sound)
        for _byte in range(lot.randrange(1, 6)):
            spoilt[lot.randrange(len(spoilt))] = lot.randrange(256)
        try:
            message = heard(bytes(spoilt), comms)
        except Nonsense:
            continue
        if message is not None:
            assert content(message)["comm_id"] == COMM
            assert json.loads(message.parts[0])["msg_type"] == "comm_msg"


def test_what_our_pages_say_gets_through(comms):
    answer = {"type": "attempt", "id": "1", "response": {"value": "Élan 🦌"}}
    message = heard(to_widget(COMM, method="custom", content=answer), comms)
    assert content(message)["data"]["content"] == answer
    _channel, parts = deserialize_msg_from_ws_v1(message.frame)
    assert parts == message.parts


def test_nothing_of_a_header_gets_through_that_nobody_needs(comms):
    message = heard(said("kernel_info_request", {"x": 1}, username="root", more={}), comms)
    assert set(json.loads(message.parts[0])) == {
        "msg_id",
        "msg_type",
        "session",
        "username",
        "date",
        "version",
    }
    assert (json.loads(message.parts[0])["username"], content(message)) == ("", {})


def test_half_a_sign_is_replaced_and_the_answer_goes_on(comms):
    cut = b'{"comm_id": "%s", "data": {"method": "custom", "content": "a\\ud83d"}}' % COMM.encode()
    header = json.dumps({"msg_id": "1", "msg_type": "comm_msg", "session": "s"}).encode()
    message = heard(forgeries.frame([header, b"{}", b"{}", cut]), comms)
    assert content(message)["data"]["content"].startswith("a\ufffd")


def test_a_page_may_close_the_comm_that_it_opened_and_no_other(comms):
    assert heard(said("comm_close", {"comm_id": "mine"}), comms) is None
    assert heard(said("comm_open", {"comm_id": "mine", "target_name": CONTROL}), comms)
    assert heard(said("comm_close", {"comm_id": "mine"}), comms)
    assert heard(said("comm_close", {"comm_id": COMM}), comms) is None


def test_comms_are_known_from_the_page_and_from_what_a_kernel_tells():
    talk = Talk(Pace(1))
    talk.shown(f'<div data-model="{COMM}"></div>')
    for kind, told in (
        ("comm_open", {"comm_id": "opened"}),
        ("comm_msg", {"data": {"method": "update_states", "states": {"asked": {}}}}),
        ("comm_info_reply", {"comms": {"listed": {}}}),
    ):
        talk.told([json.dumps(part).encode() for part in ({"msg_type": kind}, {}, {}, told)])
    assert talk.comms.shown == {COMM, "opened", "asked", "listed"}


def test_messages_that_come_too_fast_wait_and_the_wait_ends():
    now = [0.0]
    pace = Pace(10, clock=lambda: now[0])
    waits = [pace.take(100) for _message in range(200)]
    assert waits[:90] == [0.0] * 90
    assert waits[-1] == pytest.approx(10, rel=0.1)
    now[0] = 60.0
    assert pace.take(100) == 0.0


def test_a_page_is_told_to_wait_once_a_second():
    now, told = [0.0], 0
    pace = Pace(10, clock=lambda: now[0])
    for _message in range(140):
        wait = pace.take(0)
        told += pace.is_to_be_told(wait)
        now[0] += wait
    assert told in (3, 4)


def test_a_large_message_counts_as_many():
    now = [0.0]
    small, large = Pace(10, lambda: now[0]), Pace(10, lambda: now[0])
    assert [small.take(200) for _each in range(20)][-1] == 0
    assert [large.take(250_000) for _each in range(20)][-1] > 10


class Line:
    closed = False

    def close(self):
        self.closed = True


def test_one_websocket_too_many_ends_the_oldest():
    talk, lines = Talk(Pace(1)), [Line() for _each in range(MOST_LINES + 1)]
    for line in lines:
        talk.joined(line)
    assert [line.closed for line in lines] == [True] + [False] * MOST_LINES
