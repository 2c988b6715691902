"""What learners are called in nbgrader: by path-safe ids, and by names without markup."""

from __future__ import annotations

import re

_NO_MARKUP = str.maketrans("<>&\"'`\\", "‹›＆”’’⧵")
_STUDENT = re.compile(r"apprenant-(\d{4,})")


def student_id(learner: int) -> str:
    """Return the name of a learner in nbgrader: nbgrader reads names as patterns and paths."""
    return f"apprenant-{learner:04d}"


def learner_id(student: str) -> int | None:
    """Return the learner of a name in nbgrader; None for somebody who did not come with a code."""
    found = _STUDENT.fullmatch(student)
    return int(found[1]) if found else None


def shown_name(name: str) -> str:
    """Return a learner's name as nbgrader may hold it.

    formgrader writes names into its pages as they are, and a page of formgrader may run code on
    the adviser's computer; spreadsheets run what begins as a formula does.
    """
    return name.translate(_NO_MARKUP).lstrip("=+-@ ") or "?"
