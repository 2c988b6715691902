"""A question becomes a lesson: before the last part, once, and nothing else of the file changes."""

import json

import nbformat
import pytest
from nbformat import v4

from declic.errors import WorkshopInvalid, WorkshopNotFound
from declic.gradebook.lessons import add_lesson


@pytest.fixture
def path(tmp_path):
    cells = [
        v4.new_markdown_cell("# Les mails", id="titre"),
        v4.new_code_cell('Section("Lire", priority="must")', id="lire", metadata={"tags": ["x"]}),
        v4.new_code_cell("TrueFalse(", id="abime"),
        v4.new_markdown_cell("## Ma **fiche**", id="fiche"),
        v4.new_code_cell("Summary()", id="resume"),
        v4.new_markdown_cell("## Pour vous", id="conseil", metadata={"tags": ["adviser"]}),
    ]
    made = tmp_path / "mails.ipynb"
    nbformat.write(v4.new_notebook(cells=cells, metadata={"mine": {"kept": "é"}}), made)
    return made


def sources(path):
    return [cell.source for cell in nbformat.read(path, 4).cells]


def test_a_question_stands_in_a_part_of_its_own_before_the_last_one(path):
    before = nbformat.read(path, 4)
    add_lesson(path, "question-1", "C'est quoi, un lien ?", "Une **adresse**.")
    after = nbformat.read(path, 4)
    assert [cell.id for cell in after.cells[3:6]] == ["vos-questions", "question-1", "fiche"]
    assert after.cells[3].source == "## Vos questions"
    assert after.cells[4].source == "### C'est quoi, un lien ?\n\nUne **adresse**."
    del after.cells[3:5]
    assert after == before
    assert '"é"' in path.read_text("utf-8")


def test_more_questions_follow_and_one_is_written_anew(path):
    add_lesson(path, "question-1", "Un ?", "Oui.")
    add_lesson(path, "question-2", "Deux ?", "Non.")
    add_lesson(path, "question-1", "Un ?", "Mieux dit.")
    assert sources(path)[3:7] == [
        "## Vos questions",
        "### Un ?\n\nMieux dit.",
        "### Deux ?\n\nNon.",
        "## Ma **fiche**",
    ]


def test_a_workshop_without_parts_has_its_questions_at_the_end(tmp_path):
    path = tmp_path / "a.ipynb"
    old = {"cell_type": "markdown", "metadata": {}, "source": "Bonjour"}
    notebook = {"cells": [old], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    path.write_text(json.dumps(notebook), "utf-8")
    add_lesson(path, "question-1", "Un ?", "Oui.")
    assert sources(path) == ["Bonjour", "## Vos questions", "### Un ?\n\nOui."]


def test_what_people_write_is_neither_markup_nor_a_part(path):
    add_lesson(path, "question-1", "# <img src=x>\n$x$ [a](b)", "## Non\nTitre\n---\n<script>")
    assert sources(path)[4] == (
        "### \\# &lt;img src=x> \\$x\\$ \\[a\\]\\(b\\)\n\n\\## Non\nTitre\n\\---\n&lt;script>"
    )


def test_a_source_that_is_not_there_is_said(tmp_path):
    with pytest.raises(WorkshopNotFound, match="n'est pas ici"):
        add_lesson(tmp_path / "rien.ipynb", "question-1", "Un ?", "Oui.")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 3}', "\udcff"])
def test_a_file_that_is_no_notebook_stays_as_it_is(tmp_path, content):
    path = tmp_path / "a.ipynb"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    before = path.read_bytes()
    with pytest.raises(WorkshopInvalid, match="pas être lu"):
        add_lesson(path, "question-1", "Un ?", "Oui.")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_read_only_stays_as_it_is(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr("os.access", lambda *_args: False)  # root may write everything
    with pytest.raises(WorkshopInvalid, match="pas être écrit"):
        add_lesson(path, "question-1", "Un ?", "Oui.")
    assert path.read_bytes() == before


def test_what_somebody_writes_meanwhile_is_not_lost(path, monkeypatch):
    writes = nbformat.writes

    def meanwhile(notebook):
        path.write_text("autre chose", "utf-8")
        return writes(notebook)

    monkeypatch.setattr("nbformat.writes", meanwhile)
    with pytest.raises(WorkshopInvalid, match="en train"):
        add_lesson(path, "question-1", "Un ?", "Oui.")
    assert path.read_text("utf-8") == "autre chose"
    assert list(path.parent.iterdir()) == [path]
