"""The same exercise in each place: JupyterLab, a room, nbgrader, paper."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from tests.widgets import samples
from tests.widgets.samples import JUDGED, SAMPLES
from widgets import Summary, _assets, answer
from widgets._base import CARD, WIDGET

HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


@pytest.fixture
def grading(monkeypatch):
    """Run as nbgrader does when it grades."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")


@pytest.mark.parametrize("name", SAMPLES)
def test_in_jupyterlab_it_is_a_widget_and_a_card_for_lists(name):
    exercise = SAMPLES[name].make(points=1.5, skills="DigComp 4.2", hint=["a", "b"])
    bundle = exercise._repr_mimebundle_()
    assert bundle[WIDGET]["model_id"] == exercise.model_id
    assert bundle[CARD]["id"] == exercise.id
    assert bundle[CARD]["kind"] == type(exercise).__name__
    assert (bundle[CARD]["points"], bundle[CARD]["hints"]) == (1.5, 2)
    assert bundle[CARD]["skills"] == ["DigComp 4.2"]
    assert bundle[CARD]["manual"] is (name == "text")


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("**La pièce jointe.** Vous recevez un mail.", "La pièce jointe"),
        ("Un *mot* & [un lien](http://a.example)", "Un mot & un lien"),
        ("mot " * 40, ("mot " * 17).strip() + "…"),
    ],
)
def test_the_title_is_a_few_words_of_the_prompt(prompt, title):
    assert samples.single(id="x").card().title.startswith("De quelle couleur")
    assert samples.TrueFalse(prompt, True, id="x").card().title == title


@pytest.mark.parametrize("name", JUDGED)
def test_nbgrader_reads_the_points_earned(name, grading):
    sample = JUDGED[name]
    exercise = sample.make(points=2.5)
    assert exercise._repr_mimebundle_()["text/plain"] == "0.0"
    answer(exercise.id, json.dumps(sample.wrong))
    assert exercise._repr_mimebundle_()["text/plain"] == "0.0"
    answer(exercise.id, json.dumps(sample.right))
    assert exercise._repr_mimebundle_()["text/plain"] == "2.5"


def test_nbgrader_reads_a_part_of_the_points(grading):
    answer("phishing", '{"parts": ["p1"]}')
    assert samples.message()._repr_mimebundle_()["text/plain"] == "0.33"


@pytest.mark.parametrize("given", ["", "{", "null", "[" * 100_000, '{"chosen": ["9"]}', "NaN"])
def test_an_answer_that_can_not_be_read_earns_nothing_and_prints_nothing(given, grading, capsys):
    shown = answer("cheval", given)
    assert "cheval" in repr(shown)
    assert samples.single()._repr_mimebundle_()["text/plain"] == "0.0"
    assert capsys.readouterr() == ("", "")


def test_a_text_is_no_number_for_nbgrader(grading):
    bundle = samples.free_text()._repr_mimebundle_()
    with pytest.raises(ValueError, match="could not convert"):
        float(bundle["text/plain"])
    assert "Que retenez-vous" in bundle["text/html"]


def test_the_summary_is_no_number_for_nbgrader(grading):
    assert not Summary()._repr_mimebundle_()["text/plain"][0].isdigit()


class Elements(HTMLParser):
    """The elements of a picture, and whether each is closed."""

    def __init__(self, html):
        super().__init__()
        self.names, self.attributes, self.open = set(), set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_marks_the_answer_and_needs_nothing_else(name):
    sample = SAMPLES[name]
    picture = sample.make().static_html(
        sample.wrong, show_key=True, attempts=2, hints=1, seconds=150
    )
    elements = Elements(picture)
    assert elements.open == []
    assert not elements.names & {"script", "style", "link", "img", "iframe"}
    assert elements.attributes <= {"style", "aria-hidden"}
    assert "2 essais · 1 indice · 3 min" in picture
    if name != "gaps":
        assert "Réponse donnée" in picture


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_without_the_key_does_not_give_it_away(name):
    picture = SAMPLES[name].make().static_html()
    assert "Pas de réponse" in picture
    assert "La réponse attendue" not in picture
    assert [t for t in SAMPLES[name].key if t in picture and t not in ("right", "answer")] == []


