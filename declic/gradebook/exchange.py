"""What nbgrader calls an exchange: here the store of answers, instead of a shared folder."""

from __future__ import annotations

import fnmatch
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry, Student
from nbgrader.exchange.abc import ExchangeCollect, ExchangeError, ExchangeList

from declic.domain.attempt import RecordedAttempt
from declic.domain.exercise import WorkshopCard
from declic.domain.session import Learner
from declic.errors import DeclicError, WorkshopNotFound
from declic.gradebook.book import opened
from declic.gradebook.editions import settle, since
from declic.gradebook.release import kept_release
from declic.gradebook.rows import no_such_workshop
from declic.gradebook.scratch import scratch, sweep, take_place
from declic.gradebook.students import shown_name, student_id
from declic.gradebook.submission import counting, filled, written
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store, attempts, learners, sessions
from declic.workshops import load_release, read_notebook, released_workshops

_ = Words("gradebook")

TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Work:
    """What one learner did in a workshop, in all its sessions; at least one attempt."""

    learner: Learner
    attempts: tuple[RecordedAttempt, ...]

    @property
    def student(self) -> str:
        return student_id(self.learner.id)

    @property
    def at(self) -> datetime:
        """Return when the last attempt was recorded, as nbgrader counts time: UTC, unaware."""
        last = max(recorded.at for recorded in self.attempts)
        return last.astimezone(UTC).replace(tzinfo=None)


