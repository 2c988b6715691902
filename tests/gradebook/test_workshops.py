"""Finding and reading workshops: every bad notebook is told apart, with what to do about it."""

import json

import nbformat
import pytest

from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.errors import WorkshopInvalid, WorkshopNotFound
from declic.workshops import load_release, released_workshops, source_workshops, valid_name

CARD = WorkshopCard("mots", "Les mots", (ExerciseCard("a", "TrueFalse", "Vrai ?"),))


def release(root, name, text):
    folder = root / "release" / name
    folder.mkdir(parents=True)
    (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")


def notebook(**metadata):
    return nbformat.writes(nbformat.v4.new_notebook(metadata=metadata))


def test_a_released_workshop_gives_its_notebook_and_its_card(tmp_path):
    release(tmp_path, "mots", notebook(declic=CARD.to_json()))
    path, card = load_release(tmp_path, "mots")
    assert path == tmp_path / "release" / "mots" / "mots.ipynb"
    assert card == CARD


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        "[]",
        "12",
        '"mots"',
        "{}",
        '{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        '{"nbformat": 4}',
        json.dumps({"nbformat": 99, "cells": [], "metadata": {}}),
        notebook(),
        notebook(declic=[]),
        notebook(declic={"name": "mots"}),
        notebook(declic={"name": "mots", "title": "M", "exercises": [{"kind": "x"}]}),
        notebook(declic=WorkshopCard("mots", "Les mots").to_json()),
    ],
    ids=lambda text: text[:30],
)
def test_a_broken_release_is_told_with_its_path_or_name(tmp_path, text):
    release(tmp_path, "mots", text)
    with pytest.raises(WorkshopInvalid, match="mots"):
        load_release(tmp_path, "mots")
    assert released_workshops(tmp_path) == []


@pytest.mark.parametrize("name", ["", "..", "../mots", "Mots", "a b", "é", "a/b", "x" * 300, "-a"])
def test_a_name_that_no_workshop_can_have_is_not_found(tmp_path, name):
    assert not valid_name(name)
    with pytest.raises(WorkshopNotFound):
        load_release(tmp_path, name)


def test_a_workshop_that_is_not_released_says_how_to_release_it(tmp_path):
    folder = tmp_path / "source" / "mots"
    folder.mkdir(parents=True)
    (folder / "mots.ipynb").write_text(notebook())
    with pytest.raises(WorkshopNotFound, match="declic release mots"):
        load_release(tmp_path, "mots")
    assert source_workshops(tmp_path) == ["mots"]


def test_a_missing_workshop_names_those_that_are_there(tmp_path):
    folder = tmp_path / "source" / "mots"
    folder.mkdir(parents=True)
    (folder / "mots.ipynb").write_text(notebook())
    with pytest.raises(WorkshopNotFound, match=": mots"):
        load_release(tmp_path, "autre")


def test_released_workshops_are_listed_by_title(tmp_path):
    for name, title in [("b", "Abeille"), ("a", "zèbre")]:
        release(
            tmp_path, name, notebook(declic=WorkshopCard(name, title, CARD.exercises).to_json())
        )
    assert [card.title for card in released_workshops(tmp_path)] == ["Abeille", "zèbre"]
