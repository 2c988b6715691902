"""What the desk knows at one moment: all that its panels show is made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from declic.desk.frames import SessionData
from declic.desk.needs import Need
from declic.domain.exercise import WorkshopCard
from declic.domain.session import Session
from declic.i18n import Words

_ = Words("desk")


@dataclass(frozen=True)
class View:
    """The desk's figures.

    Attributes
    ----------
    fault
        What is wrong or missing and what to do, a sentence; empty if nothing is.
    known
        All sessions, the newest first.
    data
        The session that is shown; None if there is none.
    table
        What :func:`declic.desk.cells.cells` makes of it.
    needs
        Who needs help, the most urgent first.
    released
        The workshops of which a session can be opened; None until they are read.
    places
        ``join``: the address that learners type, empty where no room runs; ``base``: where the
        room's own pages begin; ``calendar``: the secret in the address of the diary's calendar,
        where there is one.
    now
        Present time (UTC).
    """

    fault: str
    known: Sequence[Session]
    data: SessionData | None
    table: pd.DataFrame | None
    needs: Sequence[Need]
    released: Sequence[WorkshopCard] | None
    places: Mapping[str, str]
    now: datetime

    @property
    def notice(self) -> str:
        """Return the fault, or what to do as long as nobody has come in."""
        if self.fault or self.data is None or len(self.data.learners):
            return self.fault
        if not self.data.session.is_open:
            return _("Nobody took part in this session.")
        return _("Nobody has come in yet. Show the code: people appear here as they enter.")
