"""What is collected: a session, a workshop, or everything."""

import pytest

from declic.gradebook.collect import collect
from declic.store import Store, learners, sessions

from .conftest import MONDAY, copied

pytestmark = pytest.mark.contract


@pytest.fixture
def held(graded, tmp_path):
    """The course after its session, with folders of its own."""
    return copied(graded, tmp_path)


def test_one_session_is_collected_and_the_others_wait(held):
    course = held.course
    store = Store.open(course.settings.store)
    with store.transaction() as tx:
        second = sessions.open_session(tx, held.session.workshop, MONDAY)
        zoe = learners.join(tx, second, "Zoé", MONDAY)
    store.close()
    course.answer(second, zoe, "banque", {"value": False}, 1.0)
    for who in (held.leo, held.marie):
        course.answer(held.session, who, "banque", {"value": False}, 1.0, 900)
    done = course.declic("collect", "--session", second.code)
    assert done.returncode == 0, done.stderr
    assert "1 copie relevée" in done.stdout
    assert (course.data / "submitted" / f"apprenant-{zoe.id:04d}").is_dir()
    assert collect(course.settings, session=held.session)[0].written == 2
