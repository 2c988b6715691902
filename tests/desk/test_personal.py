"""From a learner's story: a copy of what is kept, and their erasure."""

from __future__ import annotations

import io
import zipfile

import pytest

from declic.desk import Desk
from declic.privacy.receipt import receipts
from declic.store import attempts, learners
from tests.desk.conftest import Story


@pytest.fixture
def desk(store, tmp_path):
    """A desk on a session in which Marie and Ali answered."""
    story = Story(store)
    story.marie, story.ali = story.joins("Marie"), story.joins("Ali")
    for learner in (story.marie, story.ali):
        story.does(learner, "vrai", "right", 1, {"value": True})
    opened = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(5))
    opened.told = story
    yield opened
    opened.stop()


def ask(panel, **message):
    """Send what a page sends; return what the page is told, and the files that it is handed."""
    told = []
    panel.send = lambda content, buffers=(): told.append((content, buffers))
    panel._handle_custom_msg(message, [])
    return told


def test_an_erased_person_leaves_the_store_and_the_desk(desk, store, data_folder):
    grid, marie = desk.grid(), desk.told.marie
    ask(grid, type="story", learner=marie)
    ((told, _buffers),) = ask(grid, type="forget", learner=marie)
    (receipt,) = receipts(data_folder)
    assert receipt.done
    assert receipt.name in told["message"]
    assert "Marie" not in told["message"]
    assert [row["name"] for row in grid.state["rows"]] == ["Ali"]
    assert grid.story == {}
    with store.reading() as tx:
        assert learners.learner(tx, marie) is None
        assert [one.learner for one in attempts.recorded(tx)] == [desk.told.ali]


def test_a_copy_is_handed_to_the_page(desk, data_folder):
    ((told, (content,)),) = ask(desk.help(), type="copy", learner=desk.told.marie)
    assert told["file"] in told["message"]
    assert "Marie" not in told["file"]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert "Marie" in packed.read("index.html").decode()
    assert "copy" in (data_folder / "logs" / "room.log").read_text("utf-8")


@pytest.mark.parametrize("learner", [99, -1, True, "1", None, 2**70])
@pytest.mark.parametrize("asked", ["copy", "forget"])
def test_what_makes_no_sense_erases_nobody(desk, store, asked, learner):
    ((told, buffers),) = ask(desk.grid(), type=asked, learner=learner)
    assert "n'a pas compris" in told["message"]
    assert not buffers
    with store.reading() as tx:
        assert len(learners.of_session(tx, desk.told.session.id)) == 2
