"""The words of our own templates (``templates/``), which reach them as filters of Jinja."""

from __future__ import annotations

import re

from declic.i18n import Words

_ = Words("gradebook")

_NAMELESS = re.compile(r'(<a class="name-hidden"[^>]*>\s*)Submission #')


def word(name: str) -> str:
    """Return a text of a template, in the language of this process.

    Raises
    ------
    KeyError
        If no text has this name.
    """
    return {
        "points": _("Points:"),
        "comment": _("Your adviser's comment"),
        "total": _("In all:"),
        "late": _("Handed in late:"),
        "answer": _("Your answer"),
        "acquired": _("What you can do"),
        "again": _("To take up again, at your own pace"),
        "waiting": _("Your adviser has not read yet"),
        "not_read": _("not read yet"),
    }[name]


def in_our_words(page: str) -> str:
    """Return nbgrader's page for grading with its words in the language of this process.

    nbgrader has no catalogues. Words are changed only together with the tags of nbgrader's around
    them, which nothing that somebody wrote can hold: there it is escaped.
    """
    for before, theirs, after, ours in _theirs():
        page = page.replace(before + theirs + after, before + ours + after)
    return _NAMELESS.sub(lambda found: f"{found[1]}{_('Copy')} ", page)


def _theirs() -> list[tuple[str, str, str, str]]:
    """Return what stands before, nbgrader's words, what stands after, and ours."""
    label, button = '<span class="nbgrader-label">', '<button type="button" class="btn btn-'
    return [
        (label, "Student's answer", "</span>", _("The learner's answer")),
        (label, "Student's task", "</span>", _("The learner's task")),
        (f'{button}warning mark-graded">', "Resolve", "</button>", _("Read")),
        (f'{button}success full-credit">', "Full credit", "</button>", _("All points")),
        (f'{button}danger no-credit">', "No credit", "</button>", _("No points")),
        ('type="number" /> ', "(extra credit)", "\n", _("(extra points)")),
        ('/formgrader/gradebook">', "Manual Grading", "</a>", _("Review")),
        ('<span class="pull-right">', "Submission", " ", _("Copy")),
        ("", "&larr; Prev", "\n", f"&larr; {_('Previous')}"),
        ("", "Next &rarr;", "\n", f"{_('Next')} &rarr;"),
        ('title="', "Open live notebook", '"', _("Open the notebook")),
    ]
