"""How people enter, told from their side."""

import re

import pytest

from tests.room.conftest import submit


def card_of(page):
    """Return the words of the card on a page."""
    return re.search(r'class="two-words">([^<]+)<', page.text)[1]


@pytest.mark.parametrize("shape", ["{}", "{} ", "lower", "spaced", "dashed"])
def test_the_code_is_taken_however_it_is_typed(room, shape):
    code = room.code
    typed = {
        "lower": code.lower(),
        "spaced": f"{code[:3]} {code[3:]}",
        "dashed": f"{code[:3]}-{code[3:]}",
    }.get(shape, shape.format(code))
    page = submit(room.browser(), "", code=typed)
    assert page.url.path == f"/j/{code}"
    assert "Votre prénom" in page.text


def test_an_empty_code_says_what_to_do(room):
    page = submit(room.browser(), "", code="  ")
    assert "Tapez le code qui est au tableau." in page.text


def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(room):
    page = submit(room.browser(), "", code="ZZZ<b>")
    assert "Ce code n&#39;est pas connu ici" in page.text
    assert 'value="ZZZ&lt;b&gt;"' in page.text


def test_an_expired_code_says_that_the_session_has_ended(room):
    assert "Cette séance est terminée" in submit(room.browser(), "", code=room.ended).text


def test_a_first_name_is_all_that_is_asked(room):
    page = submit(room.browser(), f"j/{room.code}", name="Aïcha")
    assert page.url.path == "/card"
    assert "Bonjour Aïcha" in page.text
    assert len(card_of(page).split()) == 3


def test_two_people_of_one_name_are_told_apart(room):
    submit(room.browser(), f"j/{room.code}", name="Jumelle")
    page = submit(room.browser(), f"j/{room.code}", name="jumelle")
    assert "Vous êtes donc «\xa0jumelle 2\xa0»" in page.text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Écrivez votre prénom"),
        ("\u202e \u200b", "Écrivez votre prénom"),
        ("x" * 300, "trop long"),
    ],
)
def test_a_name_that_cannot_be_used_is_explained(room, name, said):
    page = submit(room.browser(), f"j/{room.code}", name=name)
    assert page.url.path == f"/j/{room.code}"
    assert said in page.text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "👩‍🌾", "محمد", "{{ 7*7 }}"])
def test_any_name_is_shown_as_text(room, name):
    page = submit(room.browser(), f"j/{room.code}", name=name)
    assert "<script>alert" not in page.text
    assert "49" not in re.search("<h1>.*</h1>", page.text)[0]
    assert page.url.path == "/card"


def test_a_card_brings_the_same_person_back_on_another_device(room):
    page = submit(room.browser(), f"j/{room.code}", name="Revenante")
    words = card_of(page)
    elsewhere = room.browser()
    submit(elsewhere, f"j/{room.code}", card=words.upper())
    again = elsewhere.get("card")
    assert "Bonjour Revenante" in again.text
    assert card_of(again) == words


def test_a_card_alone_finds_the_session_that_goes_on(room):
    words = card_of(submit(room.browser(), f"j/{room.code}", name="Sans code"))
    elsewhere = room.browser()
    page = submit(elsewhere, "back", card=" ".join(reversed(words.split())))
    assert page.url.path == "/workshop/"


def test_a_wrong_card_says_what_to_do(room):
    page = submit(room.browser(), f"j/{room.code}", card="nuage inconnu")
    assert "Personne n&#39;a ces mots" in page.text


def test_the_next_person_on_this_computer_is_asked_who_they_are(room):
    browser = room.join("Martine")
    assert "Martine" in browser.get("").text
    token = re.search(r'name="_xsrf" value="([^"]+)"', browser.get("").text)[1]
    page = browser.post("leave", data={"_xsrf": token})
    assert "Martine" not in page.text
    assert browser.get("workshop/").url.path == "/"


def two_at_one_computer(room, first, second):
    """Let a pair in; return their browser and the words of their two cards."""
    browser = room.browser()
    page = submit(browser, f"j/{room.code}", name=first, second=second)
    return browser, page, re.findall(r'class="two-words">([^<]+)<', page.text)


def test_two_people_at_one_computer_get_a_card_each(room):
    _browser, page, cards = two_at_one_computer(room, "Odile", "Gaston")
    assert "Bonjour Odile et Gaston" in page.text
    assert len(set(cards)) == 2
    for card, name in zip(cards, ("Odile", "Gaston"), strict=True):
        browser = room.browser()
        submit(browser, f"j/{room.code}", card=card)
        assert f"Bonjour {name}" in browser.get("card").text


def test_who_comes_back_with_their_own_card_is_in_no_pair_any_more(room):
    browser, _page, cards = two_at_one_computer(room, "Berthe", "Lucien")
    submit(room.browser(), f"j/{room.code}", card=cards[1])
    assert "Lucien" not in browser.get("card").text


def test_a_second_name_that_cannot_be_used_lets_nobody_in(room):
    page = submit(room.browser(), f"j/{room.code}", name="Octave", second="x" * 200)
    assert page.url.path == f"/j/{room.code}"
    assert 'value="Octave"' in page.text
    assert "Octave 2" not in submit(room.browser(), f"j/{room.code}", name="Octave").text
