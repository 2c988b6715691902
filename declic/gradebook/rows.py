"""The gradebook's rows of one workshop, read at once and written together.

nbgrader's preprocessors look each row up in a connection of its own; they find what they ask for
here, by the same names, and their ``db.commit()`` waits for ours.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)

from declic.errors import WorkshopNotFound
from declic.i18n import Words

_ = Words("gradebook")


def no_such_workshop(name: str) -> WorkshopNotFound:
    """Return what is raised for a workshop that the gradebook doesn't know."""
    return WorkshopNotFound(
        _(
            "The gradebook doesn't know the workshop {name}. Release it: declic release {name}"
        ).format(name=name)
    )


class Rows:
    """What the gradebook knows of a workshop with one notebook.

    Attributes
    ----------
    assignment
        nbgrader's row of the workshop.

    Raises
    ------
    MissingEntry
        If the gradebook doesn't know the workshop, or it has not just one notebook.
    """

    def __init__(self, gradebook: Gradebook, workshop: str) -> None:
        self._gradebook = gradebook
        self.assignment: Assignment = gradebook.find_assignment(workshop)
        if len(self.assignment.notebooks) != 1:
            raise MissingEntry("it has not just one notebook")
        self.notebook: Notebook = self.assignment.notebooks[0]
        cells = [
            *self.notebook.grade_cells,
            *self.notebook.solution_cells,
            *self.notebook.task_cells,
        ]
        self._graded = {one.name: one for one in self.notebook.grade_cells}
        self._sources = {one.name: one for one in self.notebook.source_cells}
        self._names = {one.id: one.name for one in cells}
        self._students = {one.id: one for one in gradebook.db.query(Student)}
        query = gradebook.db.query
        of_workshop = SubmittedAssignment.assignment_id == self.assignment.id
        self._submissions = {
            one.student_id: one for one in query(SubmittedAssignment).filter(of_workshop)
        }
        of_notebook = SubmittedNotebook.notebook_id == self.notebook.id
        by_id = {one.id: one for one in self._submissions.values()}
        self._notebooks = {
            by_id[one.assignment_id].student_id: one
            for one in query(SubmittedNotebook).filter(of_notebook)
        }
        whose = {one.id: student for student, one in self._notebooks.items()}
        self._grades = {
            (self._names[one.cell_id], whose[one.notebook_id]): one
            for one in query(Grade).join(SubmittedNotebook).filter(of_notebook)
        }
        self._comments = {
            (self._names[one.cell_id], whose[one.notebook_id]): one
            for one in query(Comment).join(SubmittedNotebook).filter(of_notebook)
        }

    @property
    def db(self) -> Rows:
        """Return what the preprocessors commit."""
        return self

    def commit(self) -> None:
        """Wait for :meth:`write`."""

    def write(self) -> None:
        """Write all at once."""
        self._gradebook.db.commit()

    def submission(self, student: str, at: datetime | None) -> SubmittedAssignment:
        """Return a student's submission, made where there is none, with its time and no penalty."""
        found = self._submissions.get(student)
        if found is None:
            found = self._submissions[student] = self._new_submission(student)
        if at is not None:
            found.timestamp = at
        self._notebooks[student].late_submission_penalty = None
        return found

    def find_source_cell(self, name: str, _notebook: str, _assignment: str) -> Any:
        """Return a cell as it was released."""
        return _found(self._sources, name)

    def find_graded_cell(self, name: str, _notebook: str, _assignment: str) -> Any:
        """Return a cell that earns points."""
        return _found(self._graded, name)

    def find_grade(self, name: str, _notebook: str, _assignment: str, student: str) -> Grade:
        """Return the grade of a student's cell."""
        return _found(self._grades, (name, student))

    def find_comment(self, name: str, _notebook: str, _assignment: str, student: str) -> Comment:
        """Return the comment on a student's cell."""
        return _found(self._comments, (name, student))

    def _new_submission(self, student: str) -> SubmittedAssignment:
        """Make a submission's rows, as :meth:`nbgrader.api.Gradebook.add_submission` does."""
        known = self._students.get(student)
        if known is None:
            known = self._students[student] = Student(id=student)
            self._gradebook.db.add(known)
        made = SubmittedAssignment(assignment=self.assignment, student=known)
        notebook = SubmittedNotebook(notebook=self.notebook, assignment=made)
        self._notebooks[student] = notebook
        for cell in (*self.notebook.grade_cells, *self.notebook.task_cells):
            self._grades[cell.name, student] = Grade(cell_id=cell.id, notebook=notebook)
        for cell in (*self.notebook.solution_cells, *self.notebook.task_cells):
            self._comments[cell.name, student] = Comment(cell_id=cell.id, notebook=notebook)
        self._gradebook.db.add(made)
        return made


def _found(rows: dict[Any, Any], name: Any) -> Any:
    if name not in rows:
        raise MissingEntry(f"no such row: {name}")
    return rows[name]
