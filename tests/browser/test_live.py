"""Learners' pages follow what the adviser does, and nobody loses what they were doing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Page, expect

from declic.domain.progress import Status
from declic.domain.steering import Mode, Steering
from declic.store import Transaction, hands, learners, merging, messages, sessions, steering
from declic.store.tables import messages as written
from declic.store.tables import participations, questions
from tests.browser import kept, people
from tests.browser.fixtures import own_workshop
from tests.browser.pages import CUT, PHONE, violations
from tests.running import Room
from tests.wire import Wire

PARTS = ("Commencer", "Les messages", "La sécurité")
CELLS = (
    "# Suivre\n\nBonjour.\n\n## Commencer\n\nLa première partie.",
    "from widgets import *",
    """MultipleChoice(
    "De quelle couleur est le cheval blanc ?", choices=["Noir", "Blanc"], answer=1, id="couleur",
)""",
    "## Les messages\n\nDu texte." + "\n\nEncore du texte." * 30,
    'FreeText("Que retenez-vous ?", id="avis")',
    'PointAndClick("Cliquez sur les ronds.", id="jeu", seconds=300)',
    'Section("La sécurité", priority="must")',
    'TrueFalse("On donne son mot de passe au téléphone.", answer=False, id="passe")',
    "Summary()",
)


def write(root: Path) -> None:
    cells = [
        new_markdown_cell(text) if text.startswith("#") else new_code_cell(text) for text in CELLS
    ]
    (root / "source" / "suivre").mkdir()
    nbformat.write(new_notebook(cells=cells), root / "source" / "suivre" / "suivre.ipynb")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room whose workshop has three parts."""
    with own_workshop(tmp_path_factory, "suivre", write) as running:
        yield running


@pytest.fixture
def session(room: Room) -> Iterator[int]:
    """The session, steered by nobody before and after the test."""
    number = kept.session_id(room)
    yield number

    def forget(tx: Transaction) -> None:
        steering.change(tx, number, lambda _: Steering(), datetime.now(UTC))
        tx.execute(written.delete())
        tx.execute(questions.delete())

    kept.in_transaction(room, forget)


@pytest.fixture
def steer(room: Room, session: int) -> Callable[..., None]:
    """Change how the session is steered, as the desk does."""

    def change(**what: Any) -> None:
        kept.in_transaction(
            room,
            lambda tx: steering.change(
                tx, session, lambda now: replace(now, **what), datetime.now(UTC)
            ),
        )

    return change


def in_room(room: Room, work: Callable[[Transaction], Any]) -> Any:
    return kept.in_transaction(room, work)


def newest(room: Room, session: int) -> int:
    """Return the id of whoever joined last."""
    return in_room(room, lambda tx: learners.of_session(tx, session)[-1].id)


def order(page: Page) -> list[str]:
    return page.locator("[data-declic-part]").evaluate_all(
        "all => all.map((one) => one.dataset.declicPart)"
    )


def part(page: Page, title: str) -> Any:
    return page.locator(f'[data-declic-part="{title}"]')


def typed(page: Page, text: str) -> Any:
    """Type into the free text; return the field, which has the focus."""
    field = people.exercise(page, "avis").locator("textarea")
    field.click()
    page.keyboard.type(text)
    return field


def top(field: Any) -> float:
    return field.evaluate("node => node.getBoundingClientRect().top")


def test_the_page_is_divided_into_the_parts_of_the_workshop(learner_page):
    assert order(learner_page) == list(PARTS)
    assert part(learner_page, "Les messages").locator("[data-declic-exercise]").count() == 2


def test_a_part_that_comes_first_moves_and_who_types_elsewhere_goes_on_typing(learner_page, steer):
    field = typed(learner_page, "Je retiens")
    before = top(field)
    steer(order=("La sécurité", "Commencer", "Les messages"))
    expect(learner_page.locator(".live-note")).to_contain_text("« La sécurité » passe en premier")
    assert order(learner_page) == ["La sécurité", "Commencer", "Les messages"]
    learner_page.keyboard.type(" tout")
    expect(field).to_have_value("Je retiens tout")
    assert top(field) == pytest.approx(before, abs=2)
    learner_page.get_by_role("button", name="Y aller").click()
    expect(learner_page.get_by_role("heading", name="La sécurité", exact=True)).to_be_focused()
    expect(learner_page.locator(".live-note")).to_have_count(0)


