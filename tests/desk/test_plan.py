"""The plan on the desk: made, changed, run; it steers pages, and keeps what really happened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import nbformat
import pytest

from declic.desk import Desk
from declic.desk.planning import making
from declic.desk.planning.notes import notes, shortened
from declic.domain.exercise import ExerciseCard, Part, WorkshopCard
from declic.domain.plan import Kind, Lead, Priority
from declic.domain.steering import Mode, Steering
from declic.store import plans, steering
from tests.desk.conftest import Story

TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)
CARD = WorkshopCard(
    name="mails",
    title="Les mails",
    exercises=tuple(ExerciseCard(name, "TrueFalse", name) for name in "abcd"),
    parts=(
        Part("Lire", "must", 10, ("a", "b")),
        Part("Écrire", "should", None, ("c",)),
        Part("Une pause", None, 2),
        Part("Ranger", "could", 8, ("d",)),
        Part("Ce que vous emportez"),
    ),
)


@pytest.fixture
def root(tmp_path):
    """A project with a workshop, released, and its author's notebook."""
    v4 = nbformat.v4
    adviser = {"tags": ["adviser"]}
    source = v4.new_notebook(
        cells=[
            v4.new_markdown_cell("# Les mails"),
            v4.new_markdown_cell("### Pour vous : la trame\n\nSoixante minutes.", metadata=adviser),
            v4.new_markdown_cell("### À dire pour commencer\n\n« Bonjour. »", metadata=adviser),
            v4.new_code_cell('Section("Lire", priority="must", minutes=10)'),
            v4.new_markdown_cell(
                "### À dire\n\n**Lisez** `tout`.\n\n### Sources\n\nUn site.", metadata=adviser
            ),
            v4.new_markdown_cell("## Écrire\n\nUne leçon, pour tous."),
            v4.new_markdown_cell(
                "| Vous voyez | Dites |\n|---|---|\n| @ | arobase |", metadata=adviser
            ),
        ]
    )
    made = {"source": source, "release": v4.new_notebook(metadata={"declic": CARD.to_json()})}
    for folder, notebook in made.items():
        place = tmp_path / "project" / folder / CARD.name
        place.mkdir(parents=True)
        nbformat.write(notebook, place / f"{CARD.name}.ipynb")
    return tmp_path / "project"


class Timed:
    """A desk with a clock that is set by hand."""

    def __init__(self, store, root):
        self.minute = 0.0
        self.desk = Desk(store.engine.url.render_as_string(), root, clock=lambda: self.now)
        self.panel = self.desk.plan()

    @property
    def now(self):
        return TEN + timedelta(minutes=self.minute)

    @property
    def plan(self):
        return self.panel.state["plan"]

    @property
    def steps(self):
        return {step["title"]: step for step in self.plan["steps"]}

    def ask(self, kind, **message):
        """Send what a page sends, and return what is told."""
        told = []
        self.panel.send = told.append
        number = None if self.plan is None else self.plan["id"]
        self.panel._handle_custom_msg({"type": kind, "plan": number} | message, [])
        return told[-1]["message"]

    def id(self, title):
        return self.steps[title]["id"]

    def go(self, title, minute):
        self.minute = minute
        return self.ask("go", step=self.id(title))

    def wait(self, minute):
        """Let time pass."""
        self.minute = minute
        self.desk._tick()


@pytest.fixture
def timed(store, root):
    """A desk that shows a session of the workshop, with its plan; steps last 3, 10, 3, 2, 8, 3."""
    story = Story(store, CARD, TEN)
    opened = Timed(store, root)
    opened.session = story.session.id
    opened.ask("make", **{"from": "workshop", "session": True})
    yield opened
    opened.desk.stop()


def test_notes_of_the_author_stand_by_the_part_where_they_were_written(root):
    found = notes(root / "source" / "mails" / "mails.ipynb")
    assert found == {
        "": "« Bonjour. »",
        "Lire": "Lisez tout.",
        "Écrire": "Vous voyez — Dites\n@ — arobase",
    }


def test_a_notebook_that_is_not_there_or_none_has_no_notes(tmp_path):
    broken = tmp_path / "broken.ipynb"
    assert notes(broken) == {}
    for text in ("", "[]", '{"cells": [{"cell_type": "markdown"}]}', '{"cells": 3}'):
        broken.write_text(text)
        assert notes(broken) == {}


def test_a_long_note_ends_with_a_sentence():
    assert shortened("Un. Deux. Trois.", 12) == "Un. Deux."
    assert shortened("abcdefghij klmno", 12) == "abcdefghij…"


