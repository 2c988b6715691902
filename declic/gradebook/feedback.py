"""What comes back to learners: nbgrader makes their pages, and releases them to the room."""

from __future__ import annotations

from pathlib import Path

from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.abc import ExchangeReleaseFeedback

from declic import returned
from declic.errors import DeclicError
from declic.gradebook.configuration import nbgrader_configuration
from declic.gradebook.students import learner_id
from declic.i18n import Words
from declic.settings import Declic

_ = Words("gradebook")


class FeedbackFailed(DeclicError):
    """nbgrader could not make the pages."""


class StoreReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]
    """``nbgrader release_feedback``, and formgrader's button: learners find it on their page.

    Attributes
    ----------
    released
        Names of the students who got something.
    """

    released: list[str]

    def init_src(self) -> None:
        """Find the pages that ``nbgrader generate_feedback`` made."""
        wanted = self.coursedir.student_id or "*"
        excluded = set(filter(None, self.coursedir.student_id_exclude.split(",")))
        folder = Path(self.coursedir.feedback_directory)
        workshop = self.coursedir.assignment_id
        self.pages = {
            page.parent.parent.name: page
            for page in sorted(folder.glob(f"{wanted}/{workshop}/*.html"))
            if page.parent.parent.name not in excluded
        }

    def init_dest(self) -> None:
        """Find the folder in which the room looks."""
        self.data = Declic(config=self.config).data_folder

    def copy_files(self) -> None:
        """Hand the pages back."""
        self.released = []
        for student, page in self.pages.items():
            learner = learner_id(student)
            if learner is None:  # nobody who came with a code and a card
                self.log.info(_("{name} has no page in the room.").format(name=student))
                continue
            returned.hand_back(self.data, learner, self.coursedir.assignment_id, page)
            self.released.append(student)
        self.log.info(_("Handed back: {number}.").format(number=len(self.released)))


def hand_back(settings: Declic, workshop: str) -> list[str]:
    """Make the feedback of all graded submissions of a workshop, and release it.

    Returns
    -------
    list of str
        Names of the students in nbgrader who find it on their page.

    Raises
    ------
    FeedbackFailed
        If nbgrader could not make them; its own words are in the log.
    """
    config = nbgrader_configuration(settings)
    course = CourseDirectory(config=config, assignment_id=workshop)
    try:
        # anew, as formgrader's button does: a comment that came later is no newer submission
        GenerateFeedback(coursedir=course, config=config, force=True).start()
    except SystemExit as fault:
        raise FeedbackFailed(
            _("The feedback of {workshop} could not be made: see what is said above.").format(
                workshop=workshop
            )
        ) from fault
    release = StoreReleaseFeedback(coursedir=course, config=config)
    release.start()
    return release.released
