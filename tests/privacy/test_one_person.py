"""One person asks for a copy, or to be erased; nobody else notices."""

import csv
import io
import json
import re
import zipfile

import pytest

from declic.privacy import erase as erasing
from declic.privacy.erase import erase, finish
from declic.privacy.person import by_card, by_name
from declic.privacy.receipt import receipts
from declic.store import Store, attempts, backups, learners

from .conftest import NOW, hold

ZOE = "Zoé-Marguerite"


def test_erased_from_the_store_and_its_backups_down_to_the_bytes(kept):
    assert len(kept.where(ZOE)) >= 2
    erase(kept.settings, kept.store, by_card(kept.store, kept.zoe.card), NOW)
    assert kept.where(ZOE) == kept.where(kept.zoe.card) == []
    assert any(name.startswith("backups/") for name in kept.where("Ali-Baptiste"))
    with kept.store.reading() as tx:
        assert [one.learner for one in attempts.recorded(tx)] == [kept.ali.id]


def test_the_receipt_says_what_went_and_names_nobody(kept, capsys):
    code, name = kept.session.code, "zoe-marguerite"
    assert kept.command("erase-learner", "--session", code, "--name", name, "--yes") == 0
    said = capsys.readouterr().out
    assert "answers: 1" in said
    assert "backup: declic-2026-11-25-100000.db" in said
    (receipt,) = receipts(kept.data)
    assert (receipt.done, receipt.rows["attempts"]) == (True, 1)
    assert ZOE not in (kept.data / "receipts" / f"{receipt.name}.txt").read_text("utf-8")
    log = (kept.data / "logs" / "room.log").read_text("utf-8")
    assert re.fullmatch(r"\S+ \S+ INFO erased \(person\), receipt \S+\n", log)


@pytest.mark.parametrize("where", ["_clean", "overwrite"])
def test_killed_in_the_middle_the_end_is_the_same(kept, monkeypatch, where):
    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(erasing, where, killed)
        with pytest.raises(KeyboardInterrupt):
            erase(kept.settings, kept.store, by_card(kept.store, kept.zoe.card), NOW)
    assert [one.done for one in receipts(kept.data)] == [False]
    finish(kept.settings, kept.store, NOW)
    assert kept.where(ZOE) == []
    assert [one.done for one in receipts(kept.data)] == [True]
    assert finish(kept.settings, kept.store, NOW) == []


def test_a_restored_backup_does_not_bring_the_person_back(kept, tmp_path, capsys):
    elsewhere = backups.back_up(kept.settings.store, tmp_path / "key", NOW)
    erase(kept.settings, kept.store, by_card(kept.store, kept.zoe.card), NOW)
    kept.store.close()
    assert kept.command("restore", str(elsewhere)) == 0
    assert "erased again: 1" in capsys.readouterr().out
    assert kept.where(ZOE) == []
    store = Store.open(kept.settings.store)
    with store.reading() as tx:
        assert [one.id for one in learners.of_session(tx, kept.session.id)] == [kept.ali.id]
    store.close()


def test_nothing_goes_unless_one_says_yes(kept, monkeypatch, capsys):
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    assert kept.command("erase-learner", "--card", kept.zoe.card) == 1
    assert "Nothing was erased" in capsys.readouterr().out
    assert by_card(kept.store, kept.zoe.card).learner == kept.zoe


def test_several_of_a_name_are_listed(kept, capsys):
    session, (one, two) = hold(kept.store, NOW, "Marie", "Marie")
    assert kept.command("erase-learner", "--session", session.code, "--name", "Marie", "--yes") == 1
    said = capsys.readouterr().err
    assert f"no. {one.id}" in said
    assert f"no. {two.id}" in said
    assert by_name(kept.store, session.code, "marie 2").learner == two


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (["--card", "un deux trois"], "Nobody has these words"),
        (["--session", "ZZZZZZ", "--name", "Zoé"], "No session had the code"),
        (["--number", "99"], "nobody with the number 99"),
        ([], "Say who"),
    ],
)
def test_nobody_is_found_in_plain_words(kept, capsys, who, told):
    assert kept.command("erase-learner", *who, "--yes") == 1
    assert told in capsys.readouterr().err


def test_the_copy_holds_all_of_the_person_and_nothing_of_others(kept, tmp_path):
    file = tmp_path / "copy.zip"
    assert kept.command("export-learner", "--card", kept.zoe.card, "--out", str(file)) == 0
    with zipfile.ZipFile(file) as packed:
        texts = {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}
    assert f'<td dir="auto">dit par {ZOE}</td>' in texts["index.html"]
    assert f'<td dir="auto">{kept.zoe.card}</td>' in texts["index.html"]
    (answer,) = json.loads(texts["all.json"])["attempts"]
    assert answer["response"] == {"text": f"dit par {ZOE}"}
    (row,) = csv.DictReader(io.StringIO(texts["learners.csv"]))
    assert row["name"] == ZOE
    assert not any("Ali-Baptiste" in text for text in texts.values())