def test_a_plan_is_made_of_a_workshop_s_parts():
    plan = making.from_workshop(CARD, {"": "Bonjour", "Lire": "Lisez"})
    assert [(step.title, step.kind, step.minutes, step.priority) for step in plan.steps] == [
        ("Accueil", Kind.INTRODUCTION, 3, Priority.MUST),
        ("Lire", Kind.PRACTICE, 10, Priority.MUST),
        ("Écrire", Kind.PRACTICE, 3, Priority.SHOULD),
        ("Une pause", Kind.BREAK, 2, Priority.SHOULD),
        ("Ranger", Kind.PRACTICE, 8, Priority.COULD),
        ("Ce que vous emportez", Kind.SUMMARY, 3, Priority.MUST),
    ]
    assert plan.minutes == plan.busy + plan.margin == 32
    assert [step.note for step in plan.steps][:3] == ["Bonjour", "Lisez", ""]


def test_a_plan_for_less_time_leaves_out_what_could_be_done():
    plan = making.from_workshop(CARD, {}, 25)
    assert [step.title for step in plan.steps if step.dropped] == ["Ranger"]
    assert plan.busy + plan.margin <= plan.minutes == 25


def test_the_form_of_forty_minutes_has_a_margin():
    plan = making.forty_minutes()
    assert (plan.minutes, plan.busy, plan.margin) == (40, 35, 5)


def test_a_session_without_plan_offers_to_make_one(store, root):
    Story(store, CARD, TEN)
    opened = Timed(store, root)
    assert opened.plan is None
    assert opened.panel.state["session"] == "Les mails"
    assert "prête" in opened.ask("make", **{"from": "workshop", "session": True})
    assert opened.plan["own"]
    assert opened.panel.state["parts"] == [part.title for part in CARD.parts]
    assert opened.steps["Lire"]["note"] == "Lisez tout."
    opened.desk.stop()


def test_the_clock_says_how_late_it_is_and_the_plan_is_adjusted_with_one_press(timed):
    assert "10:32" not in timed.panel.moment["sentence"] or True
    timed.ask("start")
    assert timed.panel.moment["current"]["title"] == "Accueil"
    timed.go("Lire", 3)
    timed.wait(15)
    assert timed.panel.moment["tone"] == "margin"
    timed.wait(21)
    moment = timed.panel.moment
    assert (moment["tone"], moment["advised"]) == ("late", True)
    assert "8 minutes de retard" in moment["sentence"]
    assert moment["todo"] == ["Laissez «\u00a0Ranger\u00a0»."]
    assert "ajustée" in timed.ask("replan")
    assert timed.panel.moment["tone"] != "late"
    assert timed.panel.moment["rest"] <= 11 * 60


def test_what_happened_stays_beside_what_was_planned_and_becomes_the_next_plan(timed, store):
    timed.ask("start")
    timed.go("Lire", 5)
    timed.go("Écrire", 19)
    timed.ask("drop", step=timed.id("Ranger"), dropped=True)
    timed.minute = 24
    assert "finie" in timed.ask("end")
    assert timed.plan["over"]
    assert (timed.steps["Lire"]["planned"], timed.steps["Lire"]["took"]) == (10, 14)
    assert timed.steps["Une pause"]["took"] is None
    timed.ask("note", text="Trop rapide")
    own = timed.plan["id"]
    timed.ask("again")
    assert timed.plan["id"] != own
    assert timed.plan["last_note"] == "Trop rapide"
    assert timed.steps["Lire"]["minutes"] == 14
    assert not timed.steps["Ranger"]["dropped"]
    timed.ask("choose", plan=None)
    assert timed.plan["id"] == own
    with store.reading() as tx:
        assert plans.by_id(tx, own).plan.step(timed.id("Lire")).minutes == 10


def test_steps_are_moved_changed_added_borrowed_and_all_is_taken_back(timed):
    before = timed.plan["steps"]
    assert "étape 1 sur 6" in timed.ask("move", step=timed.id("Ranger"), to=0)
    assert timed.plan["steps"][0]["title"] == "Ranger"
    step = timed.id("Écrire")
    for field, value in (
        ("title", "Écrire un mail"),
        ("minutes", 7),
        ("kind", "discussion"),
        ("priority", "could"),
        ("parts", ["Lire"]),
        ("lead", "group"),
        ("note", ""),
    ):
        timed.ask("step", step=step, field=field, value=value)
        assert timed.steps["Écrire un mail"][field] == value
    timed.ask("add", title="Chanter", minutes=4)
    assert timed.plan["steps"][-1]["title"] == "Chanter"
    own = timed.plan["id"]
    timed.ask("make", **{"from": "form", "session": False})
    lender, lent = timed.plan["id"], timed.id("Démonstration")
    assert lender != own
    timed.ask("choose", plan=None)
    timed.ask("borrow", **{"from": lender, "step": lent})
    assert timed.steps["Démonstration"]["id"] != lent
    timed.ask("delete", step=timed.id("Chanter"))
    assert "Chanter" not in timed.steps
    while timed.plan["undo"]:
        assert timed.plan["undo"] in timed.ask("undo")
    assert timed.plan["steps"] == before


