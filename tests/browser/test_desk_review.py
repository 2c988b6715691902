"""Review on the desk, by keyboard and by mouse: marks are nbgrader's, and nothing is lost."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from declic.domain.attempt import Attempt
from declic.domain.verdict import Verdict
from declic.privacy.erase import erase
from declic.privacy.person import by_number
from declic.settings import load
from declic.store import attempts, learners
from declic.store.place import Place
from tests.browser import desk, kept
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.pages import PHONE, TABLET, ZOOMED, overflow, violations

PANEL = "Relire"
SOURCES = (
    'FreeText("Que feriez-vous ?", id="faire", points=4)',
    'FreeText("Et la prochaine fois ?", id="suite", points=2)',
    'TrueFalse("La banque appelle.", answer=False, id="banque")',
)
HOSTILE = "<img src=x onerror=alert(1)> j’efface\nمرحبا 😀"
TEXTS = {"Ali": "Je supprime.", "Brune": HOSTILE, "Chloé": "Je demande à ma fille."}
GRADED_MS = 60_000
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    def write(root: Path) -> None:
        write_exercises(root, "textes", "Écrire", SOURCES)

    with own_workshop(tmp_path_factory, "textes", write) as running:
        yield running


@pytest.fixture
def ids(room, session):
    """Three people who wrote, in a session of this test's own; their ids by name."""

    def work(tx: Any) -> dict[str, int]:
        now = datetime.now(UTC)
        found = {name: learners.join(tx, session, name, now).id for name in TEXTS}
        for name, text in TEXTS.items():
            place = Place(session.id, found[name], "textes")
            given = Attempt(
                f"r-{found[name]}", "faire", {"text": text}, Verdict(None, None), hints=1
            )
            attempts.record(tx, place, given, now)
        return found

    return kept.in_transaction(room, work)


@pytest.fixture
def reviewing(new_page, room, logged_in, session, ids):
    """Open the panel on this session's people, once their answers are graded."""

    def open_panel(**options: Any) -> tuple[Any, Any]:
        page = new_page(storage_state=logged_in, **({"viewport": DESKTOP} | options))
        desk.show(page, room, session, PANEL)
        shown = page.locator(".declic-desk-review")
        shown.get_by_role("button", name="Relever et noter").press("Enter")
        expect(told(shown)).to_contain_text("textes", timeout=GRADED_MS)
        shown.get_by_label("Seulement cette séance").press("Space")
        expect(shown).to_contain_text("0 sur 3 relues")
        return page, shown

    return open_panel


def row(room, learner: int, exercise: str = "faire") -> tuple[float | None, str, bool]:
    """Return what the gradebook has of an answer: points, comment, whether a human must look."""
    where = (exercise, "textes", "textes", f"apprenant-{learner:04d}")
    with Gradebook(f"sqlite:///{room.data / 'gradebook.db'}", "declic") as gradebook:
        grade = gradebook.find_grade(*where)
        comment = gradebook.find_comment(*where).manual_comment
        return grade.manual_score, comment or "", grade.needs_manual_grade


def settings_of(room):
    return load(data=str(room.data))


def told(shown):
    return shown.locator(".declic-desk-told")


def card(shown):
    return shown.get_by_role("article")


def test_by_keyboard_one_after_the_other_and_undone(reviewing, room, ids):
    page, shown = reviewing()
    expect(card(shown)).to_contain_text("Ali")
    expect(card(shown)).to_contain_text("1 essai · 1 indice ouvert")
    card(shown).focus()
    page.keyboard.press("Digit1")
    page.keyboard.press("Enter")
    expect(card(shown)).to_contain_text("Brune")
    expect(card(shown)).to_be_focused()
    expect(card(shown).locator("blockquote")).to_have_text(HOSTILE)
    assert row(room, ids["Ali"]) == (4.0, "", False)
    page.keyboard.press("2")
    page.keyboard.press("c")
    page.keyboard.type("C’est un début c 123")
    page.keyboard.press("Control+Enter")
    expect(card(shown)).to_contain_text("Chloé")
    expect(shown).to_contain_text("2 sur 3 relues")
    assert row(room, ids["Brune"]) == (2.0, "C’est un début c 123", False)
    page.keyboard.press("Control+z")
    expect(card(shown)).to_contain_text("Brune")
    expect(shown).to_contain_text("1 sur 3 relues")
    assert row(room, ids["Brune"]) == (None, "", True)
    page.keyboard.press("ArrowRight")
    expect(card(shown)).to_contain_text("Chloé")
    page.keyboard.press("Enter")
    expect(shown.get_by_role("status").filter(has_text="Dites d'abord")).to_be_visible()
    assert violations(page) == []


