"""Who needs help, the most urgent first, in sentences."""

from __future__ import annotations

from typing import Any

from declic.desk import sentences
from declic.desk.board import WithStory, module
from declic.desk.frames import titles
from declic.desk.needs import common
from declic.desk.view import View
from declic.i18n import Words

_ = Words("desk")


class HelpList(WithStory):
    """The list of needs.

    State: ``{notice, together: [sentence], needs: [{learner, exercise, name, why}]}``.
    """

    _esm = module("dom", "story", "help")

    @classmethod
    def texts(cls) -> dict[str, Any]:
        return {
            "all_well": _("Everybody is getting on. Nobody needs help at the moment."),
            "new_need": _("Needs help: {names}"),
        }

    def show(self, view: View, found: Any) -> dict[str, Any]:
        if view.data is None:
            return {"notice": view.fault, "together": [], "needs": []}
        names, named = view.data.learners["name"], titles(view.data.session)
        return {
            "notice": view.notice,
            "together": [
                sentences.together(named.get(exercise, exercise), people)
                for exercise, people in common(list(view.needs))
            ],
            "needs": [
                {
                    "learner": need.learner,
                    "exercise": need.exercise,
                    "name": str(names.at[need.learner]),
                    "why": sentences.why(need, named),
                }
                for need in view.needs
            ],
        }