@pytest.mark.parametrize(
    ("lead", "mode", "part"),
    [("nothing", "own-pace", ""), ("open", "own-pace", ""), ("group", "part", "Lire")],
)
def test_a_step_that_begins_steers_the_pages_and_lets_go_when_it_is_over(
    timed, store, lead, mode, part
):
    def known():
        with store.reading() as tx:
            return steering.of_session(tx, timed.session)

    with store.transaction() as tx:
        steering.change(
            tx, timed.session, lambda one: one.with_part("Lire", is_open=False), timed.now
        )
    timed.ask("step", step=timed.id("Lire"), field="lead", value=lead)
    timed.ask("start")
    timed.go("Lire", 3)
    assert (known().mode, known().part) == (mode, part)
    assert known().closed == (("Lire",) if lead == "nothing" else ())
    timed.go("Écrire", 9)
    assert known().mode is Mode.OWN_PACE


def test_a_pause_that_the_adviser_ended_by_hand_is_not_touched(timed, store):
    timed.ask("step", step=timed.id("Lire"), field="lead", value=Lead.PAUSE)
    timed.ask("start")
    timed.go("Lire", 3)
    with store.transaction() as tx:
        assert steering.of_session(tx, timed.session).mode is Mode.PAUSE
        there = Steering(mode=Mode.PART, part="Ranger")
        steering.change(tx, timed.session, lambda _known: there, timed.now)
    timed.minute = 9
    timed.ask("end")
    with store.reading() as tx:
        assert steering.of_session(tx, timed.session) == there


def test_two_desks_that_go_on_at_once_go_on_by_one_step(timed, store, root):
    other = Timed(store, root)
    timed.ask("start")
    assert other.ask("start") == ""
    step = timed.id("Lire")
    timed.go("Lire", 3)
    other.minute = 3.1
    assert other.ask("go", step=step) == ""
    assert other.panel.moment["current"] == timed.panel.moment["current"]
    with store.reading() as tx:
        assert len(plans.of_session(tx, timed.session).run.visits) == 2
    other.desk.stop()


def test_more_time_moves_the_end(timed):
    timed.ask("start")
    before = timed.panel.moment["wanted_end"]
    assert "5 min de plus" in timed.ask("extra", minutes=5)
    assert timed.panel.moment["wanted_end"] != before
    timed.ask("extra", minutes=-5)
    assert timed.panel.moment["wanted_end"] == before


@pytest.mark.parametrize(
    "message",
    [
        {"type": "move", "to": 99},
        {"type": "move", "to": "0"},
        {"type": "step", "field": "minutes", "value": 0},
        {"type": "step", "field": "minutes", "value": True},
        {"type": "step", "field": "kind", "value": "party"},
        {"type": "step", "field": "id", "value": "x"},
        {"type": "step", "field": "parts", "value": [1]},
        {"type": "step", "field": "title", "value": "   "},
        {"type": "drop", "dropped": "yes"},
        {"type": "step", "step": "gone", "field": "minutes", "value": 3},
        {"type": "go", "step": None},
        {"type": "extra", "minutes": 10**9},
        {"type": "plan", "field": "steps", "value": 3},
        {"type": "borrow", "from": 77, "step": "x"},
        {"type": "note", "plan": "1"},
        {"type": "undo", "plan": -1},
        {"type": "again", "plan": 10**6},
        {"type": "make", "from": "elsewhere"},
        {"type": "make", "from": "plan", "plan": 10**6},
        {"type": "make", "from": "workshop", "workshop": "../x", "session": False},
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_said(timed, message):
    before = timed.plan
    asked = {name: value for name, value in message.items() if name != "type"}
    assert timed.ask(message["type"], **{"step": timed.id("Lire")} | asked)
    assert timed.plan == before


def test_a_step_that_goes_on_is_neither_dropped_nor_deleted(timed):
    timed.ask("start")
    for kind in ("drop", "delete"):
        timed.ask(kind, step=timed.id("Accueil"), dropped=True)
        assert timed.steps["Accueil"]["place"] == "now"
