"""``declic print``: the papers of a session as a PDF, and what it says where there is none."""

from __future__ import annotations

import stat

import pytest
from pypdf import PdfReader

from declic.cli.main import main
from declic.domain.plan import Plan, Step
from declic.printing import pdf
from declic.store import Store, plans
from tests.desk.conftest import Story

needs_libraries = pytest.mark.skipif(not pdf.available(), reason="no Pango here")


@pytest.fixture
def story(tmp_path, monkeypatch):
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    store = Store.open(f"sqlite:///{tmp_path / 'declic.db'}")
    yield Story(store)
    store.close()


@needs_libraries
@pytest.mark.parametrize(
    ("options", "said", "pages"),
    [
        ([], "Marie", 2),
        (["--sheets"], "Ali", 2),
        (["--report"], "Bilan de la séance", None),
        (["--plan"], "Accueil", 1),
    ],
    ids=str,
)
def test_a_paper_is_written(story, tmp_path, options, said, pages):
    for name in ("Marie", "Ali"):
        story.does(story.joins(name), "lien", "right", 1)
    with story.store.transaction() as tx:
        plan = Plan("Mardi", 30, 5, (Step("x", "Accueil", minutes=5),))
        plans.add(tx, plan, story.at(0), session=story.session.id)
    file = tmp_path / "papier.pdf"
    assert main(["print", story.session.code.lower(), str(file), *options]) == 0
    found = PdfReader(file).pages
    assert said in " ".join(page.extract_text() for page in found)
    assert pages in (None, len(found))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("options", "said"), [(["--sheets"], "Personne"), (["--plan"], "pas de trame")], ids=str
)
def test_what_a_session_has_not_is_not_printed(story, tmp_path, capsys, options, said):
    file = tmp_path / "papier.pdf"
    assert main(["print", story.session.code, str(file), *options]) == 1
    assert said in capsys.readouterr().err
    assert not file.exists()


def test_a_code_that_no_session_had_is_told(story, tmp_path, capsys):
    assert main(["print", "AAAAAA", str(tmp_path / "papier.pdf")]) == 1
    assert "AAAAAA" in capsys.readouterr().err


@needs_libraries
def test_a_folder_that_is_missing_is_told(story, tmp_path, capsys):
    story.joins("Marie")
    assert main(["print", story.session.code, str(tmp_path / "absent" / "papier.pdf")]) == 1
    assert "absent" in capsys.readouterr().err
