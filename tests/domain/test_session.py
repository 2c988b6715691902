"""Codes, cards and names as people type them."""

import pytest

from declic.domain.session import (
    CODE_LETTERS,
    card_key,
    clean_name,
    new_card,
    new_code,
    normalise_code,
    plain,
)
from declic.domain.words import CARD_WORDS
from declic.errors import InvalidName, UnknownCard


@pytest.mark.parametrize(
    "typed", ["KTRPMB", "ktrpmb", "ktr pmb", " KTR-PMB ", "k.t.r.p.m.b", "KTR pmb"]
)
def test_a_code_is_the_same_however_it_is_typed(typed):
    assert normalise_code(typed) == "KTRPMB"


def test_a_code_has_six_letters_that_are_not_mistaken_for_digits():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 6 and set(code) <= set(CODE_LETTERS) for code in codes)
    assert not set(CODE_LETTERS) & set("AEIOUYLQ0123456789")


@pytest.mark.parametrize(
    "typed",
    [
        "cerise vélo tulipe",
        "Cerise Velo Tulipe",
        "tulipe velo cerise",
        "  CERISE,  vélo tulipe ",
        "cerise-velo-tulipe",
    ],
)
def test_a_card_is_the_same_without_accents_capitals_or_order(typed):
    assert card_key(typed) == "cerise tulipe velo"


def test_the_two_words_of_an_old_card_are_still_taken():
    assert card_key("vélo cerise") == "cerise velo"


@pytest.mark.parametrize("typed", ["", "cerise", "cerise vélo nuage tulipe", "  "])
def test_a_card_has_three_words(typed):
    with pytest.raises(UnknownCard):
        card_key(typed)


def test_a_drawn_card_has_three_different_words_that_can_be_typed_back():
    for _ in range(50):
        first, second, third = new_card().split()
        assert len({first, second, third}) == 3
        assert card_key(f"{third} {first} {second}") == card_key(f"{first} {second} {third}")


def test_no_two_card_words_differ_by_accents_only():
    assert len({plain(word) for word in CARD_WORDS}) == len(CARD_WORDS)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Zoé ", "Zoé"),
        ("Jean   Pierre", "Jean Pierre"),
        ("\u202eeiraM", "eiraM"),
        ("Ma\x00rie\n", "Marie"),
        ("<b>Marie</b>", "<b>Marie</b>"),
        ("محمد", "محمد"),
        ("👩‍🌾", "👩‍🌾"),
        ("Zoe\u0301", "Zoé"),
    ],
)
def test_a_name_is_shown_as_one_line_without_invisible_characters(typed, shown):
    assert clean_name(typed) == shown


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "x" * 300, "...", "!"])
def test_a_name_that_cannot_be_shown_is_refused(typed):
    with pytest.raises(InvalidName):
        clean_name(typed)