@pytest.mark.parametrize("place", range(3))
def test_whatever_the_order_the_parts_follow_it(learner_page, steer, place):
    typed(learner_page, "x")
    wanted = ["Commencer", "La sécurité"]
    wanted.insert(place, "Les messages")
    steer(order=tuple(reversed(wanted)))
    expect(learner_page.locator(".live-note")).to_be_visible()
    assert order(learner_page) == wanted[::-1]


def test_a_closed_part_leaves_a_line_and_comes_back_with_what_was_typed(learner_page, steer):
    field = typed(learner_page, "À moitié")
    steer(closed=("Les messages",))
    line = part(learner_page, "Les messages").locator(".part-line")
    expect(line).to_have_text("Les messages Cette partie ouvrira plus tard.")
    expect(line).to_be_focused()
    expect(field).to_be_hidden()
    expect(learner_page.locator(".live-note")).to_contain_text("Ce que vous y avez fait est gardé")
    steer(closed=())
    expect(field).to_have_value("À moitié")
    expect(learner_page.locator(".live-note")).to_contain_text("« Les messages » est maintenant")


def test_progress_summary_and_going_on_know_only_what_is_open(page, room, steer):
    steer(closed=("Les messages",), order=("La sécurité", "Commencer", "Les messages"))
    people.join(page, room, "Ana")
    expect(part(page, "Les messages").locator(".part-line")).to_be_visible()
    assert page.locator(".live-note").count() == 0
    expect(page.locator("#progress-words")).to_have_text("0 exercice fait sur 2")
    expect(page.locator(".declic-left-over li")).to_have_count(2)
    people.choose(page, "passe", "Faux")
    people.exercise(page, "passe").get_by_role("button", name="Continuer").click()
    focused = page.evaluate(
        "document.activeElement.closest('[data-declic-part]').dataset.declicPart"
    )
    assert focused != "Les messages"
    steer(closed=())
    expect(page.locator("#progress-words")).to_have_text("1 exercice fait sur 4")


def test_everybody_on_one_part(learner_page, steer):
    field = typed(learner_page, "Ici")
    until = datetime.now(UTC) + timedelta(minutes=20)
    steer(mode=Mode.PART, part="La sécurité", until=until)
    expect(learner_page.get_by_role("heading", name="La sécurité", exact=True)).to_be_focused()
    assert order(learner_page)[0] == "La sécurité"
    line = part(learner_page, "Les messages").locator(".part-line")
    expect(line).to_contain_text("tout le monde est sur « La sécurité »")
    expect(learner_page.locator("#until")).to_contain_text("jusqu'à")
    steer(until=until + timedelta(minutes=5))
    expect(learner_page.locator(".live-notes")).to_contain_text("Vous avez plus de temps")
    steer(mode=Mode.OWN_PACE, until=None)
    expect(learner_page.locator(".live-notes")).to_contain_text("Chacun continue à son rythme")
    assert order(learner_page) == list(PARTS)
    expect(field).to_have_value("Ici")
    expect(learner_page.locator("#until")).to_be_hidden()


def test_a_pause_stills_the_page_and_a_game_and_ends_by_itself(learner_page, steer):
    game = people.exercise(learner_page, "jeu")
    game.get_by_role("button", name="Commencer").click()
    expect(game.locator(".declic-game")).to_have_attribute("data-state", "playing")
    steer(mode=Mode.PAUSE, words="Regardez l'adresse.")
    pause = learner_page.get_by_role("dialog", name="Regardez le tableau")
    expect(pause).to_contain_text("Regardez l'adresse.")
    expect(game.locator(".declic-game")).to_have_attribute("data-state", "paused")
    learner_page.keyboard.press("Escape")
    learner_page.keyboard.press("Escape")
    expect(pause).to_be_visible()
    assert violations(learner_page) == []
    steer(until=datetime.now(UTC) + timedelta(seconds=2))
    expect(pause).to_contain_text("Reprise à")
    expect(pause).to_be_hidden()
    expect(game.get_by_role("button", name="Reprendre")).to_be_focused()


