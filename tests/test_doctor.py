"""``declic doctor``: says what is ready, what is not, and what to do about it."""

from __future__ import annotations

import socket
import sqlite3

import pytest

from declic.cli.doctor import findings
from declic.cli.main import main
from declic.settings import load


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def doctor(data, capsys):
    """Return the command's status and its lines."""
    status = main(["doctor", "--data", str(data)])
    return status, capsys.readouterr().out.splitlines()


def marked(lines, mark):
    return [line for line in lines if line.startswith(mark)]


def test_a_good_computer_is_ready(data, capsys):
    status, lines = doctor(data, capsys)
    assert (status, marked(lines, "✗")) == (0, [])
    assert len(marked(lines, "✓")) >= 7
    assert lines[-1] == "Cet ordinateur est prêt."


def test_a_store_of_another_program_stands_in_the_way_and_is_left_as_it_is(data, capsys):
    data.mkdir()
    with sqlite3.connect(data / "declic.db") as other:
        other.execute("CREATE TABLE recettes (nom TEXT)")
    other.close()
    before = (data / "declic.db").read_bytes()
    status, lines = doctor(data, capsys)
    (line,) = marked(lines, "✗")
    assert (status, "declic.db" in line) == (1, True)
    assert lines[lines.index(line) + 1].strip()
    assert (data / "declic.db").read_bytes() == before


def test_a_data_folder_that_is_a_file_is_explained(data, capsys):
    data.write_text("not a folder")
    status, lines = doctor(data, capsys)
    assert status == 1
    assert any(str(data) in line for line in marked(lines, "✗"))


def test_a_port_that_is_taken_comes_with_another(data):
    with socket.socket() as taken:
        taken.bind(("", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = list(findings(load(data=str(data), port=port)))
    (finding,) = [one for one in found if one.remedy and str(port) in one.text]
    assert "--port" in finding.remedy
    assert not finding.blocking
