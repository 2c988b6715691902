"""The notebook of figures runs from top to bottom, with answers and without."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from declic.store import Store
from tests.desk.conftest import Story

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "bilan.ipynb"


def run(data, monkeypatch):
    monkeypatch.setenv("DECLIC_DATA", str(data))
    notebook = nbformat.read(NOTEBOOK, 4)
    NotebookClient(notebook, resources={"metadata": {"path": str(data)}}).execute()
    return {cell.id: cell for cell in notebook.cells}


def shown(cell):
    return cell.outputs[0]["data"]["text/html"]


@pytest.fixture
def store(tmp_path):
    opened = Store.open(f"sqlite:///{tmp_path / 'declic.db'}")
    yield opened
    opened.close()


def test_it_shows_the_hardest_exercise_and_no_name(store, tmp_path, monkeypatch):
    story = Story(store)
    marie = story.joins("Marie-Annick")
    story.does(marie, "lien", "wrong", 1)
    story.does(marie, "lien", "right", 2)
    cells = run(tmp_path, monkeypatch)
    assert "Où mène ce lien ?" in shown(cells["par-exercice"])
    assert all("Marie-Annick" not in str(cell) for cell in cells.values())


@pytest.mark.usefixtures("store")
def test_it_runs_before_anybody_has_answered(tmp_path, monkeypatch):
    cells = run(tmp_path, monkeypatch)
    assert not [o for cell in cells.values() for o in cell.get("outputs", ()) if "ename" in o]