def test_messages_stay_until_they_are_read_and_not_longer(learner_page, room, session):
    now = datetime.now(UTC)
    me = newest(room, session)
    in_room(room, lambda tx: messages.send(tx, session, "<b>Café</b> à 10 h", now))
    in_room(room, lambda tx: messages.send(tx, session, "Bravo", now, me))
    notes = learner_page.locator(".live-note")
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text("<b>Café</b> à 10 h")
    expect(notes.last).to_contain_text("Pour vous")
    assert violations(learner_page) == []
    notes.first.get_by_role("button", name="J'ai lu").click()
    expect(notes).to_have_count(1)
    learner_page.reload()
    people.wait_for_workshop(learner_page)
    expect(notes).to_have_count(1)
    expect(notes).to_contain_text("Bravo")


def test_a_message_that_was_withdrawn_goes_and_others_people_s_never_come(
    learner_page, new_page, room, session
):
    me = newest(room, session)
    other = new_page()
    people.join(other, room, "Ali")
    sent = in_room(room, lambda tx: messages.send(tx, session, "À toi", datetime.now(UTC), me))
    expect(learner_page.locator(".live-note")).to_contain_text("À toi")
    in_room(room, lambda tx: messages.withdraw(tx, sent, datetime.now(UTC)))
    expect(learner_page.locator(".live-note")).to_have_count(0)
    assert other.locator(".live-note").count() == 0


def test_a_hand_goes_up_and_comes_down_by_the_learner_or_the_adviser(learner_page, room, session):
    me = newest(room, session)
    learner_page.get_by_role("button", name="Lever la main").click()
    expect(learner_page.locator(".live-note")).to_contain_text("Votre main est levée")
    assert me in in_room(room, lambda tx: hands.up(tx, session))
    learner_page.reload()
    people.wait_for_workshop(learner_page)
    expect(learner_page.get_by_role("button", name="Baisser la main")).to_be_visible()
    in_room(room, lambda tx: hands.take_down(tx, session, me))
    expect(learner_page.get_by_role("button", name="Lever la main")).to_be_visible()


def asked(room: Room, session: int) -> list[Any]:
    return in_room(
        room,
        lambda tx: list(tx.execute(questions.select().where(questions.c.session_id == session))),
    )


def answer(room: Room, question: int, text: str, *, to_all: bool = False) -> None:
    in_room(
        room,
        lambda tx: tx.execute(
            questions.update()
            .where(questions.c.id == question)
            .values(answer=text, status="answered", to_all=to_all, answered_at=datetime.now(UTC))
        ),
    )


def test_a_question_is_asked_by_keyboard_and_its_answer_comes_back(learner_page, room, session):
    learner_page.get_by_role("button", name="Poser une question").press("Enter")
    learner_page.keyboard.type("Qu'est-ce qu'un cookie ?")
    learner_page.keyboard.press("Tab")
    learner_page.keyboard.press("Tab")
    learner_page.keyboard.press("Enter")
    expect(learner_page.locator(".live-note")).to_contain_text("Votre question est arrivée")
    question = asked(room, session)[-1]
    assert (question.text, question.learner_id) == (
        "Qu'est-ce qu'un cookie ?",
        newest(room, session),
    )
    answer(room, question.id, "Un petit fichier.")
    button = learner_page.get_by_role("button", name="1 nouvelle réponse")
    button.click()
    box = learner_page.get_by_role("dialog", name="Questions")
    expect(box).to_contain_text("Un petit fichier.")
    assert violations(learner_page) == []
    box.get_by_role("button", name="Fermer").click()
    expect(learner_page.get_by_role("button", name="Poser une question")).to_be_visible()


