"""Grades submissions as ``nbgrader autograde`` does, without a kernel for each of them.

The same preprocessors of nbgrader prepare and judge each notebook; in between its cells run in this
process (:mod:`declic.gradebook.playing`), and the gradebook is read once and written once. What
can't be done so is left to nbgrader itself, and it is said why.

The rows are written before the files, and files take the place of earlier ones as a whole: whoever
is interrupted begins again, and finds the same.
"""

from __future__ import annotations

import json
import os
import shutil
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import ValidationError
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    LimitOutput,
    OverwriteCells,
    SaveAutoGrades,
)
from nbgrader.utils import find_all_files
from traitlets.config import Config

from declic.errors import WorkshopInvalid, WorkshopNotFound
from declic.gradebook.book import opened
from declic.gradebook.configuration import SUBMITTED, nbgrader_configuration
from declic.gradebook.editions import settle
from declic.gradebook.playing import NotPlayed, Player
from declic.gradebook.rows import Rows, no_such_workshop
from declic.gradebook.scratch import scratch, sweep, take_place
from declic.gradebook.submission import written
from declic.i18n import Words
from declic.settings import Declic
from declic.workshops import read_notebook

_ = Words("gradebook")

THEIRS = (
    *("Autograde", "BaseConverter", "Execute", "ExecutePreprocessor", "NotebookClient"),
    *("OverwriteCells", "IgnorePattern", "ClearMetadataPreprocessor", "AssignLatePenalties"),
    *("LateSubmissionPlugin", "SaveAutoGrades", "DeduplicateIds", "FilesWriter", "Exporter"),
)
"""Sections of a configuration which, where somebody has set something, say how nbgrader grades."""
READ_ONLY = 0o444

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Graded:
    """How it went.

    Attributes
    ----------
    graded
        Students whose submissions were graded here.
    by_nbgrader
        Why others were graded by nbgrader itself, by student.
    unchanged
        Students whose submissions had been graded already.
    """

    workshop: str
    graded: list[str] = field(default_factory=list)
    by_nbgrader: dict[str, str] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Done:
    """A graded notebook with its files, in a folder that waits to take its place."""

    student: str
    folder: Path
    place: Path


def grade(
    settings: Declic,
    workshop: str,
    *,
    force: bool = False,
    progress: Progress = lambda _sentence: None,
) -> Graded:
    """Grade the submissions of a workshop.

    Parameters
    ----------
    force
        Grade again what was graded already.
    progress
        Told in sentences how it goes.

    Raises
    ------
    WorkshopNotFound
        If the gradebook doesn't know the workshop.
    WorkshopInvalid
        If nbgrader, where it was needed, could not grade a submission.
    """
    config = nbgrader_configuration(settings)
    course = CourseDirectory(config=config, assignment_id=workshop)
    settle(settings, course)
    result = Graded(workshop)
    with opened(course) as gradebook:
        try:
            gradebook.find_assignment(workshop)
        except MissingEntry as fault:
            raise no_such_workshop(workshop) from fault
        students = _submitted(course)
        reason = _their_own(config)
        if reason:
            result.by_nbgrader.update(dict.fromkeys(students, reason))
        else:
            _Grading(course, config, gradebook, result, force=force).all(students)
    for student, why in result.by_nbgrader.items():
        progress(
            _("{student}: nbgrader grades it itself, for {reason}.").format(
                student=student, reason=why
            )
        )
        _by_nbgrader(config, workshop, student, force=force)
    return result


def collected_workshops(settings: Declic) -> list[str]:
    """Return the names of the workshops of which something was collected."""
    folder = settings.data_folder / SUBMITTED
    return sorted({path.name for path in folder.glob("[!.]*/[!.]*")})