class StoreCollect(ExchangeCollect):  # type: ignore[misc]
    """``nbgrader collect``: turns what learners answered into submissions.

    For each exercise the attempt that counts is taken (:func:`declic.domain.attempt.best`).
    Learners who have answered nothing are left out: nbgrader shows them as missing. With
    ``--update`` a submission is replaced when the learner has answered since.

    Attributes
    ----------
    session
        Id of the session whose people are collected, with all that they ever answered in the
        workshop; None for those of all sessions.
    collected, unchanged
        Names of the students whose submissions were written, or left as they were.
    """

    session: int | None = None
    collected: list[str]
    unchanged: list[str]

    def start(self) -> None:
        """Collect, or fail with a message (``ExchangeError``) and nothing half written."""
        self.collected, self.unchanged = [], []
        try:
            super().start()
        except DeclicError as fault:
            self.log.error(str(fault))
            raise ExchangeError(str(fault)) from fault

    def init_src(self) -> None:
        """Read the release and the answers."""
        workshop = self.coursedir.assignment_id
        settings = Declic(config=self.config)
        settings.make_data_folder()
        settle(settings, self.coursedir)
        began = since(settings.data_folder, workshop)
        store = Store.open(settings.store)
        try:
            with store.reading() as tx:
                held = [
                    session
                    for session in sessions.all_sessions(tx)
                    if session.workshop.name == workshop
                ]
                people = (
                    learners.of_workshop(tx, workshop)
                    if self.session is None
                    else learners.of_session(tx, self.session)
                )
                recorded = attempts.recorded(tx, workshop=workshop)
        finally:
            store.close()
        self.folder, self.card = self._release(settings, [session.workshop for session in held])
        self.released = read_notebook(self.folder / f"{self.card.name}.ipynb")
        if began is not None:  # who has not answered since is in an earlier edition, whole
            here = {one.learner for one in recorded if one.at > began}
            recorded = [one for one in recorded if one.learner in here]
        self.work = self._work(people, recorded)

    def init_dest(self) -> None:
        """Check that nbgrader knows the workshop, and tell it the learners' names."""
        with opened(self.coursedir) as gradebook:
            try:
                gradebook.find_assignment(self.coursedir.assignment_id)
            except MissingEntry as fault:
                raise no_such_workshop(self.coursedir.assignment_id) from fault
            known = {student.id: student for student in gradebook.students}
            for work in self.work:
                student = known.get(work.student) or Student(id=work.student)
                student.first_name = shown_name(work.learner.display_name)
                student.last_name = _("no. {number}").format(number=work.learner.id)
                gradebook.db.add(student)
            gradebook.db.commit()  # all at once: each time costs a disk's turn

    def copy_files(self) -> None:
        """Write the submissions."""
        submitted = self._folder(".").parent.parent
        sweep(submitted)
        newer = []
        for work in self.work:
            if self._is_current(self._folder(work.student), work):
                self.unchanged.append(work.student)
            else:
                newer.append(work)
        if newer:
            with scratch(submitted) as making:
                for work in newer:
                    self._write(work, making)
                    self.collected.append(work.student)
        self.log.info(
            _("Collected: {collected}. Unchanged: {unchanged}.").format(
                collected=len(self.collected), unchanged=len(self.unchanged)
            )
        )
        if self.unchanged and not self.update:
            self.log.info(_("To take newer answers of those too: --update"))

    def _release(self, settings: Declic, held: list[WorkshopCard]) -> tuple[Path, WorkshopCard]:
        workshop = self.coursedir.assignment_id
        try:
            path, card = load_release(Path(self.coursedir.root), workshop)
        except WorkshopNotFound:
            for card in held:
                folder = kept_release(settings.data_folder, card)
                if folder is not None:
                    return folder, card
            raise
        return path.parent, card

    def _work(self, people: list[Learner], recorded: list[RecordedAttempt]) -> list[Work]:
        wanted = self.coursedir.student_id or "*"
        by_learner: dict[int, list[RecordedAttempt]] = {}
        for attempt in recorded:
            by_learner.setdefault(attempt.learner, []).append(attempt)
        known = {card.id for card in self.card.exercises}
        lost = sorted({one.attempt.exercise for one in recorded} - known)
        if lost:
            self.log.warning(
                _(
                    "These exercises are not in the workshop any more, so their answers are not"
                    " graded: {exercises}. The answers stay in the store."
                ).format(exercises=", ".join(lost))
            )
        return [
            Work(learner, tuple(by_learner[learner.id]))
            for learner in people
            if learner.id in by_learner and fnmatch.fnmatchcase(student_id(learner.id), wanted)
        ]

    def _is_current(self, folder: Path, work: Work) -> bool:
        if not folder.is_dir():
            return False
        before = self.coursedir.get_existing_timestamp(str(folder))
        return not (self.update and (before is None or before < work.at))

    def _write(self, work: Work, making: Path) -> None:
        new, folder = making / work.student, self._folder(work.student)
        shutil.copytree(self.folder, new, ignore=shutil.ignore_patterns(".*"))
        notebook = filled(self.released, self.card, counting(work.attempts))
        file = new / f"{self.card.name}.ipynb"
        file.write_text(written(notebook) + "\n", encoding="utf-8")
        (new / TIMESTAMP).write_text(f"{work.at.isoformat(' ', 'microseconds')} UTC")
        take_place(new, folder)

    def _folder(self, student: str) -> Path:
        directory, workshop = self.coursedir.submitted_directory, self.coursedir.assignment_id
        return Path(self.coursedir.format_path(directory, student, workshop))


class ReleasedList(ExchangeList):  # type: ignore[misc]
    """``nbgrader list`` and formgrader: a workshop that can be held counts as released."""

    def init_src(self) -> None:
        """Find the released workshops."""
        self.workshops = released_workshops(Path(self.coursedir.root))

    def init_dest(self) -> None:
        """Nothing is written."""

    def copy_files(self) -> None:
        """Nothing is written."""

    def list_files(self) -> list[dict[str, Any]]:
        """Return the workshops as formgrader wants them."""
        root = Path(self.coursedir.root) / self.coursedir.release_directory
        for card in self.workshops:
            self.log.info("%s (%s)", card.name, card.title)
        return [
            {
                "course_id": self.coursedir.course_id,
                "assignment_id": card.name,
                "status": "released",
                "path": str(root / card.name),
                "notebooks": [{"notebook_id": card.name, "path": str(root / card.name)}],
            }
            for card in self.workshops
        ]

    def remove_files(self) -> list[dict[str, Any]]:
        """Remove nothing: what is released is what the folder ``release`` holds."""
        self.log.warning(
            _("A workshop stays released while its folder is in release. Nothing was removed.")
        )
        return []
