"""``Summary``: what a learner managed and what to look at again, as the page stands."""

from __future__ import annotations

from typing import Any

from declic.i18n import Words
from widgets._base import WIDGET
from widgets._graded import grading
from widgets._widget import KitWidget

_ = Words("widgets")


class Summary(KitWidget):
    """What a learner managed, what to look at again, an encouragement, and a print button.

    It is no exercise: it reads the page's exercises and follows them.
    """

    kind = "summary"

    def __init__(self) -> None:
        super().__init__(
            words={
                "title": _("Where I am"),
                "managed": _("What I managed"),
                "review": _("To look at again"),
                "left": _("Not done yet"),
                "waiting": _("Answered, results to be seen"),
                "reveal": _("See my results"),
                "first-try": _("at the first try"),
                "answered": _("answer sent"),
                "parts": _("Part by part"),
                "part": _("{n} out of {total}"),
                "whole_part": _("all done"),
                "nothing": _("Nothing yet. Begin with the first exercise."),
                "some": _("You are getting on well. Take your time."),
                "all": _("Bravo, you did everything. You can come back whenever you like."),
                "review_some": _("Bravo for what you did. A second look, and it will be yours."),
                "print": _("Print this page"),
            }
        )

    def __repr__(self) -> str:
        return _("Summary: shown to the learner at the end of the workshop.")

    def _repr_mimebundle_(  # type: ignore[override]  # IPython takes a dict alone too
        self, **formats: Any
    ) -> dict[str, Any]:
        if grading():
            return {"text/plain": repr(self)}
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {"text/plain": repr(self), WIDGET: view}