class _Grading:
    """Grades what can be graded here."""

    def __init__(
        self,
        course: CourseDirectory,
        config: Config,
        gradebook: Gradebook,
        result: Graded,
        *,
        force: bool,
    ) -> None:
        self._course = course
        self._result = result
        self._force = force
        self._name = course.assignment_id
        self._gradebook = gradebook
        self._clearing = (ClearOutput(config=config), DeduplicateIds(config=config))
        self._overwriting = OverwriteCells(config=config)
        self._checking = CheckCellMetadata(config=config)
        self._limiting = LimitOutput(config=config)
        self._saving = SaveAutoGrades(config=config)
        self._known_good: set[str] = set()

    def all(self, students: Iterable[str]) -> None:
        """Grade, and write rows and files."""
        try:
            rows = Rows(self._gradebook, self._name)
        except MissingEntry:
            reason = _("the workshop has several notebooks")
            self._result.by_nbgrader.update(dict.fromkeys(students, reason))
            return
        new = self._new(students)
        try:
            released = read_notebook(self._folder("release") / f"{self._name}.ipynb")
        except WorkshopNotFound:  # an earlier edition
            reason = _("its release is gone")
            self._result.by_nbgrader.update(dict.fromkeys(new, reason))
            return
        self._player = Player([cell.source for cell in released.cells if cell.cell_type == "code"])
        self._source = self._folder("source")
        self._source_files = find_all_files(str(self._source), [*self._course.ignore, "*.ipynb"])
        autograded = Path(self._course.format_path(self._course.autograded_directory, ".", "."))
        sweep(autograded)
        with scratch(autograded) as making:
            done = []
            for student, at in new.items():
                try:
                    done.append(self._one(student, at, rows, making))
                except NotPlayed as fault:
                    self._result.by_nbgrader[student] = str(fault)
            rows.write()
            for one in done:
                _take_place(one)
                self._result.graded.append(one.student)

    def _new(self, students: Iterable[str]) -> dict[str, datetime | None]:
        """Return who is to be graded, and when they handed in; the others are noted."""
        new = {}
        for student in students:
            at = self._course.get_existing_timestamp(str(self._folder("submitted", student)))
            if self._is_wanted(self._folder("autograded", student), at):
                new[student] = at
            else:
                self._result.unchanged.append(student)
        return new

    def _one(self, student: str, at: datetime | None, rows: Rows, making: Path) -> _Done:
        """Grade what a student handed in at a time."""
        submitted = self._folder("submitted", student)
        if sorted(path.name for path in submitted.glob("*.ipynb")) != [f"{self._name}.ipynb"]:
            raise NotPlayed(_("there is not just the workshop's notebook"))
        folder = making / student
        self._copy_files(submitted, folder)
        notebook = self._prepared(submitted / f"{self._name}.ipynb", student, rows)
        self._player.play(notebook, folder)
        submission = rows.submission(student, at)
        if submission.total_seconds_late > 0:
            raise NotPlayed(_("it came late"))
        notebook, _same = self._limiting.preprocess(notebook, {})
        self._save(notebook, student, rows)
        self._checked(notebook)
        (folder / f"{self._name}.ipynb").write_text(written(notebook) + "\n", encoding="utf-8")
        return _Done(student, folder, self._folder("autograded", student))

    def _is_wanted(self, place: Path, at: datetime | None) -> bool:
        if self._force or not place.exists():
            return True
        before = self._course.get_existing_timestamp(str(place))
        return at is not None and before is not None and at > before

    def _copy_files(self, submitted: Path, folder: Path) -> None:
        """Copy what lies beside the notebook; the author's files win over the learner's."""
        folder.mkdir()
        for name in find_all_files(str(submitted), [*self._course.ignore, "*.ipynb"]):
            _copy(Path(name), folder / Path(name).relative_to(submitted))
        for name in self._source_files:
            _copy(Path(name), folder / Path(name).relative_to(self._source))

    def _prepared(self, path: Path, student: str, rows: Rows) -> NotebookNode:
        """Return the notebook as nbgrader prepares it before it is run."""
        notebook = read_notebook(path)
        resources: dict[str, Any] = {}
        for clearing in self._clearing:
            notebook, resources = clearing.preprocess(notebook, resources)
        if rows.notebook.kernelspec:
            notebook.metadata["kernelspec"] = nbformat.from_dict(
                json.loads(rows.notebook.kernelspec)
            )
        self._overwriting.gradebook = rows
        self._overwriting.notebook_id = self._overwriting.assignment_id = self._name
        self._overwriting.student_id = student
        for index, cell in enumerate(notebook.cells):
            self._overwriting.preprocess_cell(cell, resources, index)
        self._checked(notebook)
        return notebook

    def _checked(self, notebook: NotebookNode) -> None:
        """Let nbgrader check its metadata, once where they are the same for all learners."""
        seen = json.dumps(
            [(cell.cell_type, cell.metadata.get("nbgrader")) for cell in notebook.cells]
        )
        if seen in self._known_good:
            return
        try:
            self._checking.preprocess(notebook, {})
        except ValidationError as fault:
            raise NotPlayed(_("its metadata are not nbgrader's")) from fault
        self._known_good.add(seen)

    def _save(self, notebook: NotebookNode, student: str, rows: Rows) -> None:
        self._saving.gradebook = rows
        self._saving.notebook_id = self._saving.assignment_id = self._name
        self._saving.student_id = student
        for index, cell in enumerate(notebook.cells):
            self._saving.preprocess_cell(cell, {}, index)

    def _folder(self, step: str, student: str = ".") -> Path:
        directory = getattr(self._course, f"{step}_directory")
        return Path(self._course.format_path(directory, student, self._name))


def _submitted(course: CourseDirectory) -> list[str]:
    """Return who has handed in a workshop."""
    folder = Path(course.format_path(course.submitted_directory, ".", "."))
    return sorted(path.parent.name for path in folder.glob(f"*/{course.assignment_id}"))


def _their_own(config: Config) -> str:
    """Say why a configuration wants nbgrader's own grading; empty if it doesn't."""
    named = [section for section in THEIRS if config.get(section)]
    return _("the configuration sets {names}").format(names=", ".join(named)) if named else ""


def _by_nbgrader(config: Config, workshop: str, student: str, *, force: bool) -> None:
    course = CourseDirectory(config=config, assignment_id=workshop, student_id=student)
    try:
        with warnings.catch_warnings(action="ignore"):  # SQLAlchemy has a word on nbgrader's ways
            Autograde(coursedir=course, config=config, force=force).start()
    except NbGraderException as fault:
        raise WorkshopInvalid(
            _("nbgrader could not grade the workshop {name}: {reason}").format(
                name=workshop, reason=fault
            )
        ) from fault


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    to.unlink(missing_ok=True)
    shutil.copy(file, to)


def _take_place(done: _Done) -> None:
    """Put a graded notebook where nbgrader wants it, in the place of an earlier one."""
    for folder, _folders, files in os.walk(done.folder):
        for name in files:
            (Path(folder) / name).chmod(READ_ONLY)
    take_place(done.folder, done.place)
