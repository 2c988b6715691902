"""A learner's own feedback: what the adviser said of their answers, and has handed back."""

from __future__ import annotations

import html

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from declic import returned
from declic.i18n import Words
from declic.room.learning import LearnerHandler
from declic.room.printing import Paper

_ = Words("room")


class OwnFeedback(Paper, LearnerHandler):
    """The list of what was handed back to a learner, or one of it: ``?workshop=``."""

    @allow_unauthenticated
    def get(self) -> None:
        who = self.who()
        if who is None:
            self.redirect(self.base_url)
            return
        learner, data = who[0], self.room.settings.data_folder
        wanted = self.get_query_argument("workshop", "")
        if not wanted:
            self.page("feedback.html", learner=learner, pages=returned.titles(data, learner.id))
            return
        page = returned.handed_back(data, learner.id, wanted)
        if page is None:
            raise web.HTTPError(404)
        self.paper(page.replace("<body>", f"<body>{self._way_back()}", 1))

    def _way_back(self) -> str:
        address = html.escape(f"{self.base_url}feedback")
        return f'<nav><a href="{address}">{html.escape(_("Back to my feedback"))}</a></nav>'
