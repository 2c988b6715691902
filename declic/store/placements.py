"""The groups of a session in the store: who the adviser put where; a group is its name.

Names stand with the people, and nowhere else: where nobody is left, no name is left either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from declic.errors import TextRefused
from declic.i18n import Words
from declic.store.tables import participations, placements
from declic.store.texts import clean, fitting

_ = Words("declic")

NAME_LENGTH = 60


def of_session(tx: Connection, session: int) -> dict[int, str]:
    """Return the name of each learner's group; empty where the adviser has decided nothing."""
    wanted = (
        select(placements.c.learner_id, placements.c.group_name)
        .where(placements.c.session_id == session)
        .order_by(placements.c.learner_id)
    )
    return {row.learner_id: row.group_name for row in tx.execute(wanted)}


def keep(tx: Connection, session: int, groups: Mapping[str, Iterable[int]], at: datetime) -> bool:
    """Keep groups, by name, where none are kept yet; return whether they were."""
    if of_session(tx, session):
        return False
    for name, people in groups.items():
        for learner in people:
            put(tx, session, learner, name, at)
    return True


def put(tx: Connection, session: int, learner: int, name: str, at: datetime) -> bool:
    """Put a learner into a group, which begins with them if it is a new one.

    Returns
    -------
    bool
        False if the learner is not in this session.

    Raises
    ------
    TextRefused
        If the name is empty or longer than 60 characters.
    """
    there = (participations.c.session_id == session) & (participations.c.learner_id == learner)
    if tx.execute(select(participations.c.learner_id).where(there)).first() is None:
        return False
    whose = (placements.c.session_id == session) & (placements.c.learner_id == learner)
    tx.execute(delete(placements).where(whose))
    tx.execute(
        insert(placements).values(
            session_id=session, learner_id=learner, group_name=_name(name), at=at
        )
    )
    return True


def rename(tx: Connection, session: int, before: str, after: str) -> None:
    """Give a group another name.

    Raises
    ------
    TextRefused
        If the name is empty, longer than 60 characters, or another group's of the session.
    """
    after = _name(after)
    if after != before and after in of_session(tx, session).values():
        raise TextRefused(_("Another group has this name. Choose a different one."))
    named = (placements.c.session_id == session) & (placements.c.group_name == before)
    tx.execute(update(placements).where(named).values(group_name=after))


def forget(tx: Connection, session: int) -> None:
    """Keep no groups of a session any more."""
    tx.execute(delete(placements).where(placements.c.session_id == session))


def _name(typed: str) -> str:
    return fitting(
        " ".join(clean(typed).split()),
        NAME_LENGTH,
        empty=_("Write the group's name."),
        too_long=_("This name is too long: {most} characters at most."),
    )
