"""A data folder in which two people have left something everywhere that there is."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from declic.domain.attempt import Attempt
from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.domain.session import Learner, Session
from declic.domain.verdict import Verdict
from declic.settings import Declic, load
from declic.store import Store, attempts, backups, learners, sessions
from declic.store.place import Place

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
WORKSHOP = WorkshopCard(
    "mots", "Les mots", (ExerciseCard("a", "TrueFalse", "Vrai ?", skills=("DigComp 4.2",)),)
)


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setitem(os.environ, "DECLIC_LANGUAGE", "en")


@dataclass
class Kept:
    """What is kept, and of whom."""

    settings: Declic
    store: Store
    session: Session
    zoe: Learner
    ali: Learner

    @property
    def data(self) -> Path:
        return self.settings.data_folder

    def where(self, text: str) -> list[str]:
        """Return the files, and names of folders, in which a text stands."""
        return sorted(
            str(path.relative_to(self.data))
            for path in self.data.rglob("*")
            if text in path.name or (path.is_file() and text.encode() in path.read_bytes())
        )

    def command(self, *arguments: str) -> int:
        from declic.cli.main import main

        return main([*arguments, "--data", str(self.data)])


def hold(store: Store, at: datetime, *names: str) -> tuple[Session, list[Learner]]:
    """Hold a session in which everybody answers; it is closed."""
    with store.transaction() as tx:
        session = sessions.open_session(tx, WORKSHOP, at)
        people = [learners.join(tx, session, name, at) for name in names]
        for person in people:
            answer = Attempt("x", "a", {"text": f"dit par {person.name}"}, Verdict(1.0, True))
            attempts.record(tx, Place(session.id, person.id, "mots"), answer, at)
        sessions.close_session(tx, session.id, at)
    return session, people


@pytest.fixture
def kept(tmp_path):
    """Zoé and Ali were in a session, which was backed up."""
    settings = load(data=str(tmp_path / "data"))
    settings.make_data_folder()
    store = Store.open(settings.store)
    session, (zoe, ali) = hold(store, NOW, "Zoé-Marguerite", "Ali-Baptiste")
    backups.back_up(settings.store, backups.folder_of(settings.store), NOW)
    yield Kept(settings, store, session, zoe, ali)
    store.close()
