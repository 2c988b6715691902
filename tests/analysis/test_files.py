"""Answers in files for other programs: what they hold, and what they never hold."""

from __future__ import annotations

import csv
import io
import json
import stat

import pandas as pd
import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement

from declic.cli.main import main
from declic.store import Store
from tests.desk.conftest import Story


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def story(data):
    store = Store.open(f"sqlite:///{data / 'declic.db'}")
    told = Story(store)
    marie = told.joins("Marie-Annick")
    told.does(marie, "lien", "wrong", 1, seconds=12.5)
    told.does(marie, "texte", "text", 2, {"text": "=HYPERLINK(1) « é » 🙂"})
    told.does(marie, "disparu", "right", 3)
    yield told
    store.close()


def export(data, name, *options):
    file = data / name
    assert main(["export", str(file), *options]) == 0
    return file


@pytest.mark.usefixtures("story")
def test_a_table_for_spreadsheets_has_a_row_an_answer_and_no_formula(data):
    file = export(data, "reponses.csv")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert [row["exercise"] for row in rows] == ["lien", "texte", "disparu"]
    assert rows[0]["active_seconds"] == "12.5"
    assert rows[1]["score"] == ""
    assert "Marie-Annick" not in file.read_text("utf-8")
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("story")
def test_parquet_comes_back_as_pandas_types_with_names_where_asked_for(data):
    table = pd.read_parquet(export(data, "reponses.parquet", "--names"))
    assert str(table["at"].dtype) == "datetime64[us, UTC]"
    assert set(table["name"]) == {"Marie-Annick"}
    assert table["correct"].isna().tolist() == [False, True, False]


@pytest.mark.usefixtures("story")
def test_each_answer_is_a_statement_that_the_specification_allows_and_names_nobody(data):
    file = export(data, "reponses.json", "--names")
    said = json.loads(file.read_text("utf-8"))
    for statement in said:
        BaseXapiStatement.model_validate(statement)
    assert "Marie" not in file.read_text("utf-8")
    assert [one["result"].get("success") for one in said] == [False, None, True]
    assert said[0]["result"]["duration"] == "PT12.50S"
    assert said[1]["object"]["definition"]["interactionType"] == "long-fill-in"
    assert said[1]["result"]["response"] == "=HYPERLINK(1) « é » 🙂"
    assert len({one["id"] for one in said}) == 3


@pytest.mark.usefixtures("story")
def test_the_same_answers_make_the_same_statements(data):
    first, again = (export(data, name).read_bytes() for name in ("a.json", "b.json"))
    assert first == again


def test_one_session_can_be_asked_for_by_its_code(data, story):
    other = Story(story.store)
    other.does(other.joins("Zoé"), "vrai", "right", 1)
    code = other.session.code.lower()
    table = pd.read_parquet(export(data, "une.parquet", "--session", code))
    assert table["exercise"].tolist() == ["vrai"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reponses.txt"], ".csv, .parquet, .json"),
        (["reponses.csv", "--session", "AAAAAA"], "AAAAAA"),
        (["absent/reponses.csv"], "ne peut pas être écrit"),
    ],
)
@pytest.mark.usefixtures("story")
def test_what_can_t_be_is_told_and_nothing_is_written(data, capsys, arguments, words):
    before = sorted(data.iterdir())
    assert main(["export", str(data / arguments[0]), *arguments[1:]]) == 1
    assert words in capsys.readouterr().err
    assert sorted(data.iterdir()) == before
