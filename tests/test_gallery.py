"""The gallery shows every kind of exercise, and is what ``docs/gallery.py`` writes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from playwright.sync_api import expect

from declic.workshops import read_notebook
from tests.browser import people
from tests.browser.pages import MACHINE, PHONE, overflow, violations

ROOT = Path(__file__).resolve().parent.parent
PLACE = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module")
def gallery():
    """The module that writes the gallery."""
    spec = importlib.util.spec_from_file_location("gallery", ROOT / "docs" / "gallery.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def notebook(gallery):
    return read_notebook(gallery.NOTEBOOK)


def test_the_gallery_shows_every_kind_that_authors_can_import(gallery, notebook):
    shown = {cell.source.partition("(")[0] for cell in notebook.cells if cell.cell_type == "code"}
    assert set(gallery.kinds()) <= shown, "run: .venv/bin/python docs/gallery.py"


def test_the_gallery_is_what_its_program_writes(gallery):
    assert gallery.NOTEBOOK.read_text(encoding="utf-8") == gallery.build(), "docs/gallery.py"


def test_the_gallery_runs_without_a_fault_and_shows_something_for_each(notebook):
    ran = nbformat.from_dict(notebook)
    folder = {"metadata": {"path": str(ROOT / "notebooks")}}
    NotebookClient(ran, timeout=120, resources=folder).execute()
    code = [cell for cell in ran.cells if cell.cell_type == "code"][1:]
    for cell in code:
        (output,) = cell.outputs
        assert output.output_type == "execute_result", cell.source
        assert PLACE in output.data or "text/html" in output.data, cell.source


@pytest.mark.browser
def test_the_adviser_has_it_as_a_page_and_nobody_else(adviser_page, new_page, room, gallery):
    stranger = new_page()
    stranger.goto(f"{room.join}gallery/")
    expect(stranger.locator("input[name=password]")).to_be_visible()
    adviser_page.get_by_role("link", name="La galerie").click()
    adviser_page.wait_for_url("**/gallery/")
    adviser_page.wait_for_function(people.DRAWN, timeout=people.READY_MS)
    drawn = adviser_page.locator("[data-declic-exercise]").count()
    judged = [name for name in gallery.kinds() if hasattr(getattr(gallery.widgets, name), "judge")]
    assert drawn == len(judged)
    people.choose(adviser_page, "true-false", "Vrai")
    people.has_feedback(adviser_page, "true-false")
    for size in (MACHINE, PHONE):
        adviser_page.set_viewport_size(size)
        assert overflow(adviser_page) == 0
        assert violations(adviser_page) == []