def test_a_question_without_a_name_keeps_no_name_and_its_answer_reaches_all(
    learner_page, new_page, room, session
):
    other = new_page()
    people.join(other, room, "Autre")
    learner_page.get_by_role("button", name="Poser une question").click()
    learner_page.get_by_label("Votre question").fill("Et si je me trompe ?")
    learner_page.get_by_label("Sans mon nom").check()
    learner_page.get_by_role("button", name="Envoyer").click()
    expect(learner_page.locator(".live-note")).to_contain_text("sans votre nom")
    question = asked(room, session)[-1]
    assert (question.text, question.learner_id) == ("Et si je me trompe ?", None)
    answer(room, question.id, "On recommence.", to_all=True)
    for page in (learner_page, other):
        expect(page.get_by_role("button", name="nouvelle")).to_be_visible()


def test_what_is_asked_while_the_network_is_away_arrives_once(new_page, room, session):
    wire = Wire(room.port)
    page = new_page(expected=CUT)
    people.join(page, room, "Loin", at=f"http://127.0.0.1:{wire.port}/")
    wire.cut()
    page.get_by_role("button", name="Lever la main").click()
    expect(page.locator(".live-note")).to_contain_text("Votre main sera vue dès son retour")
    page.get_by_role("button", name="Poser une question").click()
    page.get_by_label("Votre question").fill("Suis-je là ?")
    page.get_by_role("button", name="Envoyer").click()
    wire.restore()
    expect(page.locator(".live-notes")).to_contain_text("Votre question est arrivée")
    assert newest(room, session) in in_room(room, lambda tx: hands.up(tx, session))
    assert [one.text for one in asked(room, session)].count("Suis-je là ?") == 1
    wire.close()


def test_a_pair_s_two_names_are_shown(learner_page, room, session):
    me = newest(room, session)

    def pair(tx: Transaction) -> None:
        other = learners.join(tx, sessions.session(tx, session), "Ursule", datetime.now(UTC))
        tx.execute(
            participations.update()
            .where(participations.c.learner_id == other.id)
            .values(companion_of=me)
        )

    in_room(room, pair)
    expect(learner_page.locator(".who bdi")).to_have_text(re.compile(r"^Camille.* et Ursule$"))


