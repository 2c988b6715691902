"""An attestation says what its learner has practised, in all sessions, and nothing of others."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader

from declic.domain.exercise import ExerciseCard, WorkshopCard
from declic.printing import pdf
from declic.printing.attestation import attestations, attestations_html
from declic.store import Store
from tests.desk.conftest import NOON, Story

FONTS = ("regular.woff2", "bold.woff2")
WORKSHOP = WorkshopCard(
    "mails",
    "Les mails",
    (
        ExerciseCard("a", "MultipleChoice", "Qui écrit ?", skills=("DigComp 4.2",)),
        ExerciseCard("b", "TrueFalse", "Cliquer ?", skills=("DigComp 4.2",)),
        ExerciseCard("c", "FreeText", "Racontez", manual=True, skills=("DigComp 2.1",)),
        ExerciseCard("d", "TrueFalse", "Sans compétence"),
    ),
)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(f"sqlite:///{tmp_path}/store.db")
    yield opened
    opened.close()


def made(story, only=None):
    with story.store.reading() as tx:
        return attestations(tx, story.session, only)


def test_skills_are_shown_or_practised_over_all_sessions(store):
    first = Story(store, WORKSHOP)
    marie, leo = first.joins("Marie"), first.joins("Léo")
    first.does(marie, "a", "right", 1, seconds=700)
    first.does(marie, "b", "wrong", 2)
    first.does(leo, "a", "wrong", 3)
    again = Story(store, WORKSHOP, at=NOON + timedelta(days=7))
    again.comes_back(marie)
    again.does(marie, "c", "text", 1)
    one = made(again)[0]
    assert [title for title, _day in one.visits] == ["Les mails", "Les mails"]
    assert [day.day for _title, day in one.visits] == [25, 2]
    assert [line.split(" · ")[0] for line in one.managed] == ["DigComp 2.1"]
    assert [line.split(" · ")[0] for line in one.practised] == ["DigComp 4.2"]
    assert one.minutes == 10
    again.does(marie, "b", "right", 5)
    later = made(again)[0]
    assert [line.split(" · ")[0] for line in later.managed] == ["DigComp 2.1", "DigComp 4.2"]
    assert later.practised == ()


def test_who_has_practised_no_skill_has_none_and_only_who_is_asked_for(store):
    story = Story(store, WORKSHOP)
    marie, leo, zoe = (story.joins(name) for name in ("Marie", "Léo", "Zoé"))
    story.does(marie, "a", "right", 1)
    story.does(leo, "d", "right", 1)
    story.does(zoe, "a", "wrong", 1)
    assert [one.name for one in made(story)] == ["Marie", "Zoé"]
    assert [one.name for one in made(story, {zoe})] == ["Zoé"]


def test_the_page_names_nobody_else_and_holds_no_mark_and_no_markup(store):
    story = Story(store, WORKSHOP)
    hostile = story.joins("<img src=x onerror=alert(1)>")
    marie = story.joins("Marie")
    story.does(hostile, "a", "right", 1)
    story.does(marie, "a", "wrong", 1)
    page = attestations_html(made(story, {hostile}), fonts=FONTS, today=NOON, zone=UTC)
    assert "<img" not in page
    assert "Marie" not in page
    assert "Compétences montrées dans les exercices" in page
    assert "Compétences travaillées" not in page
    assert "%" not in page.split("<main>")[1]


def test_where_nobody_has_practised_it_says_so(store):
    page = attestations_html(made(Story(store, WORKSHOP)), fonts=FONTS, today=NOON)
    assert "encore travaillé de compétence" in page


@pytest.mark.skipif(not pdf.available(), reason="no Pango here")
def test_as_pdf_it_is_a_tagged_page_each(store):
    story = Story(store, WORKSHOP)
    for name in ("Marie", "مريم 😀"):
        story.does(story.joins(name), "a", "right", 1)
    page = attestations_html(
        made(story), fonts=pdf.font_addresses(), today=datetime.now(UTC), zone=UTC
    )
    reader = PdfReader(io.BytesIO(pdf.pdf(page)))
    assert len(reader.pages) == 2
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "DigComp 4.2" in reader.pages[0].extract_text()
