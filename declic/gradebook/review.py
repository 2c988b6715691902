"""What waits for a human's eyes in the gradebook, and how a human's judgement is kept there.

What is read and written are nbgrader's own rows: formgrader shows the same, feedback has it, and a
later grading keeps it (nbgrader then flags it for review again, as it does for formgrader's marks).
Only texts and code that one cell holds are here; nbgrader's task cells are formgrader's alone.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    SubmittedNotebook,
)
from nbgrader.coursedir import CourseDirectory

from declic.domain.attempt import RecordedAttempt
from declic.errors import ReviewStale, WorkshopError, WorkshopInvalid
from declic.gradebook.book import opened
from declic.gradebook.configuration import nbgrader_configuration
from declic.gradebook.rows import no_such_workshop
from declic.gradebook.students import student_id
from declic.i18n import Words
from declic.settings import Declic
from declic.store import Store, attempts
from declic.workshops import read_notebook

_ = Words("gradebook")


@dataclass(frozen=True)
class Mark:
    """What a human has said of an answer.

    Attributes
    ----------
    score
        Points; None where nobody gave any.
    comment
        Empty where there is none.
    waiting
        Whether nbgrader says that a human has to look.
    """

    score: float | None
    comment: str
    waiting: bool


@dataclass(frozen=True)
class Text:
    """One learner's answer to a question.

    Attributes
    ----------
    text
        As it was written, plain text; None where the graded notebook is gone.
    attempts, hints
        In all; 0 where the store knows nothing of them.
    seconds
        Time spent on the exercise.
    """

    student: str
    name: str
    text: str | None
    attempts: int
    hints: int
    seconds: float
    mark: Mark

    @property
    def digest(self) -> str:
        """Return what tells this text from another one, 16 hexadecimal digits."""
        return _digest(self.text)


@dataclass(frozen=True)
class Judged:
    """Which answer is judged, as it was shown: *digest* is that of its :class:`Text`."""

    notebook: str
    exercise: str
    student: str
    digest: str


@dataclass(frozen=True)
class Question:
    """An exercise that a human judges, with the answers of all learners, by name."""

    exercise: str
    notebook: str
    points: float
    texts: list[Text]

    @property
    def reviewed(self) -> int:
        """Return how many answers wait no more."""
        return sum(not one.mark.waiting for one in self.texts)


def questions(settings: Declic, workshop: str) -> list[Question]:
    """Return what humans judge in a workshop; who gave no answer is left out.

    Raises
    ------
    WorkshopNotFound
        If the gradebook doesn't know the workshop.
    StoreError
        If the store can't be read.
    """
    course = CourseDirectory(config=nbgrader_configuration(settings), assignment_id=workshop)
    tries = _tries(settings, workshop)
    found: dict[tuple[str, str], list[Text]] = defaultdict(list)
    points: dict[tuple[str, str], float] = {}
    with opened(course) as gradebook:
        try:
            assignment = gradebook.find_assignment(workshop)
        except MissingEntry as fault:
            raise no_such_workshop(workshop) from fault
        for notebook in assignment.notebooks:
            solutions = {cell.name for cell in notebook.solution_cells}
            for cell in notebook.grade_cells:
                if cell.name in solutions:
                    points[notebook.name, cell.name] = cell.max_score
            for handed in notebook.submissions:
                for exercise, text in _texts(course, handed, solutions, tries):
                    found[notebook.name, exercise].append(text)
    return [
        Question(exercise, notebook, most, sorted(found[notebook, exercise], key=_by_name))
        for (notebook, exercise), most in points.items()
    ]


def keep(settings: Declic, workshop: str, judged: Judged, seen: Mark, new: Mark) -> None:
    """Write a judgement, unless somebody has written another since *seen*.

    Undo is the same with *seen* and *new* exchanged.

    Raises
    ------
    ReviewStale
        If the submission is gone, its text is another one, or its mark is no more what was seen;
        nothing is written.
    WorkshopInvalid
        If the points are not between 0 and those of the exercise.
    StoreUnavailable
        If the gradebook can't be written now.
    """
    course = CourseDirectory(config=nbgrader_configuration(settings), assignment_id=workshop)
    shown = _sources(_graded_notebook(course, judged.student, judged.notebook))
    if _digest(shown.get(judged.exercise)) != judged.digest:
        raise ReviewStale(
            _("This answer has changed meanwhile. Nothing was written: read it again.")
        )
    with opened(course) as gradebook:
        where = (judged.exercise, judged.notebook, workshop, judged.student)
        try:
            grade = gradebook.find_grade(*where)
            comment = gradebook.find_comment(*where)
        except MissingEntry as fault:
            raise ReviewStale(
                _("This answer is no more in the gradebook. Nothing was written.")
            ) from fault
        _check_points(new.score, grade.max_score)
        if not _written(gradebook, grade, comment, seen, new):
            raise ReviewStale(
                _(
                    "Somebody has judged this answer meanwhile, or it was graded again."
                    " Nothing was written: look at it again."
                )
            )


def _check_points(given: float | None, most: float) -> None:
    if given is not None and not 0 <= given <= most:
        raise WorkshopInvalid(
            _("Give between 0 and {points} points, not {given}.").format(
                points=f"{most:g}", given=f"{given:g}"
            )
        )


def _written(gradebook: Gradebook, grade: Grade, comment: Comment, seen: Mark, new: Mark) -> bool:
    """Write both rows if both are still as seen; the database compares, so that nobody is late."""
    db = gradebook.db
    grades = db.query(Grade).filter(
        Grade.id == grade.id,
        Grade.manual_score.is_(None) if seen.score is None else Grade.manual_score == seen.score,
        Grade.needs_manual_grade == seen.waiting,
    )
    comments = db.query(Comment).filter(Comment.id == comment.id)
    if seen.comment:
        comments = comments.filter(Comment.manual_comment == seen.comment)
    else:
        comments = comments.filter(
            Comment.manual_comment.is_(None) | (Comment.manual_comment == "")
        )
    marked = grades.update(
        {Grade.manual_score: new.score, Grade.needs_manual_grade: new.waiting},
        synchronize_session=False,
    )
    said = marked and comments.update(
        {Comment.manual_comment: new.comment or None}, synchronize_session=False
    )
    if not said:
        db.rollback()
        return False
    db.commit()
    return True


def _texts(
    course: CourseDirectory,
    handed: SubmittedNotebook,
    solutions: set[str],
    tries: dict[tuple[str, str], list[RecordedAttempt]],
) -> list[tuple[str, Text]]:
    student = handed.student
    comments = {one.name: one.manual_comment or "" for one in handed.comments}
    written = _sources(_graded_notebook(course, student.id, handed.name))
    name = " ".join(part for part in (student.first_name, student.last_name) if part)
    made = []
    for grade in handed.grades:
        mark = Mark(grade.manual_score, comments.get(grade.name, ""), grade.needs_manual_grade)
        unanswered = grade.auto_score is not None and mark.score is None and not mark.waiting
        if grade.name not in solutions or unanswered:
            continue
        tried = tries.get((student.id, grade.name), [])
        text = Text(
            student.id,
            name or student.id,
            written.get(grade.name),
            len(tried),
            max((one.attempt.hints for one in tried), default=0),
            sum(one.attempt.active_seconds for one in tried),
            mark,
        )
        made.append((grade.name, text))
    return made


def _tries(settings: Declic, workshop: str) -> dict[tuple[str, str], list[RecordedAttempt]]:
    store = Store.open(settings.store)
    try:
        with store.reading() as tx:
            recorded = attempts.recorded(tx, workshop=workshop)
    finally:
        store.close()
    found: dict[tuple[str, str], list[RecordedAttempt]] = defaultdict(list)
    for one in recorded:
        found[student_id(one.learner), one.attempt.exercise].append(one)
    return found


def _graded_notebook(course: CourseDirectory, student: str, notebook: str) -> Path:
    folder = course.format_path(course.autograded_directory, student, course.assignment_id)
    return Path(folder) / f"{notebook}.ipynb"


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]


def _sources(path: Path) -> dict[str, str]:
    """Return what stands in the cells of a graded notebook, by nbgrader's name."""
    try:
        cells = read_notebook(path).cells
    except WorkshopError:
        return {}
    return {
        cell.metadata["nbgrader"]["grade_id"]: _plain(cell.source)
        for cell in cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def _plain(source: str) -> str:
    """Take away the indent by which collect makes a text inert."""
    lines = source.split("\n")
    if all(line.startswith("    ") for line in lines):
        lines = [line[4:] for line in lines]
    return "\n".join(lines)


def _by_name(text: Text) -> tuple[str, str]:
    return text.name.casefold(), text.student
