"""The diary on the desk: entered without anybody's data, by weeks, with its calendar."""

from __future__ import annotations

from datetime import timedelta

import nbformat
import pytest
from icalendar import Calendar
from nbformat.v4 import new_notebook

from declic.desk import Desk
from declic.domain.plan import Plan, Step
from declic.domain.session import spaced_code
from declic.store import groups, learners, plans, sessions
from declic.subscription import calendar_key
from tests.desk.conftest import NOON, WORKSHOP, Story
from tests.desk.test_desk import PATIENCE_SECONDS, ask, until

DROP_IN = {
    "type": "enter",
    "kind": "drop-in",
    "date": "2026-11-24",
    "time": "14:00",
    "minutes": 20,
    "topic": "Impôts en ligne",
}


@pytest.fixture
def desk(store, tmp_path, monkeypatch):
    monkeypatch.setenv("DECLIC_JOIN", "http://192.168.1.20:8000/")
    story = Story(store)
    story.closes(45)
    opened = Desk(store.engine.url.render_as_string(), tmp_path, clock=lambda: story.at(50))
    opened.told = story
    yield opened
    opened.stop()


@pytest.fixture
def panel(desk):
    return desk.diary()


@pytest.fixture
def released(tmp_path):
    """A workshop of which a session can be opened."""
    folder = tmp_path / "release" / WORKSHOP.name
    folder.mkdir(parents=True)
    made = new_notebook(metadata={"declic": WORKSHOP.to_json()})
    nbformat.write(made, folder / f"{WORKSHOP.name}.ipynb")
    return WORKSHOP.name


@pytest.fixture
def plan(store):
    """A plan that was prepared."""
    with store.transaction() as tx:
        steps = (Step("x", "Accueil", minutes=5),)
        return plans.add(tx, Plan("Mardi", 30, 5, steps), NOON, workshop=WORKSHOP.name).id


def entries(panel):
    return [one for week in panel.state["weeks"] for one in week["entries"]]


def test_a_session_that_was_held_is_there_by_itself(panel, desk):
    (week,) = panel.state["weeks"]
    assert (week["monday"], week["past"]) == ("2026-11-23", False)
    (entry,) = week["entries"]
    assert (entry["id"], entry["kind"], entry["minutes"]) == (None, "session", 45)
    assert entry["session"] == desk.told.session.id
    assert panel.state["months"] == [
        {"month": "2026-11", "totals": [{"kind": "session", "entries": 1, "minutes": 45}]}
    ]


def test_a_drop_in_is_entered_changed_and_taken_out(panel):
    ask(panel, **DROP_IN)
    first, _session = entries(panel)
    assert (first["name"], first["date"], first["time"]) == (
        "Impôts en ligne",
        "2026-11-24",
        "14:00",
    )
    ask(panel, **DROP_IN | {"entry": first["id"], "minutes": 35})
    assert [one["minutes"] for one in entries(panel)] == [35, 45]
    assert "retiré" in ask(panel, type="remove", entry=first["id"])[0]
    assert "n'existe plus" in ask(panel, **DROP_IN | {"entry": first["id"]})[0]
    assert len(entries(panel)) == 1


def test_an_entry_belongs_to_a_session_and_a_group(panel, desk):
    ask(desk.groups(), type="make", name="Mardi matin")
    (group,) = panel.state["groups"]
    assert group["title"] == "Mardi matin"
    (known,) = panel.state["sessions"]
    ask(panel, **DROP_IN | {"kind": "session", "session": known["id"], "group": group["id"]})
    (entry,) = entries(panel)
    assert (entry["session"], entry["links"]) == (known["id"], ["Mardi matin"])


@pytest.mark.parametrize("name", ["title", "topic", "place", "note"])
@pytest.mark.parametrize(
    "real", ["Jean, 06 12 34 56 78", "jean.durand@orange.fr", "FR76 3000 6000 0112 3456 7890 189"]
)
def test_nobodys_data_is_kept(panel, name, real):
    (said,) = ask(panel, **DROP_IN | {name: real})
    assert "Rien n'a été gardé" in said
    assert real not in said
    assert len(entries(panel)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "fête"},
        {"date": "2026-13-45"},
        {"date": "1999-12-31"},
        {"date": "9999-12-31"},
        {"date": "0001-01-01"},
        {"time": "soon"},
        {"minutes": 0},
        {"minutes": "20"},
        {"minutes": 1441},
        {"topic": 3},
        {"topic": "x" * 201},
        {"session": "1"},
        {"entry": True},
        {"entry": 99},
    ],
)
def test_what_makes_no_sense_is_not_entered(panel, wrong):
    assert ask(panel, **DROP_IN | wrong)
    assert len(entries(panel)) == 1