def test_with_a_mouse_ready_sentences_points_and_the_feedback(reviewing, room, ids):
    _page, shown = reviewing()
    for name in ("Acquis, 4", "À revoir, 0", "En cours, 2"):
        shown.get_by_role("button", name=name).click()
        expect(shown.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    shown.get_by_role("button", name="Vous êtes sur la bonne voie").click()
    shown.get_by_label("Points, sur 4").fill("2.5")
    shown.get_by_label("Commentaire").press("End")
    shown.get_by_label("Commentaire").press_sequentially(" À bientôt.")
    shown.get_by_role("button", name="Garder et continuer").click()
    expect(card(shown)).to_contain_text("Brune")
    score, comment, waiting = row(room, ids["Ali"])
    assert (score, waiting) == (2.5, False)
    assert comment.startswith("Vous êtes sur la bonne voie")
    assert comment.endswith(" À bientôt.")
    expect(shown.get_by_role("button", name=comment)).to_be_visible()
    shown.get_by_role("button", name="Rendre les retours").click()
    expect(told(shown)).to_contain_text("retour", timeout=GRADED_MS)
    page_of_ali = room.data / "feedback" / f"apprenant-{ids['Ali']:04d}" / "textes" / "textes.html"
    assert "À bientôt." in page_of_ali.read_text("utf-8")


def test_names_are_hidden_and_points_are_checked(reviewing, room, ids):
    _page, shown = reviewing()
    shown.get_by_label("Cacher les noms").press("Space")
    expect(card(shown)).to_contain_text("Personne 1")
    expect(card(shown)).not_to_contain_text("Ali")
    shown.get_by_label("Points, sur 4").fill("9")
    shown.get_by_role("button", name="Garder et continuer").click()
    expect(card(shown)).to_contain_text("Personne 1")
    assert row(room, ids["Ali"]) == (None, "", True)


def test_what_was_written_stays_when_somebody_else_was_sooner(reviewing, room, ids):
    _page, shown = reviewing()
    shown.get_by_role("button", name="Acquis, 4").click()
    shown.get_by_label("Commentaire").fill("Un mot à moi")
    with Gradebook(f"sqlite:///{room.data / 'gradebook.db'}", "declic") as gradebook:
        where = ("faire", "textes", "textes", f"apprenant-{ids['Ali']:04d}")
        gradebook.find_grade(*where).manual_score = 1.0
        gradebook.db.commit()
    shown.get_by_role("button", name="Garder et continuer").click()
    expect(shown.get_by_role("status").filter(has_text="Rien n’a été écrit")).to_be_visible()
    expect(card(shown)).to_contain_text("Ali")
    expect(shown.get_by_label("Commentaire")).to_have_value("Un mot à moi")
    assert row(room, ids["Ali"])[0] == 1.0
    shown.get_by_role("button", name="Garder et continuer").click()
    expect(card(shown)).to_contain_text("Brune")
    assert row(room, ids["Ali"]) == (4.0, "Un mot à moi", False)


def test_it_fits_a_tablet_a_phone_and_200_percent(reviewing):
    page, shown = reviewing(viewport=TABLET)
    shown.get_by_text("Au clavier", exact=True).press("Enter")
    for window in (TABLET, PHONE, ZOOMED):
        page.set_viewport_size(window)
        assert overflow(page) <= 0
        assert violations(page) == []
        for button in shown.get_by_role("button").all():
            if button.is_visible():
                assert button.bounding_box()["height"] >= 44


def test_who_is_erased_is_shown_no_more(reviewing, room, ids):
    _page, shown = reviewing()
    expect(card(shown)).to_contain_text("Ali")
    with room.store() as store:
        erase(settings_of(room), store, by_number(store, ids["Ali"]), datetime.now(UTC))
    expect(shown).to_contain_text("0 sur 2 relues")
    expect(card(shown)).to_contain_text("Brune")


def test_formgrader_opens_at_the_workshop_with_one_press(reviewing):
    page, shown = reviewing()
    with page.context.expect_page(timeout=GRADED_MS) as opening:
        shown.get_by_role("link", name="Ouvrir formgrader").press("Enter")
    formgrader = opening.value
    expect(formgrader).to_have_url(re.compile(r"//127\.0\.0\.1:\d+/formgrader/gradebook/textes"))
    expect(formgrader.get_by_role("link", name="textes")).to_be_visible(timeout=GRADED_MS)
