"""What the desk does with the gradebook of a workshop: grades, reads, gives back; never in its way.

Reading a gradebook of a thousand takes seconds, and grading runs the author's code: so a thread
waits for the first, and the other is a command in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from declic.errors import DeclicError, WorkshopNotFound
from declic.i18n import Words
from declic.settings import Declic

if TYPE_CHECKING:  # nbgrader: more than a second, and not everybody reviews
    from declic.gradebook.review import Judged, Mark, Question

_ = Words("desk")

Ended = Callable[[str], None]
Wanted = Callable[[], tuple[int, str]]
"""Says what to read, at the moment of reading: the session, and the assignment that holds it."""


@dataclass(frozen=True)
class Reading:
    """The texts of a workshop that humans judge, as they were read.

    Attributes
    ----------
    session
        For which session they were read; 0 where nothing was read yet.
    workshop
        nbgrader's assignment that holds them: the workshop, or an earlier edition of it.
    fault
        Why nothing could be read, and what to do; empty if it could.
    """

    session: int = 0
    workshop: str = ""
    questions: list[Question] = field(default_factory=list)
    fault: str = ""


class Reviewing:
    """One thing at a time: grading, giving back, reading; and marks at once.

    Parameters
    ----------
    ended
        Called, from another thread, with a sentence each time something has ended; the sentence is
        empty where there is nothing to say.
    """

    def __init__(self, ended: Ended) -> None:
        self._ended = ended
        self._worker = ThreadPoolExecutor(1, "declic-review")
        self._begun: list[str] = []
        self.reading = Reading()

    @property
    def busy(self) -> str:
        """Return what is being done, a sentence; empty if nothing is."""
        return self._begun[-1] if self._begun else ""

    def read(self, settings: Declic, wanted: Wanted) -> None:
        """Read texts again."""
        self._begin(_("One moment: the answers are being read."), self._reads, settings, wanted)

    def run(self, settings: Declic, command: str, workshop: str, wanted: Wanted) -> None:
        """Run a command of Déclic for an assignment, then read texts again.

        Parameters
        ----------
        command
            ``grade`` or ``feedback``.
        """
        busy = {
            "grade": _("The answers are being collected and graded. You can go on meanwhile."),
            "feedback": _("The feedback is being made. You can go on meanwhile."),
        }[command]
        self._begin(busy, self._runs, settings, command, workshop, wanted)

    def keep(self, settings: Declic, judged: Judged, seen: Mark, new: Mark) -> None:
        """Keep a mark in the gradebook, and in what was read.

        Raises
        ------
        DeclicError
            As :func:`declic.gradebook.review.keep`; then the texts are read again.
        """
        from declic.gradebook.review import keep

        try:
            keep(settings, self.reading.workshop, judged, seen, new)
        except DeclicError:
            self._reads(settings, lambda: (self.reading.session, self.reading.workshop))
            raise
        questions = [
            replace(
                question,
                texts=[
                    replace(text, mark=new) if text.student == judged.student else text
                    for text in question.texts
                ],
            )
            if (question.notebook, question.exercise) == (judged.notebook, judged.exercise)
            else question
            for question in self.reading.questions
        ]
        self.reading = replace(self.reading, questions=questions)

    def close(self) -> None:
        """End; what is being done is waited for."""
        self._worker.shutdown()

    def _begin(self, busy: str, work: Callable[..., str], *arguments: object) -> None:
        """Do some work after what is being done; what waits already is not begun twice."""
        if busy not in self._begun:
            self._begun.append(busy)
            self._worker.submit(self._until_done, busy, work, *arguments)

    def _until_done(self, busy: str, work: Callable[..., str], *arguments: object) -> None:
        said = _("It could not be done. Look at the room's log.")
        try:
            said = work(*arguments)
        except (DeclicError, OSError) as fault:
            said = str(fault)
        finally:
            self._begun.remove(busy)
            self._ended(said)

    def _reads(self, settings: Declic, wanted: Wanted) -> str:
        from declic.gradebook.review import questions

        session, workshop = wanted()
        try:
            self.reading = Reading(session, workshop, questions(settings, workshop))
        except WorkshopNotFound:
            self.reading = Reading(session, workshop)
        except DeclicError as fault:
            self.reading = Reading(session, workshop, fault=str(fault))
        return ""

    def _runs(self, settings: Declic, command: str, workshop: str, wanted: Wanted) -> str:
        arguments = ["-m", "declic", command, workshop, "--data", str(settings.data_folder)]
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=settings.root_folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        self._reads(settings, wanted)
        said = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
        return said[-1] if said else _("It could not be done. Look at the room's log.")
