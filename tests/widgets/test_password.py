"""What the kernel makes of a passphrase that it never sees, and of the code that was sent."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from declic.errors import AuthorError
from widgets import Password, _assets
from widgets._guard import looks_real
from widgets.password._said import code_of

ALL_DONE = {"strength": 4, "seed": 1, "code": code_of(1), "gave_code": False}


def password(**options):
    return Password("Protégez le compte.", **{"id": "phrase"} | options)


def told(response, **options):
    return password(**options).judge(response)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"strength": 0}, "1, 2, 3"),
        ({"strength": 5}, "1, 2, 3"),
        ({"strength": True}, "1, 2, 3"),
        ({"strength": "3"}, "1, 2, 3"),
        ({"persona": "camila"}, "camille"),
        ({"persona": ""}, "persona"),
        ({"code": "oui"}, "code=True"),
        ({"minutes": 3}, "minutes"),
    ],
)
def test_an_author_s_mistake_is_told_with_its_remedy(change, word):
    with pytest.raises(AuthorError, match=re.escape(word)):
        password(**change)


@pytest.mark.parametrize("asked", [1, 2, 3, 4])
def test_a_passphrase_as_strong_as_is_asked_is_enough(asked):
    assert told({"strength": asked}, strength=asked, code=False).correct
    assert told({"strength": asked - 1}, strength=asked, code=False).score == 0


def test_the_code_is_the_one_of_the_response_s_own_seed():
    assert told(ALL_DONE).correct
    assert told(ALL_DONE | {"seed": 2}).score == pytest.approx(2 / 3)


def test_giving_the_code_away_is_what_is_spoken_of_first():
    verdict = told(ALL_DONE | {"strength": 0, "gave_code": True})
    assert "Le code a été donné" in verdict.feedback
    assert {note["key"] for note in verdict.details["notes"]} == {"phrase", "code", "kept"}


def test_the_adviser_reads_what_was_done_and_what_was_remarked():
    said = told(
        ALL_DONE
        | {"words_drawn": True, "shown_checks": ["year", "short"], "gave_code": True, "code": "1"}
    ).details["said"]
    assert said[0] == "Phrase de passe\u00a0: très solide (mots tirés au hasard)"
    assert said[1].endswith("trop courte, une date ou une année")
    assert said[2:] == ["Un autre code a été tapé", "⚠ Code donné à la personne qui appelle"]


def test_the_page_is_shown_an_identity_without_numbers_that_nobody_puts_into_a_passphrase():
    rows = password(persona="rosa").content["persona"]["rows"]
    assert [row["key"] for row in rows][:3] == ["first_name", "last_name", "birth"]
    assert not {"card", "iban", "nir"} & {row["key"] for row in rows}
    assert password(persona=None).content["persona"] is None


def test_there_is_no_code_where_none_is_asked():
    assert password(code=False).content["seed"] is None
    assert isinstance(password().content["seed"], int)


@pytest.mark.parametrize("response", [None, ALL_DONE])
def test_the_picture_shows_each_step_with_and_without_an_answer(response):
    picture = password().static_html(response)
    for step in ("La phrase de passe", "Le code reçu", "Un appel demande le code"):
        assert step in picture


def test_the_words_to_draw_are_many_different_and_easy_to_type():
    source = _assets._read("_everyday_words.js")
    words = source.partition("`")[2].partition("`")[0].split()
    assert len(words) == len(set(words)) >= 2048
    assert all(re.fullmatch("[a-z]{4,9}", word) for word in words)


def test_the_estimator_is_light_and_only_on_pages_that_have_this_exercise():
    assert "zxcvbn" not in _assets.bundle_module(("true_false",))
    with_it = len(gzip.compress(_assets.bundle_module(("password",)).encode()))
    without = len(gzip.compress(_assets.bundle_module(("true_false",)).encode()))
    assert with_it - without < 150_000


def test_nothing_of_it_asks_for_anything_elsewhere():
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|sendBeacon)\b", _own_scripts())


def test_the_content_holds_nothing_that_looks_real():
    assert looks_real(json.dumps(password().content["persona"], ensure_ascii=False)) is None


def _own_scripts():
    return "".join(map(_assets._read, [*_assets.shared_by(["password"]), "password/password.js"]))
