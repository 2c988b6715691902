"""The diary as a calendar to subscribe to, at an address that has a secret in it."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

import declic
from declic.domain.ical import Dated, calendar
from declic.room.access import Access
from declic.room.pages import PageHandler
from declic.store import diary
from declic.subscription import calendar_key

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Calendar(PageHandler):
    """The calendar, for whoever knows its address: calendars can't type a password."""

    access = Access.ANYONE

    @allow_unauthenticated
    def get(self, secret: str) -> None:
        known = calendar_key(self.room.settings.data_folder)
        if not hmac.compare_digest(secret.encode(), known.encode()):
            raise web.HTTPError(404)
        with self.room.store.reading() as tx:
            entries = diary.since(tx, LONG_AGO, datetime.now(UTC))
        dated = [Dated(one.uid, one.changed_at, one.entry) for one in entries]
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(calendar(dated, declic.__version__))
