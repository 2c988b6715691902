"""What the desk does with the gradebook: one thing after the other, and it always ends."""

import subprocess
import threading
from types import SimpleNamespace

import pytest

from declic.desk import reviewing
from declic.desk.reviewing import Reviewing
from declic.errors import ReviewStale, StoreUnavailable
from declic.gradebook import review
from declic.gradebook.review import Judged, Mark, Question, Text

WAITING, KEPT = Mark(None, "", True), Mark(2.0, "Bien", False)
PATIENCE_SECONDS = 20


def wanted():
    return 7, "mots"


class Gradebook:
    """Stands for nbgrader's: what is read waits until it may go on."""

    def __init__(self, monkeypatch):
        self.done, self.go_on = [], threading.Event()
        self.fault = None
        monkeypatch.setattr(review, "questions", self.questions)
        monkeypatch.setattr(reviewing.subprocess, "run", self.command)

    def questions(self, _settings, workshop):
        assert self.go_on.wait(PATIENCE_SECONDS)
        self.done.append(f"read {workshop}")
        if self.fault:
            raise self.fault
        text = Text("apprenant-0001", "Ali", "Un mot", 1, 0, 0.0, WAITING)
        return [Question("texte", "mots", 4.0, [text])]

    def command(self, arguments, **_options):
        self.done.append(arguments[3])
        return subprocess.CompletedProcess(arguments, 0, "mots : 1 copie notée\n", "")


@pytest.fixture
def book(monkeypatch):
    return Gradebook(monkeypatch)


@pytest.fixture
def heard():
    """What was said, and a way to wait for so many sentences."""
    said, more = [], threading.Condition()

    def say(sentence):
        with more:
            said.append(sentence)
            more.notify()

    def wait_for(count):
        with more:
            assert more.wait_for(lambda: len(said) >= count, PATIENCE_SECONDS)
        return said

    return SimpleNamespace(say=say, wait_for=wait_for)


@pytest.fixture
def desk(heard):
    made = Reviewing(heard.say)
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path):
    return SimpleNamespace(data_folder=tmp_path, root_folder=tmp_path)


def test_what_is_asked_meanwhile_is_done_next_and_once(desk, book, heard, settings):
    desk.read(settings, wanted)
    desk.run(settings, "grade", "mots", wanted)
    desk.run(settings, "grade", "mots", wanted)
    assert "notées" in desk.busy
    book.go_on.set()
    assert heard.wait_for(2) == ["", "mots : 1 copie notée"]
    assert book.done == ["read mots", "grade", "read mots"]
    assert (desk.busy, desk.reading.session, desk.reading.workshop) == ("", 7, "mots")


def test_a_fault_that_nobody_thought_of_ends_it_too(desk, book, heard, settings):
    book.go_on.set()
    book.fault = RuntimeError("?")
    desk.read(settings, wanted)
    assert "journal" in heard.wait_for(1)[0]
    assert desk.busy == ""


def test_a_gradebook_that_can_not_be_read_is_told(desk, book, heard, settings):
    book.go_on.set()
    book.fault = StoreUnavailable("Le disque est plein.")
    desk.read(settings, wanted)
    heard.wait_for(1)
    assert desk.reading.fault == "Le disque est plein."


def test_what_is_kept_shows_without_reading_again(desk, book, heard, settings, monkeypatch):
    book.go_on.set()
    desk.read(settings, wanted)
    heard.wait_for(1)
    monkeypatch.setattr(review, "keep", lambda *_given: None)
    desk.keep(settings, Judged("mots", "texte", "apprenant-0001", "?"), WAITING, KEPT)
    assert desk.reading.questions[0].texts[0].mark == KEPT
    assert book.done == ["read mots"]


def test_what_is_not_kept_is_read_again(desk, book, heard, settings, monkeypatch):
    book.go_on.set()
    desk.read(settings, wanted)
    heard.wait_for(1)

    def refuse(*_given):
        raise ReviewStale("Quelqu'un a été plus rapide.")

    monkeypatch.setattr(review, "keep", refuse)
    with pytest.raises(ReviewStale):
        desk.keep(settings, Judged("mots", "texte", "apprenant-0001", "?"), WAITING, KEPT)
    assert book.done == ["read mots", "read mots"]
    assert desk.reading.questions[0].texts[0].mark == WAITING
