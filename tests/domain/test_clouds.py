"""Clouds of words: whatever case and accents, without small words, and nothing private."""

from __future__ import annotations

import pytest

from declic.domain.clouds import SIZES, Said, cloud, size


def counted(*texts):
    return {one.text: one.people for one in cloud({n: [text] for n, text in enumerate(texts)})}


def test_case_and_accents_are_merged_and_the_usual_spelling_is_shown():
    assert counted("Sécurité !", "securite", "la SÉCURITÉ") == {"sécurité": 3}


def test_a_word_counts_once_for_each_person():
    assert counted("peur, peur et peur", "peur") == {"peur": 2}


def test_a_plural_is_its_singular_where_both_are_written():
    assert counted("un virus", "des liens", "le lien") == {"virus": 1, "lien": 2}


@pytest.mark.parametrize("text", ["de la et pour avec", "the and with you", "aujourd'hui", "a, b"])
def test_small_words_are_left_out(text):
    assert counted(text) == {}


def test_what_stands_before_an_apostrophe_is_left_out():
    assert counted("l'arnaque", "d’arnaque") == {"arnaque": 2}


@pytest.mark.parametrize(
    "text", ["06 12 34 56 78", "zoe@exemple.fr", "https://exemple.fr/x", "le 12/05/1950", "", "…"]
)
def test_numbers_addresses_and_links_are_never_words(text):
    assert "exemple" not in " ".join(counted(text))
    assert not any(letter.isdigit() for word in counted(text) for letter in word)


def test_sizes_go_from_one_to_the_largest():
    assert size(Said("a", "a", 9), 9) == SIZES
    assert size(Said("a", "a", 1), 9) == 1
    assert 1 <= size(Said("a", "a", 1), 1) <= SIZES
