"""The real-data guard knows what looks like somebody's data, and lets what is invented pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from declic.errors import AuthorError, InvalidResponse
from widgets._author import Author
from widgets._guard import guard_words, looks_real, refuse_real
from widgets._personas import PERSONAS, persona_words, read_persona

VECTORS = json.loads((Path(__file__).parent / "guard_vectors.json").read_text(encoding="utf-8"))
KINDS = ("card", "iban", "nir", "phone", "email")
REAL = {one["real"]: one["text"] for one in VECTORS if one["real"]}


def luhn(digits: str) -> str:
    """Return the digits of a card with the last one that Luhn asks for."""
    return next(
        f"{digits}{last}"
        for last in range(10)
        if sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(f"{digits}{last}"[::-1]))
        % 10
        == 0
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["text"][:30])
def test_a_text_looks_real_or_not(vector):
    assert looks_real(vector["text"]) == vector["real"]


@given(digits=st.text("0123456789", min_size=14, max_size=14), apart=st.sampled_from(" .-"))
def test_a_card_is_known_however_it_is_written_and_no_longer_once_a_digit_is_wrong(digits, apart):
    number = luhn(f"4{digits}")
    assume(number not in ("4242424242424242", "4111111111111111"))
    grouped = apart.join(number[i : i + 4] for i in range(0, 16, 4))
    assert looks_real(number) == looks_real(f"CB {grouped} fin") == "card"
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert looks_real(wrong) is None


@given(rest=st.text("0123456789", min_size=13, max_size=13))
def test_a_bank_account_is_known_by_its_key_alone(rest):
    account = f"3000600001{rest}"
    key = 98 - int(f"{account}{'152700'}") % 97
    assert looks_real(f"FR{key:02}{account}") == "iban"
    assert looks_real(f"FR{(key + 1) % 97:02}{account}") != "iban"


@given(rest=st.text("0123456789", min_size=6, max_size=6), department=st.sampled_from(["75", "2A"]))
def test_a_social_security_number_is_known_by_its_key_alone(rest, department):
    key = 97 - int(f"26905{department.replace('2A', '19')}{rest}") % 97
    assert looks_real(f"26905{department}{rest}{key:02}") == "nir"
    assert looks_real(f"26905{department}{rest}{key % 97 + 1:02}") != "nir"


@given(text=st.text(max_size=200))
def test_any_text_is_looked_at(text):
    assert looks_real(text) in (None, *KINDS)


@pytest.mark.parametrize("persona", PERSONAS.values(), ids=PERSONAS)
def test_nothing_of_an_invented_identity_looks_real_not_even_while_it_is_typed(persona):
    for name, value in persona.values().items():
        for letters in range(len(value) + 1):
            assert looks_real(value[:letters]) is None, name
    assert looks_real(" ".join(persona.values().values())) is None


@pytest.mark.parametrize("persona", PERSONAS.values(), ids=PERSONAS)
@pytest.mark.parametrize("name", ["card", "iban", "nir"])
def test_a_mistyped_invented_number_is_nobody_s_either(persona, name):
    value = persona.values()[name]
    for place, sign in enumerate(value):
        # The first digits say that there is no such issuer; the two after the country, no such key.
        if sign.isdigit() and not (name == "card" and place < 4) and value[place] != "0":
            for digit in "123456789":
                typed = value[:place] + digit + value[place + 1 :]
                assert looks_real(typed) is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_looks_real_is_refused_in_kind_words_that_don_t_repeat_it(kind):
    text = REAL[kind]
    with pytest.raises(InvalidResponse) as refused:
        refuse_real(["Camille", text])
    said = str(refused.value)
    assert said.startswith("Cela ressemble à")
    assert "inventée" in said
    assert text not in said


def test_what_is_invented_is_not_refused():
    refuse_real(PERSONAS["rosa"].values().values())


def test_each_thing_of_an_identity_has_a_label_of_its_own():
    rows = PERSONAS["ahmed"].to_json()["rows"]
    assert len({row["label"] for row in rows}) == len(rows) == 12
    assert {"key": "town", "label": "Ville", "value": "Pont-aux-Cerises"} in rows


def test_an_author_asks_for_an_identity_by_its_key():
    author = Author("Formulaire", "essai")
    assert read_persona(author, "rosa") is PERSONAS["rosa"]
    assert read_persona(author, None) is None
    with pytest.raises(AuthorError, match="rosa"):
        read_persona(author, "roza")


def test_the_page_has_words_for_everything_that_the_guard_finds():
    words = guard_words() | persona_words()
    assert {f"guard_{kind}" for kind in KINDS} <= set(words)
    assert all(words.values())
