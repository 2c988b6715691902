"""The bridge to nbgrader in trouble: killed, no room, no right to write, an old gradebook."""

import os
import resource
import shutil
import signal
import sqlite3
import sys
from contextlib import closing

import pytest
from nbgrader.api import Gradebook

from declic.domain.verdict import Verdict
from declic.errors import StoreUnavailable
from declic.gradebook.collect import collect
from declic.gradebook.grade import grade
from declic.gradebook.review import questions

from .classroom import Class
from .conftest import SOURCE

pytestmark = pytest.mark.contract

MOMENTS = 9
"""How many moments of a collect with its grading are tried, from its first write to its last."""
CHANGES = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "sqlite3.connect")
"""What Python tells before it is done (https://docs.python.org/3/library/audit_events.html)."""


@pytest.fixture
def held(tmp_path):
    """A workshop in which two learners have answered, one a text."""
    one = Class(tmp_path, SOURCE)
    marie, leo = one.joins("Marie"), one.joins("Léo")
    one.answers(marie, "plusieurs", {"chosen": ["0", "1"]}, Verdict(1.0, True))
    one.answers(marie, "texte", {"text": "J’en parle 😀"}, Verdict(None, None))
    one.answers(leo, "banque", {"value": False}, Verdict(1.0, True))
    return one


def collected_and_graded(held):
    collect(held.course.settings, "mots")
    grade(held.course.settings, "mots")


def killed_at(held, moment):
    """Collect and grade in a process that is killed before it changes something for the n-th time.

    Return how many changes there were.
    """
    data, reading, writing = str(held.course.data), *os.pipe()
    child = os.fork()
    if child == 0:
        count = [0]

        def listen(event, arguments):
            if event not in CHANGES or data not in str(arguments[0]):
                return
            if event == "open" and arguments[1] in ("r", "rb", None):
                return
            count[0] += 1
            if count[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(listen)
        collected_and_graded(held)
        os.write(writing, str(count[0]).encode())
        os._exit(0)
    os.close(writing)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        changes = told.read()
    if os.WIFSIGNALED(status):
        return moment
    assert os.WEXITSTATUS(status) == 0
    return int(changes)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_whoever_is_killed_at_any_moment_begins_again_and_finds_the_same(held, tmp_path):
    clean = tmp_path / "clean"
    shutil.copytree(held.course.data, clean)
    changes = killed_at(held, 0)
    wanted = held.rows(), held.files()
    assert changes > MOMENTS
    for moment in sorted({1 + changes * step // MOMENTS for step in range(MOMENTS)}):
        shutil.rmtree(held.course.data)
        shutil.copytree(clean, held.course.data)
        assert killed_at(held, moment) == moment
        collected_and_graded(held)
        assert (held.rows(), held.files()) == wanted
        assert [path for path in held.course.data.rglob(".*") if path.is_dir()] == []


@pytest.mark.parametrize("room", [0, 150_000])
def test_a_disk_without_room_is_named_and_loses_nothing(held, room):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    done = held.course.declic("grade", "mots", preexec_fn=limit)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "disque" in done.stderr or "données" in done.stderr
    done = held.course.declic("grade", "mots")
    assert done.returncode == 0, done.stderr
    ours = held.rows(), held.files()
    held.forget_grades()
    collected_and_graded(held)
    assert ours == (held.rows(), held.files())


WITHOUT_RIGHTS = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
)
"""The system's administrator may write everywhere; without this right it is as others are."""


@pytest.mark.parametrize("folder", ["", "submitted", "autograded"])
def test_a_folder_that_can_not_be_written_is_named_and_loses_nothing(held, folder):
    if WITHOUT_RIGHTS and shutil.which("setpriv") is None:
        pytest.skip("nothing here takes the administrator's rights away")
    closed = held.course.data / folder
    closed.mkdir(exist_ok=True)
    closed.chmod(0o500)
    try:
        done = held.course.declic("grade", "mots", before=WITHOUT_RIGHTS)
    finally:
        closed.chmod(0o700)
    assert done.returncode == 1, done.stdout
    assert str(closed) in done.stderr
    assert "Traceback" not in done.stderr
    done = held.course.declic("grade", "mots", before=WITHOUT_RIGHTS)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def older(held):
    """The same, graded, with a gradebook that an earlier nbgrader could have left."""
    collected_and_graded(held)
    with closing(sqlite3.connect(held.course.data / "gradebook.db")) as file:
        file.execute("ALTER TABLE student DROP COLUMN lms_user_id")
        file.execute("UPDATE alembic_version SET version_num = '167914646830'")
        file.commit()
    return held


def test_a_gradebook_of_an_earlier_nbgrader_is_brought_up_to_date(older):
    (question,) = questions(older.course.settings, "mots")
    assert question.texts[0].text == "J’en parle 😀"
    with Gradebook(f"sqlite:///{older.course.data / 'gradebook.db'}") as gradebook:
        assert {one.lms_user_id for one in gradebook.students} == {None}
        assert len(gradebook.find_assignment("mots").submissions) == 2
    assert [path.name for path in older.course.data.glob("gradebook.db*")] == ["gradebook.db"]


def test_one_that_can_not_be_brought_up_to_date_stays_as_it_was(older):
    book = older.course.data / "gradebook.db"
    with closing(sqlite3.connect(book)) as file:
        file.execute("UPDATE alembic_version SET version_num = 'of another time'")
        file.commit()
    before = book.read_bytes()
    with pytest.raises(StoreUnavailable, match="nbgrader plus ancien"):
        questions(older.course.settings, "mots")
    assert book.read_bytes() == before
    assert [path.name for path in older.course.data.glob("gradebook.db*")] == ["gradebook.db"]


def test_a_gradebook_that_is_none_is_named(held):
    (held.course.data / "gradebook.db").write_text("ce n'est pas un carnet de notes, mais un mot")
    done = held.course.declic("grade", "mots")
    assert done.returncode == 1
    assert "carnet de notes" in done.stderr
    assert "Traceback" not in done.stderr
