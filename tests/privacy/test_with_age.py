"""What is old goes, figures without people remain."""

import csv
import io
import os
from datetime import UTC, datetime, timedelta

import pytest

from declic.privacy.purge import limit, purge, purge_unasked
from declic.store import backups, learners

from .conftest import NOW, hold

LONG_AGO = NOW - timedelta(days=500)


def test_old_sessions_go_with_their_people_and_old_backups(kept):
    session, _people = hold(kept.store, LONG_AGO, "Vieille-Dame", "Léo", "Inès")
    (backup,) = backups.backups(kept.data / "backups")
    os.utime(backup, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    receipt = purge(kept.settings, kept.store, NOW, 12)
    assert receipt is not None
    assert (receipt.sessions, len(receipt.learners), receipt.backups) == (1, 3, (backup.name,))
    assert kept.where("Vieille-Dame") == []
    with kept.store.reading() as tx:
        assert learners.of_session(tx, session.id) == []
        assert len(learners.of_session(tx, kept.session.id)) == 2
    assert purge(kept.settings, kept.store, NOW, 12) is None


def test_zero_months_keep_all(kept):
    hold(kept.store, LONG_AGO, "Léo")
    assert purge(kept.settings, kept.store, NOW, 0) is None


def test_unasked_nothing_goes_if_the_clock_may_have_jumped(kept):
    years_later = NOW + timedelta(days=3 * 365)
    assert purge_unasked(kept.settings, kept.store, years_later) == []
    assert kept.where("Ali-Baptiste")


def test_unasked_what_is_old_goes_where_sessions_are_held(kept):
    hold(kept.store, LONG_AGO, "Vieille-Dame")
    assert len(purge_unasked(kept.settings, kept.store, NOW + timedelta(days=7))) == 1
    assert kept.where("Vieille-Dame") == []


def test_a_dry_run_says_what_would_go(kept, capsys):
    hold(kept.store, LONG_AGO, "Vieille-Dame")
    assert kept.command("purge", "--dry-run") == 0
    assert "people who have nothing since: 1" in capsys.readouterr().out
    assert kept.where("Vieille-Dame")


@pytest.mark.parametrize(
    ("now", "months", "expected"),
    [((2026, 3, 31), 1, (2026, 2, 28)), ((2026, 1, 15), 12, (2025, 1, 15))],
)
def test_months_are_those_of_the_calendar(now, months, expected):
    assert limit(datetime(*now, tzinfo=UTC), months) == datetime(*expected, tzinfo=UTC)


def rows(kept, *options):
    file = kept.data / "figures.csv"
    assert kept.command("figures", "--csv", "--out", str(file), *options) == 0
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


def test_figures_are_the_same_before_and_after_people_are_erased(kept):
    hold(kept.store, LONG_AGO, "Vieille-Dame", "Léo", "Inès")
    before = rows(kept)
    assert [row["what"] for row in before] == ["session", "exercise", "skill", "session"]
    assert before[2]["name"].startswith("DigComp 4.2")
    assert (before[2]["people"], before[2]["managed"]) == ("3", "3")
    purge(kept.settings, kept.store, NOW, 12)
    assert rows(kept) == before


def test_figures_of_two_people_are_not_shown(kept, capsys):
    (row,) = rows(kept)
    assert (row["people"], row["answers"]) == ("", "")
    capsys.readouterr()
    assert kept.command("figures") == 0
    assert "people: fewer than 3" in capsys.readouterr().out


def test_figures_from_a_day_on(kept):
    assert rows(kept, "--since", "2027-01-01") == []
