"""What learners read of their data, and how they leave nothing behind on a computer."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated

from declic.i18n import Words
from declic.room.access import Access
from declic.room.identity import LEARNER_COOKIE
from declic.room.joining import Entering

_ = Words("room")

CLEARED = '"cache", "storage"'
"""What a browser forgets of the room, where all is encrypted; the next page's script does it
elsewhere. Not ``"cookies"``: that would be those of a whole domain.
https://www.w3.org/TR/clear-site-data/"""
COOKIES = (LEARNER_COOKIE, "_xsrf")


class PrivacyPage(Entering):
    """What is kept, who sees it, for how long, and whom to ask."""

    @allow_unauthenticated
    def get(self) -> None:
        settings = self.room.settings
        self.page(
            "privacy.html",
            known=self.known(),
            how_long=_how_long(settings.keep_months),
            structure=settings.structure,
            contact=settings.contact,
            public=bool(settings.public_address),
        )


def _how_long(months: int) -> str:
    if not months:
        return _("Until you ask for it to be erased.")
    return _.n(
        "{count} month after the session, then all of it is erased. Numbers without names remain,"
        " as “6 people came”.",
        "{count} months after the session, then all of it is erased. Numbers without names remain,"
        " as “6 people came”.",
        months,
    ).format(count=months)


class LeavePage(Entering):
    """Leaves the computer to the next person: forgets who sat here."""

    @allow_unauthenticated
    async def post(self) -> None:
        who = self.room.identity.participant(self)
        if who is not None:
            await self.room.kernels.retire(who.username)
        for name in COOKIES:
            self.clear_cookie(name, path=self.base_url)
        if self.room.is_secure:
            self.set_header("Clear-Site-Data", CLEARED)
        self.redirect(f"{self.base_url}left")


class LeftPage(Entering):
    """Says that nothing is left, and sees to it."""

    access = Access.ANYONE

    @allow_unauthenticated
    def get(self) -> None:
        self.page("left.html")
