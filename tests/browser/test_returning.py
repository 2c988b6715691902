"""Whoever comes back finds all answers: after a reload, on another device, after a breakdown."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import kept, people
from tests.browser.pages import CUT
from tests.wire import Wire


@pytest.fixture
def wire(room):
    wire = Wire(room.port)
    yield wire
    wire.close()


def test_a_reload_in_the_middle_brings_the_answers_back(learner_page):
    people.choose(learner_page, "couleur", "Blanc")
    people.has_status(learner_page, "couleur", Status.FIRST_TRY)
    learner_page.reload()
    people.wait_for_workshop(learner_page)
    people.has_status(learner_page, "couleur", Status.FIRST_TRY)
    people.has_status(learner_page, "compte", Status.NOT_BEGUN)


def test_two_learners_of_one_name_are_told_apart(new_page, room):
    pages = [new_page(), new_page()]
    for page in pages:
        people.enter(page, room, "Noé")
    greetings = [page.locator("h1").inner_text() for page in pages]
    assert greetings[0].startswith("Bonjour Noé")
    assert greetings[1] == f"{greetings[0]} 2"
    assert people.card(pages[0]) != people.card(pages[1])


def test_a_return_card_brings_the_same_answers_to_another_device(new_page, room):
    here, there = new_page(), new_page()
    people.enter(here, room, "Inès")
    words = people.card(here)
    here.get_by_role("link", name="Commencer l'atelier").click()
    people.wait_for_workshop(here)
    people.choose(here, "couleur", "Blanc")
    people.has_status(here, "couleur", Status.FIRST_TRY)
    people.come_back(there, room, words.upper())
    people.has_status(there, "couleur", Status.FIRST_TRY)


def test_a_killed_kernel_is_replaced_and_the_answers_are_there(page, room):
    others = set(room.kernels())
    people.join(page, room, "Sacha")
    people.choose(page, "couleur", "Blanc")
    people.has_status(page, "couleur", Status.FIRST_TRY)
    (kernel,) = set(room.kernels()) - others
    page.evaluate("() => { window.before = true; }")
    kernel.kill()
    page.wait_for_function("() => !window.before", timeout=people.READY_MS)
    people.wait_for_workshop(page)
    people.has_status(page, "couleur", Status.FIRST_TRY)
    people.choose(page, "compte", "Vrai")
    people.has_status(page, "compte", Status.FIRST_TRY)


def test_an_answer_given_while_the_wifi_is_away_is_recorded_once(new_page, room, wire):
    page = new_page(expected=CUT)
    people.enter(page, room, "Lina", at=f"http://127.0.0.1:{wire.port}/")
    words = people.card(page)
    page.get_by_role("link", name="Commencer l'atelier").click()
    people.wait_for_workshop(page)
    people.choose(page, "couleur", "Blanc")
    people.has_status(page, "couleur", Status.FIRST_TRY)
    wire.cut()
    expect(page.locator("#connection")).to_contain_text("La connexion est coupée")
    people.choose(page, "compte", "Vrai")
    expect(people.exercise(page, "compte")).to_contain_text("vos réponses sont gardées")
    assert kept.counts(room, words) == {"couleur": 1}
    wire.restore()
    people.has_status(page, "compte", Status.FIRST_TRY)
    assert kept.counts(room, words) == {"couleur": 1, "compte": 1}


def test_an_answer_on_its_way_when_the_page_is_reloaded_is_sent_after_the_reload(
    new_page, room, wire
):
    page = new_page(expected=CUT)
    people.enter(page, room, "Adèle", at=f"http://127.0.0.1:{wire.port}/")
    words = people.card(page)
    page.get_by_role("link", name="Commencer l'atelier").click()
    people.wait_for_workshop(page)
    wire.cut()
    people.choose(page, "couleur", "Blanc")
    wire.restore()
    page.reload()
    people.has_status(page, "couleur", Status.FIRST_TRY)
    assert kept.counts(room, words) == {"couleur": 1}


def test_what_was_chosen_but_not_sent_is_still_chosen_after_a_reload(learner_page):
    people.exercise(learner_page, "couleur").get_by_label("Vert").check()
    learner_page.reload()
    people.wait_for_workshop(learner_page)
    expect(people.exercise(learner_page, "couleur").get_by_label("Vert")).to_be_checked()


def test_the_next_person_at_a_computer_does_not_meet_the_answers_of_the_last(page, room):
    people.join(page, room, "Paul")
    people.choose(page, "couleur", "Blanc")
    people.has_status(page, "couleur", Status.FIRST_TRY)
    page.goto(room.join)
    page.get_by_role("button", name="Je suis une autre personne").click()
    people.join(page, room, "Lucie")
    people.has_status(page, "couleur", Status.NOT_BEGUN)
