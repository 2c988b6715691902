"""A new version meets what an older one left: a store with fewer columns, and an open page."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from declic.errors import StoreVersionError
from declic.store import Store, backups
from tests.browser import people
from tests.browser.pages import CUT
from tests.running import ROOT, Room

pytestmark = pytest.mark.browser

MIGRATION = '''"""A column that is still to be invented."""

import sqlalchemy as sa
from alembic import op

revision = "tomorrow"
down_revision = "{newest}"


def upgrade() -> None:
    """Add it."""
    op.add_column("sessions", sa.Column("weather", sa.String(20)))
'''
KEPT = "vos réponses sont gardées"


@pytest.fixture
def tomorrow(tmp_path):
    """Make a folder with a Déclic whose store has one column more, and whose kit is another."""
    folder = tmp_path / "tomorrow"
    for package in ("declic", "widgets"):
        shutil.copytree(ROOT / package, folder / package)
    steps = folder / "declic" / "store" / "migrations" / "versions"
    newest = max(steps.glob("[0-9]*.py")).name.partition("_")[0]
    (steps / "9999_tomorrow.py").write_text(MIGRATION.format(newest=newest))
    with (folder / "widgets" / "_shared.css").open("a") as style:
        style.write("\n:root { --declic-tomorrow: 1; }\n")
    with (folder / "widgets" / "_card.js").open("a") as module:
        module.write("\nglobalThis.declicTomorrow = true;\n")
    return {"PYTHONPATH": str(folder)}


def started(project: Path, data: Path, **options) -> Room:
    return Room.start(project, data, "--workshop", "essai", **options)


def readable(folder: Path) -> Iterator[Path]:
    """Yield the backups that this version can read."""
    for file in backups.backups(folder):
        with suppress(StoreVersionError):
            Store.open(f"sqlite:///{file}").close()
            yield file


def answers(file: Path) -> list[str]:
    """Return the exercises that were answered, in whatever version of the store."""
    with closing(sqlite3.connect(file)) as store:
        return [name for (name,) in store.execute("SELECT exercise FROM attempts ORDER BY seq")]


def test_an_open_page_loads_the_new_version_by_itself_and_keeps_its_answers(
    project_folder, tmp_path, tomorrow, new_page
):
    room = started(project_folder, tmp_path / "data")
    page = new_page(expected=CUT)
    people.join(page, room, "Marie")
    people.choose(page, "couleur", "Blanc")
    people.has_status(page, "couleur", Status.FIRST_TRY)
    room.kill()
    people.choose(page, "compte", "Vrai")
    expect(people.exercise(page, "compte")).to_contain_text(KEPT)
    again = started(project_folder, tmp_path / "data", port=room.port, env=tomorrow)
    page.wait_for_function("() => globalThis.declicTomorrow", timeout=people.READY_MS)
    people.has_status(page, "couleur", Status.FIRST_TRY)
    people.has_status(page, "compte", Status.FIRST_TRY)
    people.choose(page, "fruits", "La pomme", "La poire")
    people.has_status(page, "fruits", Status.FIRST_TRY)
    assert again.code == room.code
    assert answers(again.data / "declic.db") == ["couleur", "compte", "fruits"]
    assert again.stop() == []
    assert ["couleur"] in [answers(copy) for copy in readable(again.data / "backups")]
    with pytest.raises(RuntimeError, match="version plus récente"):
        started(project_folder, tmp_path / "data")
    assert answers(again.data / "declic.db") == ["couleur", "compte", "fruits"]
