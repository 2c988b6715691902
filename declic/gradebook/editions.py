"""Workshops whose exercises change once answers were collected: what was before stays as it was.

nbgrader has one set of exercises an assignment, and refuses another one as soon as there are
submissions. So the assignment that is there is given the name of an earlier edition, with the date,
its submissions, marks, comments and feedback; the workshop's own name is free for the new one.
What learners answer from then on is collected into the new one; points that somebody was given
are never counted anew.

It is noted before it is begun, and each step is done only where it is not done yet: whoever is
interrupted is finished by the next who comes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.coursedir import CourseDirectory

from declic import returned
from declic.gradebook.book import opened
from declic.gradebook.configuration import KEPT
from declic.i18n import Words
from declic.settings import Declic
from declic.workshops import release_path, source_path

_ = Words("gradebook")

FILE = "editions.json"


@dataclass(frozen=True)
class Edition:
    """An earlier edition of a workshop.

    Attributes
    ----------
    name
        Of nbgrader's assignment: the workshop's, and a date.
    until
        When it ended (UTC); what was answered later is the next one's.
    whole
        Whether all of it has its name; False only if somebody was interrupted.
    """

    name: str
    until: datetime
    whole: bool = True


def editions(data: Path, workshop: str) -> list[Edition]:
    """Return the earlier editions of a workshop, the oldest first."""
    try:
        found = json.loads(_file(data, workshop).read_text("utf-8"))
    except FileNotFoundError:
        return []
    return [
        Edition(one["name"], datetime.fromisoformat(one["until"]), one["whole"]) for one in found
    ]


def all_editions(data: Path) -> Iterator[Edition]:
    """Yield the earlier editions of all workshops."""
    for file in sorted((data / KEPT).glob(f"*/{FILE}")):
        yield from editions(data, file.parent.name)


def since(data: Path, workshop: str) -> datetime | None:
    """Return when the present edition began; None if there was none before."""
    ended = [one.until for one in editions(data, workshop)]
    return max(ended, default=None)


def holding(data: Path, workshop: str, at: datetime) -> str:
    """Return the name of the assignment in which answers of a moment are."""
    later = [one for one in editions(data, workshop) if one.until >= at]
    return later[0].name if later else workshop


def set_aside(settings: Declic, course: CourseDirectory, say: Callable[[str], None]) -> None:
    """Give the workshop of *course* that is in the gradebook the name of an earlier edition.

    Raises
    ------
    OSError
        If something can't be written; the next who comes goes on.
    """
    workshop, now = course.assignment_id, datetime.now(UTC)
    before = editions(settings.data_folder, workshop)
    name = _free_name(settings, course, f"{workshop}-{now.astimezone():%Y-%m-%d}")
    _note(settings.data_folder, workshop, [*before, Edition(name, now, whole=False)])
    settle(settings, course)
    say(
        _(
            "The exercises of {workshop} have changed since answers were collected. Those answers,"
            " their points and comments stay as they are, in the gradebook under {name}."
        ).format(workshop=workshop, name=name)
    )


def settle(settings: Declic, course: CourseDirectory) -> None:
    """Finish what somebody who was interrupted had begun with the workshop of *course*.

    Raises
    ------
    OSError
        If something can't be written; the next who comes goes on.
    """
    data, workshop = settings.data_folder, course.assignment_id
    known = editions(data, workshop)
    for one in known:
        if not one.whole:
            _rename_rows(course, one.name)
            _rename_folders(course, one.name)
            returned.rename(data, workshop, one.name)
    if not all(one.whole for one in known):
        _note(data, workshop, [replace(one, whole=True) for one in known])


def _rename_rows(course: CourseDirectory, name: str) -> None:
    with opened(course) as gradebook:
        try:
            gradebook.find_assignment(name)
        except MissingEntry:
            gradebook.find_assignment(course.assignment_id).name = name
            gradebook.db.commit()


def _rename_folders(course: CourseDirectory, name: str) -> None:
    for step in (
        course.submitted_directory,
        course.autograded_directory,
        course.feedback_directory,
    ):
        for student in sorted(Path(step).glob("[!.]*")):
            folder = student / course.assignment_id
            if folder.is_dir() and not (student / name).exists():
                folder.rename(student / name)


def _free_name(settings: Declic, course: CourseDirectory, wanted: str) -> str:
    with opened(course) as gradebook:
        taken = {one.name for one in gradebook.assignments}
    name, number, root = wanted, 1, settings.root_folder
    while name in taken or any(
        path(root, name).parent.exists() for path in (source_path, release_path)
    ):
        number += 1
        name = f"{wanted}-{number}"
    return name


def _note(data: Path, workshop: str, known: list[Edition]) -> None:
    file = _file(data, workshop)
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(
        json.dumps([asdict(one) | {"until": one.until.isoformat()} for one in known]), "utf-8"
    )
    new.replace(file)


def _file(data: Path, workshop: str) -> Path:
    return data / KEPT / workshop / FILE
