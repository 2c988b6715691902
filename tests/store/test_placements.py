"""The groups that an adviser made for a session: kept, renamed, merged, erased with people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from declic.domain.exercise import WorkshopCard
from declic.errors import TextRefused
from declic.store import learners, merging, old, placements, sessions, traces

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def held(store):
    """A session of three people, in two groups."""
    with store.transaction() as tx:
        session = sessions.open_session(tx, WorkshopCard("mails", "Les mails"), NOW)
        people = [learners.join(tx, session, name, NOW).id for name in ("Zoé", "Ali", "Léo")]
        assert placements.keep(tx, session.id, {"A": people[:2], "B": people[2:]}, NOW)
    return session.id, people


def test_what_is_decided_is_not_decided_again(store, held):
    session, (zoe, ali, leo) = held
    with store.transaction() as tx:
        assert not placements.keep(tx, session, {"Autre": [zoe]}, NOW)
        assert placements.of_session(tx, session) == {zoe: "A", ali: "A", leo: "B"}
        assert placements.put(tx, session, zoe, "B", NOW)
        assert not placements.put(tx, session, 999, "B", NOW)
        placements.rename(tx, session, "B", "Les  mails ")
        assert placements.of_session(tx, session) == {zoe: "Les mails", ali: "A", leo: "Les mails"}
        for refused in ("", "A", "x" * 61):
            with pytest.raises(TextRefused):
                placements.rename(tx, session, "Les mails", refused)
        placements.forget(tx, session)
        assert placements.of_session(tx, session) == {}


def test_a_merged_entry_has_one_place(store, held):
    session, (zoe, ali, leo) = held
    with store.transaction() as tx:
        merging.merge(tx, zoe, leo)
        assert placements.of_session(tx, session) == {zoe: "A", ali: "A"}


def test_a_place_goes_with_the_person_and_with_age(store, held):
    session, (zoe, ali, leo) = held
    with store.transaction() as tx:
        assert traces.read(tx, [zoe])["placements"][0]["group_name"] == "A"
        assert traces.erase(tx, [zoe], NOW)["placements"] == 1
        assert placements.of_session(tx, session) == {ali: "A", leo: "B"}
        sessions.close_session(tx, session, NOW)
        later = NOW + timedelta(days=400)
        assert old.erase(tx, old.find(tx, later), later)["placements"] == 2
        assert placements.of_session(tx, session) == {}
