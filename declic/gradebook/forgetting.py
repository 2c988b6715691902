"""Takes learners, or one workshop's work of theirs, out of nbgrader's folders and its gradebook."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.coursedir import CourseDirectory

from declic import returned
from declic.gradebook.book import opened
from declic.gradebook.configuration import GRADEBOOK, nbgrader_configuration
from declic.gradebook.editions import all_editions, editions
from declic.gradebook.scratch import sweep
from declic.gradebook.students import student_id
from declic.settings import Declic
from declic.store.traces import overwrite


@dataclass(frozen=True)
class Forgotten:
    """How many folders of submissions, and entries of the gradebook, are gone."""

    folders: int
    entries: int


def forget(settings: Declic, learners: Collection[int]) -> Forgotten:
    """Take learners out: all they handed in, their marks, their feedback; again is no fault.

    Raises
    ------
    StoreUnavailable
        If the gradebook can't be written now.
    """
    for learner in learners:
        returned.forget(settings.data_folder, learner)
    return _forget(settings, [(student_id(learner), None) for learner in learners])


def forget_work(settings: Declic, work: Collection[tuple[int, str]]) -> Forgotten:
    """Take out what learners handed in for workshops; their names stay.

    Raises
    ------
    StoreUnavailable
        If the gradebook can't be written now.
    """
    data = settings.data_folder
    all_work = [
        (learner, name)
        for learner, workshop in work
        for name in (workshop, *(one.name for one in editions(data, workshop)))
    ]
    for learner, name in all_work:
        returned.forget(data, learner, name)
    return _forget(settings, [(student_id(learner), name) for learner, name in all_work])


def merged(settings: Declic, kept: int, gone: int) -> None:
    """Take an entry out that became part of another; that one's work is collected anew.

    Answers that are older than the other's newest came to it: by time alone nbgrader would not
    collect and grade them. What a human gave stays in the gradebook, and so does what is in an
    earlier edition of a workshop: it is not collected any more.

    Raises
    ------
    StoreUnavailable
        If the gradebook can't be written now.
    """
    course = CourseDirectory(config=nbgrader_configuration(settings))
    closed = {one.name for one in all_editions(settings.data_folder)}
    for step in (course.submitted_directory, course.autograded_directory):
        for folder in (Path(step) / student_id(kept)).glob("*"):
            if folder.name not in closed:
                shutil.rmtree(folder, ignore_errors=True)
    forget(settings, [gone])


def folders(settings: Declic, learner: int) -> list[Path]:
    """Return the folders in which there is something of a learner's."""
    course = CourseDirectory(config=nbgrader_configuration(settings))
    return [folder for folder in _folders(course, student_id(learner), None) if folder.is_dir()]


def _forget(settings: Declic, wanted: list[tuple[str, str | None]]) -> Forgotten:
    course = CourseDirectory(config=nbgrader_configuration(settings))
    removed = 0
    for step in (course.submitted_directory, course.autograded_directory):
        sweep(Path(step))
    for student, workshop in wanted:
        for folder in _folders(course, student, workshop):
            if folder.exists():
                shutil.rmtree(folder)
                removed += 1
    book = settings.data_folder / GRADEBOOK
    if not book.is_file() or not wanted:
        return Forgotten(removed, 0)
    entries = 0
    with opened(course) as gradebook:
        for student, workshop in wanted:
            try:
                if workshop is None:
                    gradebook.remove_student(student)
                else:
                    gradebook.remove_submission(workshop, student)
                entries += 1
            except MissingEntry:
                continue
    overwrite(book)
    return Forgotten(removed, entries)


def _folders(course: CourseDirectory, student: str, workshop: str | None) -> list[Path]:
    steps = (
        course.submitted_directory,
        course.autograded_directory,
        course.feedback_directory,
    )
    return [Path(step) / student / (workshop or "") for step in steps]
