"""What people are told of their data, a name that they need not say, and leaving nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import people
from tests.browser.pages import PHONE, overflow
from tests.browser.pages import violations as axe

KEEPS = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


@pytest.fixture
def page(new_page):
    return new_page()


def test_people_are_told_before_they_enter_and_the_page_says_the_rest(page, room):
    page.goto(f"{room.join}j/{room.code}")
    assert overflow(page) == 0
    told = page.get_by_role("region", name="Avant de commencer")
    expect(told).to_contain_text("Vos réponses sont enregistrées")
    expect(told).to_contain_text("Votre conseiller les voit")
    expect(told).to_contain_text("tout est inventé")
    assert axe(page) == []
    page.get_by_role("link", name="Ce que nous gardons de vous").click()
    main = page.get_by_role("main")
    for words in ("Ce qui est gardé", "12\N{NO-BREAK SPACE}mois", "CNIL", "surnom"):
        expect(main).to_contain_text(re.compile(words.replace("\N{NO-BREAK SPACE}", r"\s")))
    assert axe(page) == []
    page.get_by_role("link", name="Revenir à la première page").click()
    expect(page.get_by_label("Tapez le code")).to_be_visible()


def test_a_drawn_nickname_is_one_press(new_page, room):
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(f"{room.join}j/{room.code}")
    button = page.get_by_role("button", name="Entrer comme")
    name = re.search("«\\s(.+)\\s»", button.inner_text())[1]
    button.click()
    page.wait_for_url("**/card")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_from_the_workshop_one_reads_of_ones_data_and_is_back(page, room):
    people.join(page, room, "Nadia")
    page.get_by_role("link", name="Ce que nous gardons de vous").click()
    page.get_by_role("link", name="Revenir à l'atelier").click()
    people.wait_for_workshop(page)


def test_whoever_leaves_leaves_nothing(page, room):
    people.join(page, room, "Nadia")
    people.choose(page, "couleur", "Blanc")
    people.has_feedback(page, "couleur")
    page.locator('[data-size="1"]').click()
    assert page.evaluate(KEEPS)
    page.goto(f"{room.join}card")
    page.get_by_role("button", name="Laisser cet appareil").click()
    expect(page.get_by_role("heading", name="C'est terminé")).to_be_visible()
    page.wait_for_function(f"() => !({KEEPS})().length")
    assert not [one for one in page.context.cookies() if "declic" in one["name"]]
    assert axe(page) == []
    page.go_back()
    expect(page.locator("[data-declic-exercise]")).to_have_count(0)


def test_an_answer_that_is_not_sent_yet_is_told_before_leaving(page, room):
    people.enter(page, room, "Nadia")
    page.evaluate(
        """() => localStorage.setItem("declic:/workshop/:9:couleur",
            JSON.stringify({ pending: { id: "x" }, at: Date.now() }))"""
    )
    page.get_by_role("button", name="Laisser cet appareil").click()
    told = page.get_by_role("alert")
    expect(told).to_contain_text("pas encore envoyée")
    expect(page.get_by_role("link", name="Revenir à l'atelier")).to_be_focused()
    assert axe(page) == []
    told.get_by_role("button", name="Partir quand même").click()
    expect(page.get_by_role("heading", name="C'est terminé")).to_be_visible()
    page.wait_for_function(f"() => !({KEEPS})().length")