@pytest.mark.parametrize(
    ("make", "response"),
    [
        (samples.free_text, {"text": HOSTILE}),
        (samples.fill_in, {"gaps": {"1": HOSTILE}}),
        (lambda: samples.TrueFalse(HOSTILE, True, HOSTILE, id="x"), {"value": True}),
        (
            lambda: samples.MultipleChoice(HOSTILE, [HOSTILE, "b"], 0, id="x"),
            {"chosen": ["0"]},
        ),
    ],
)
def test_markup_in_texts_is_shown_as_it_was_typed(make, response):
    exercise = make()
    picture = exercise.static_html(response, show_key=True)
    prompt = exercise.exercise["prompt"]
    shown = json.dumps([prompt, exercise.content, exercise.author_key])
    for text in (picture, shown):
        assert "<img" not in text
        assert "<script" not in text
    assert "&lt;img" in picture


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_runs_something_is_no_link(address):
    prompt = f"[ici]({address})"
    assert "<a " not in samples.TrueFalse(prompt, True, id="x").exercise["prompt"]


def test_in_a_room_a_widget_carries_no_module_but_says_where_it_is(in_a_room):
    exercise = samples.single()
    address = f"/kit/{_assets.kit_version()}/multiple_choice"
    assert exercise._module == "multiple_choice"
    assert f'"{address}.js"' in exercise._esm
    assert exercise._css == f'@import url("{address}.css");'
    assert len(exercise._esm) < 200


def test_a_bundle_holds_the_kinds_that_are_asked_for_and_no_other():
    module = _assets.bundle_module(("fill_in", "ordering"))
    assert "kinds.fill_in = " in module
    assert "kinds.ordering = " in module
    assert "kinds.true_false" not in module
    style = _assets.bundle_style(("fill_in", "ordering"))
    assert ".declic-gap" in style
    assert ".declic-item" in style
    assert ":root" not in style


def test_a_kit_that_is_changed_has_another_version(tmp_path, monkeypatch):
    folder = tmp_path / "widgets"
    shutil.copytree(_assets.HERE, folder)
    monkeypatch.setattr(_assets, "HERE", folder)
    before = _assets.kit_version()
    script = folder / "ordering" / "ordering.js"
    script.write_text(script.read_text("utf-8") + "// changed\n", "utf-8")
    os.utime(script, (2e9, 2e9))
    _assets.renew()
    assert _assets.kit_version() != before
    monkeypatch.undo()
    _assets.renew()
    assert _assets.kit_version() == before


@pytest.mark.parametrize("kind", _assets.kinds())
def test_elsewhere_a_widget_carries_its_whole_module(kind):
    module = _assets.module_of(kind)
    assert not re.search(r"^import ", module, re.MULTILINE)
    assert module.count("export ") == 1
    assert module.rstrip().endswith("export default { render };")
    assert ":root" in _assets.style_of(kind)


@pytest.mark.parametrize("kind", _assets.kinds())
def test_a_module_weighs_12_kilobytes_at_most(kind):
    assert (_assets.HERE / kind / f"{kind}.js").stat().st_size <= 12_000


def test_importing_the_kit_brings_no_server_no_database_and_no_nbgrader():
    code = "import sys, widgets; print(' '.join(sorted({n.split('.')[0] for n in sys.modules})))"
    environment = os.environ | {"PYTHONPATH": str(_assets.HERE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    heavy = {"voila", "nbgrader", "sqlalchemy", "pandas", "jupyter_server", "nbconvert", "alembic"}
    assert heavy & set(done.stdout.split()) == set()
