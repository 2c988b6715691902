"""Who makes a request: a learner, by a signed cookie, or the adviser, by password.

Both are users in Jupyter's sense, and what a kernel is asked goes through Jupyter's authorizer.
The adviser's login is Jupyter's own: its identity provider, cookie and hashing.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import PasswordIdentityProvider, User
from tornado.web import RequestHandler, create_signed_value, decode_signed_value
from traitlets import Float

LEARNER_COOKIE = "declic-learner"
DAY_SECONDS = 86_400
GALLERY = "gallery"
"""Owner of the gallery's kernel; it is for those who have the desk's password too."""
ADVISER = "adviser"
"""Owner of the desk's kernel: one for all who have the password, so that two desks agree."""
_STARTED = time.time() - time.monotonic()


def steady_time() -> float:
    """Return seconds since 1970 that go on evenly while the room runs.

    A small computer without a battery sets its clock by days when it finds the network: nobody
    may be sent away for that.
    """
    return _STARTED + time.monotonic()


@dataclass(frozen=True)
class Participant:
    """The learner and the session that a learner's cookie names."""

    learner: int
    session: int

    @property
    def username(self) -> str:
        """Return the name by which a kernel is theirs."""
        return f"learner-{self.learner}-{self.session}"

    @classmethod
    def named(cls, username: str) -> Participant | None:
        """Return whose name by which a kernel is theirs this is; None if it is no learner's."""
        kind, _dash, numbers = username.partition("-")
        learner, _dash, session = numbers.partition("-")
        return cls(int(learner), int(session)) if kind == "learner" else None


class RoomIdentity(PasswordIdentityProvider):
    """Knows learners by their cookie and the adviser by the password's."""

    need_token = False
    allow_password_change = False
    cookie_options = {  # noqa: RUF012 (a trait's default, as Jupyter has it)
        "samesite": "Strict",
        "max_age": 30 * DAY_SECONDS,
    }
    cookie_days = Float(1.0, help="""Days for which a learner's cookie is taken.""")

    def get_handlers(self) -> list[tuple[str, object]]:
        """Return nothing: the room has a login page of its own."""
        return []

    def get_user(self, handler: RequestHandler) -> User | None:
        """Return the adviser, else the learner, who makes a request."""
        adviser = self.adviser(handler)
        if adviser is not None:
            return adviser
        learner = self.participant(handler)
        return None if learner is None else User(username=learner.username)

    def adviser(self, handler: RequestHandler) -> User | None:
        """Return the adviser, if it is the adviser who makes the request."""
        user = self.get_user_cookie(handler)
        return user if isinstance(user, User) else None

    def participant(self, handler: RequestHandler) -> Participant | None:
        """Return the learner who makes the request, if the cookie is ours and not too old."""
        cookie = decode_signed_value(
            handler.settings["cookie_secret"],
            LEARNER_COOKIE,
            handler.get_cookie(LEARNER_COOKIE),
            max_age_days=self.cookie_days,
            clock=steady_time,
        )
        if not cookie:
            return None
        try:
            record = json.loads(cookie)
            return Participant(learner=int(record["learner"]), session=int(record["session"]))
        except (ValueError, KeyError, TypeError):
            return None

    def usernames(self, handler: RequestHandler) -> set[str]:
        """Return the names of all kernels' owners that a request speaks for.

        An adviser may try a workshop as a learner in the same browser.
        """
        learner = self.participant(handler)
        names = set() if learner is None else {learner.username}
        return names if self.adviser(handler) is None else names | {ADVISER, GALLERY}

    def remember(self, handler: RequestHandler, who: Participant, path: str) -> None:
        """Give a learner's browser the cookie by which it is known again."""
        record = json.dumps({"learner": who.learner, "session": who.session})
        secret = handler.settings["cookie_secret"]
        handler.set_cookie(
            LEARNER_COOKIE,
            create_signed_value(secret, LEARNER_COOKIE, record, clock=steady_time),
            max_age=int(self.cookie_days * DAY_SECONDS),  # a date would need clocks that agree
            httponly=True,
            samesite="Lax",
            secure=handler.request.protocol == "https",
            path=path,
        )


class OwnKernelOnly(Authorizer):
    """Lets people reach their own kernel, and nothing else of Jupyter's."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        """Return whether the kernel that a request names belongs to whoever makes it."""
        if resource != "kernels":
            return False
        owner = handler.room.kernels.owner(handler.kernel_id)
        return owner is not None and owner in handler.room.identity.usernames(handler)