def test_the_own_sheet_is_a_key_away_and_leads_back(new_page, room):
    people.enter(new_page(), room, "Sidonie")
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    people.join(page, room, "Anatole")
    link = page.get_by_role("link", name="Ma fiche")
    assert link.bounding_box()["height"] >= 44
    people.tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Anatole")).to_be_visible()
    expect(page.get_by_text("Sidonie")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(page) == []
    back = page.get_by_role("link", name="Revenir à l'atelier")
    assert back.bounding_box()["height"] >= 44
    people.tab_to(page, back)
    page.keyboard.press("Enter")
    people.wait_for_workshop(page)


def test_everything_fits_a_small_phone(new_page, room, session, steer):
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    people.join(page, room, "Petit")
    steer(closed=("Les messages",), order=("La sécurité",))
    in_room(room, lambda tx: messages.send(tx, session, "Un mot " * 20, datetime.now(UTC)))
    expect(page.locator(".live-note").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(page) == []


def test_an_answer_shown_to_all_is_seen_and_no_more_taken(new_page, room, steer):
    pages = {name: new_page() for name in ("Répondu", "En route", "Rien")}
    for name, page in pages.items():
        people.join(page, room, name)
    people.choose(pages["Répondu"], "couleur", "Noir")
    people.exercise(pages["En route"], "couleur").get_by_label("Noir").check()
    steer(revealed=("couleur",))
    for page in pages.values():
        card = people.exercise(page, "couleur")
        expect(card).to_contain_text("La réponse a été montrée à tous")
        expect(card).to_contain_text("Blanc")
        expect(card.get_by_role("button", name="Valider")).to_be_hidden()
        expect(card.get_by_role("button", name="Continuer")).to_be_visible()
        expect(page.locator(".live-notes")).to_contain_text("La réponse à « De quelle couleur")
        assert violations(page) == []
    late = new_page()
    people.join(late, room, "Tard")
    expect(people.exercise(late, "couleur")).to_contain_text("La réponse a été montrée à tous")
    steer(revealed=())
    for page in pages.values():
        card = people.exercise(page, "couleur")
        expect(card).not_to_contain_text("montrée à tous")
    expect(
        people.exercise(pages["En route"], "couleur").get_by_role("button", name="Valider")
    ).to_be_visible()


def test_who_is_taken_out_is_told_and_comes_back_when_the_adviser_says_so(new_page, room, session):
    page = new_page(expected=CUT)
    people.enter(page, room, "Parti")
    words = people.card(page)
    page.goto(f"{room.join}workshop/")
    people.wait_for_workshop(page)
    me = newest(room, session)
    take_out(room, me, datetime.now(UTC))
    expect(page.get_by_role("heading", name="Votre place a été fermée")).to_be_visible()
    assert violations(page) == []
    other = new_page()
    other.goto(f"{room.join}back")
    other.locator("input[name=card]").fill(words)
    other.keyboard.press("Enter")
    expect(other.locator(".problem")).to_contain_text("Votre place dans cette séance a été fermée")
    take_out(room, me, None)
    page.get_by_role("link", name="Regarder à nouveau").click()
    people.wait_for_workshop(page)


def test_who_is_found_to_be_entered_twice_goes_on_and_loses_nothing(new_page, room, session):
    first = new_page()
    people.enter(first, room, "Odile")
    card = people.card(first)
    kept_entry = newest(room, session)
    first.close()
    wire = Wire(room.port)
    page = new_page(expected=CUT)
    people.join(page, room, "Odile encore", at=f"http://127.0.0.1:{wire.port}/")
    typed(page, "Rester prudente")
    wire.cut()
    people.choose(page, "couleur", "Blanc")
    expect(people.exercise(page, "couleur")).to_contain_text("vos réponses sont gardées")
    twice = newest(room, session)
    in_room(room, lambda tx: merging.merge(tx, kept_entry, twice))
    wire.restore()
    expect(page.locator(".who bdi")).to_have_text("Odile")
    people.has_status(page, "couleur", Status.FIRST_TRY)
    expect(people.exercise(page, "avis").locator("textarea")).to_have_value("Rester prudente")
    assert kept.counts(room, card)["couleur"] == 1
    wire.close()


def take_out(room: Room, learner: int, at: datetime | None) -> None:
    in_room(
        room,
        lambda tx: tx.execute(
            participations.update()
            .where(participations.c.learner_id == learner)
            .values(removed_at=at)
        ),
    )


FULL = (
    "# Entière",
    "import ipywidgets\nfrom widgets import TrueFalse",
    "ipywidgets.IntSlider(description='Réglage')",
    'TrueFalse("Vrai ?", answer=True, id="vrai")',
)


def write_full(root: Path) -> None:
    cells = [
        new_markdown_cell(text) if text.startswith("#") else new_code_cell(text) for text in FULL
    ]
    (root / "source" / "entiere").mkdir()
    nbformat.write(new_notebook(cells=cells), root / "source" / "entiere" / "entiere.ipynb")


@pytest.fixture(scope="module")
def full_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room whose workshop has a widget that is not of the kit: Voilà's page shows it."""
    with own_workshop(tmp_path_factory, "entiere", write_full) as running:
        yield running


def test_voila_s_full_page_pauses_too_and_has_hand_questions_and_messages(page, full_room):
    session = kept.session_id(full_room)
    people.enter(page, full_room, "Entière")
    page.goto(f"{full_room.join}workshop/")
    expect(page.get_by_text("Réglage")).to_be_visible(timeout=people.READY_MS)
    in_room(full_room, lambda tx: messages.send(tx, session, "Bonjour", datetime.now(UTC)))
    expect(page.locator(".live-note")).to_contain_text("Bonjour")
    page.get_by_role("button", name="Lever la main").click()
    expect(page.locator(".live-note").filter(has_text="Votre main est levée")).to_be_visible()
    expect(page.get_by_role("button", name="Baisser la main")).to_be_visible()
    assert in_room(full_room, lambda tx: hands.up(tx, session))
    for mode in (Mode.PAUSE, Mode.OWN_PACE):
        in_room(
            full_room,
            lambda tx, mode=mode: steering.change(
                tx, session, lambda now: replace(now, mode=mode), datetime.now(UTC)
            ),
        )
        pause = page.get_by_role("dialog", name="Regardez le tableau")
        expect(pause).to_be_visible(visible=mode is Mode.PAUSE)