def test_the_calendar_is_handed_over(panel):
    ask(panel, **DROP_IN)
    told = []
    panel.send = lambda content, buffers=(): told.append((content, buffers))
    panel._handle_custom_msg({"type": "export"}, [])
    ((content, (file,)),) = told
    assert content["file"] in content["message"]
    events = Calendar.from_ical(file).walk("VEVENT")
    assert {str(one["summary"]) for one in events} == {"Impôts en ligne", "Reconnaître un lien"}
    assert {one.decoded("duration") for one in events} == {
        timedelta(minutes=20),
        timedelta(minutes=45),
    }


def test_the_address_of_the_calendar_can_be_another_one(panel, data_folder):
    before = panel.state["address"]
    assert before == f"http://192.168.1.20:8000/calendar/{calendar_key(data_folder)}.ics"
    assert "nouvelle" in ask(panel, type="renew")[0]
    assert panel.state["address"] != before
    assert calendar_key(data_folder) in panel.state["address"]
    assert (data_folder / "calendar_key").stat().st_mode & 0o077 == 0


# ---- a planned session is opened ------------------------------------------------------------

PLANNED = {"type": "enter", "kind": "session", "date": "2026-11-25", "time": "14:00", "minutes": 60}


def planned(panel):
    return next(one for one in entries(panel) if one["id"] is not None)


def test_a_planned_session_is_opened_with_its_plan_and_group(store, released, plan, panel, desk):
    with store.transaction() as tx:
        group = groups.make(tx, "Mardi matin", NOON)
    ask(panel, **PLANNED | {"plan": plan, "group": group})
    until(lambda: planned(panel)["open"] == released, PATIENCE_SECONDS)
    (said,) = ask(panel, type="open", entry=planned(panel)["id"])
    entry = planned(panel)
    assert (entry["open"], entry["plan"]) == (None, plan)
    with store.reading() as tx:
        opened = sessions.session(tx, entry["session"])
        assert plans.by_id(tx, plan).session == opened.id
    assert opened.workshop.name == released
    with store.transaction() as tx:
        learners.join(tx, opened, "Marie", NOON)
        assert groups.session_ids(tx, group) == [opened.id]
    assert spaced_code(opened.code) in said
    assert desk.sessions().state["current"]["id"] == opened.id


def test_a_plan_that_was_held_is_held_again_as_a_new_one(store, released, plan, panel, desk):
    with store.transaction() as tx:
        plans.give(tx, plan, desk.told.session.id, NOON)
    ask(panel, **PLANNED | {"plan": plan})
    ask(panel, type="open", entry=planned(panel)["id"])
    entry = planned(panel)
    with store.reading() as tx:
        assert plans.by_id(tx, plan).session == desk.told.session.id
        again = plans.by_id(tx, entry["plan"])
    assert (again.session, again.based_on) == (entry["session"], plan)
    assert [step.title for step in again.plan.steps] == ["Accueil"]


def test_the_workshop_is_chosen_where_no_plan_says_it(store, released, panel):
    ask(panel, **PLANNED)
    until(lambda: panel.state["workshops"], PATIENCE_SECONDS)
    assert planned(panel)["open"] == ""
    number = planned(panel)["id"]
    assert "n'est pas prêt" in ask(panel, type="open", entry=number)[0]
    assert planned(panel)["session"] is None
    ask(panel, type="open", entry=number, workshop=released)
    first = planned(panel)["session"]
    assert first is not None
    assert "déjà été ouverte" in ask(panel, type="open", entry=number, workshop=released)[0]
    assert planned(panel)["session"] == first


@pytest.mark.parametrize(
    "other",
    [{"date": "2026-11-24"}, {"kind": "preparation"}],
    ids=["past", "no session"],
)
def test_what_plans_no_session_is_not_opened(released, panel, other):
    ask(panel, **PLANNED | other)
    assert planned(panel)["open"] is None


@pytest.mark.parametrize("entry", [None, "1", 99, True])
def test_an_entry_that_is_none_opens_nothing(store, released, panel, entry):
    with store.reading() as tx:
        before = len(sessions.all_sessions(tx))
    assert ask(panel, type="open", entry=entry, workshop=released)
    with store.reading() as tx:
        assert len(sessions.all_sessions(tx)) == before
