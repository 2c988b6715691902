"""Places to find, stories, cards and faces: what counts, what the page is told, what is refused."""

from __future__ import annotations

import json

import pytest

from declic.errors import AuthorError
from tests.widgets import vectors
from tests.widgets.test_hostile_pages import attempt
from widgets import FlashCards, Hotspot, Scenario, SelfAssessment, answer
from widgets.hotspot._screens import screens
from widgets.hotspot._zones import Zone

END = {"text": "Bravo.", "score": 1}
SQUARE = ((10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"></svg>'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The notebook's folder, with a picture twice as wide as high."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "image.svg").write_text(SVG)


def story(**options):
    return vectors.FIRST["scenario"].make(**options)


def place(zones=None, **options):
    given = {"picture": "image.svg", "alt": "Une image", "zones": zones, "answer": "a", "id": "x"}
    return Hotspot("Où ?", **given | options)


def scenario(steps):
    return Scenario("?", steps=steps, id="x")


@pytest.mark.parametrize(
    ("x", "y", "distance"),
    [(20, 20, 0), (10, 10, 0), (35, 20, 5), (20, 40, 5), (34, 36, 5), (0, 20, 10)],
)
def test_the_distance_to_a_zone_is_measured_in_widths_of_the_picture(x, y, distance):
    assert Zone("z", "", SQUARE).distance(x, y, 0.5) == pytest.approx(distance)


def test_a_circle_is_round_on_a_picture_that_is_not_square():
    zone = Zone("z", "", ((50.0, 50.0),), 10)
    assert zone.distance(60, 50, 0.5) == 0
    assert zone.distance(50, 70, 0.5) == 0
    assert zone.distance(50, 80, 0.5) == pytest.approx(5)


def test_a_polygon_may_have_a_dent():
    arrow = Zone("z", "", ((0.0, 0.0), (50.0, 40.0), (100.0, 0.0), (50.0, 100.0)))
    assert arrow.distance(50, 60, 1) == 0
    assert arrow.distance(50, 20, 1) > 0


def test_the_zone_to_find_wins_where_two_lie_over_each_other():
    zones = {"b": {"rect": (0, 0, 50, 50)}, "a": {"rect": (20, 20, 10, 10)}}
    mark = {"marks": [{"x": 25, "y": 25}]}
    assert place(zones).judge(mark).correct
    assert place(zones, answer="b", id="y").judge(mark).correct


def test_the_page_is_sent_no_zones_of_a_picture(in_a_room):
    zones = {"a": {"polygon": [(11, 12), (31, 12), (21, 33)]}, "b": {"circle": (77, 78, 9)}}
    shown = json.dumps(place(zones).get_state()["content"])
    assert not any(number in shown for number in ("11", "33", "77", "polygon"))


@pytest.mark.parametrize("name", ["browser", "desktop"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_zones_of_a_drawn_screen_lie_apart_and_have_words(name, language, monkeypatch):
    monkeypatch.setenv("DECLIC_LANGUAGE", language)
    zones = screens()[name].zones
    for key, zone in zones.items():
        (left, top), _corner, (right, bottom), _other = zone.corners
        middle = ((left + right) / 2, (top + bottom) / 2)
        met = [other for other in zones if zones[other].distance(*middle, 0.625) == 0]
        assert met == [key]
    assert len({zone.label for zone in zones.values()}) == len(zones)
    assert all(zone.name not in zone.label for zone in zones.values())


def test_a_story_is_told_step_by_step(said):
    exercise = story()
    exercise._receive(exercise, {"type": "walk", "path": [1]}, [])
    (told,) = said
    assert (told["type"], told["path"], told["end"]) == ("walked", [1], False)
    assert [len(step["choices"]) for step in told["steps"]] == [2, 2]
    exercise._receive(exercise, {"type": "walk", "path": [1, 0]}, [])
    assert said[1]["end"]
    assert "Éteignez" not in json.dumps(said, ensure_ascii=False)


@pytest.mark.parametrize("path", [None, "0", [7], [-1], [True], [0, 0], [1] * 41, [[]], {}])
def test_a_way_that_is_none_is_not_answered(path, said):
    exercise = story()
    exercise._receive(exercise, {"type": "walk", "path": path}, [])
    assert said == []


def test_the_end_is_told_once_it_is_recorded(said, kept):
    exercise = story()
    exercise._receive(exercise, attempt({"path": [1, 0]}), [])
    assert "Éteignez" in exercise.progress["verdict"]["feedback"]
    assert kept.earlier(exercise.id)[0].attempt.verdict.details["said"][-1].startswith("Fin")


@pytest.mark.parametrize(
    ("response", "points"), [({"level": 0}, "2.0"), (None, "0.0"), ({"level": 9}, "0.0")]
)
def test_saying_how_one_feels_earns_all_points_and_waits_for_nobody(response, points, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    exercise = SelfAssessment("À l'aise ?", id="aise", points=2)
    answer("aise", json.dumps(response))
    assert exercise._repr_mimebundle_()["text/plain"] == points
    assert not exercise.card().manual


def test_how_one_feels_is_kept_with_what_it_is_about():
    exercise = SelfAssessment("?", about="mails", moment="after", id="x")
    details = exercise.judge({"level": 3}).details
    found = {name: details[name] for name in ("about", "moment", "level", "levels")}
    assert found == {"about": "mails", "moment": "after", "level": 3, "levels": 4}


MISTAKES = {
    "no picture": (lambda: Hotspot("?", answer="a", id="x"), 'screen="browser"'),
    "no words for it": (lambda: place({"a": {"rect": (0, 0, 9, 9)}}, alt=None), "alt"),
    "no zones": (place, "zones={"),
    "unknown screen": (lambda: Hotspot("?", "a", "browsr", id="x"), "browser"),
    "screen and picture": (
        lambda: Hotspot("?", "menu", "browser", picture="image.svg", id="x"),
        "browser",
    ),
    "no answer": (lambda: Hotspot("?", screen="desktop", id="x"), 'answer="bin"'),
    "unknown zone": (lambda: Hotspot("?", "clok", "desktop", id="x"), "clock"),
    "feedback of no zone": (
        lambda: Hotspot("?", "bin", "desktop", feedback={"bni": "…"}, id="x"),
        "bin",
    ),
    "zone without shape": (lambda: place({"a": {}}), '"circle"'),
    "two shapes": (lambda: place({"a": {"rect": (0, 0, 9, 9), "circle": (1, 1, 1)}}), "rect"),
    "misspelt shape": (lambda: place({"a": {"rectangle": (0, 0, 9, 9)}}), "rect"),
    "zone outside": (lambda: place({"a": {"rect": (95, 0, 9, 9)}}), "100"),
    "flat zone": (lambda: place({"a": {"rect": (5, 5, 0, 9)}}), "100"),
    "a point for a circle": (lambda: place({"a": {"circle": (5, 5, 0)}}), "100"),
    "two corners": (lambda: place({"a": {"polygon": [(0, 0), (9, 9)]}}), "100"),
    "words for numbers": (lambda: place({"a": {"rect": "0 0 9 9"}}), "100"),
    "not a number": (lambda: place({"a": {"circle": (5, 5, float("nan"))}}), "100"),
    "one label of two": (
        lambda: place({"a": {"rect": (0, 0, 9, 9), "label": "…"}, "b": {"circle": (50, 50, 5)}}),
        "label",
    ),
    "a list that says it all": (
        lambda: place({"a": {"rect": (0, 0, 9, 9), "label": "En haut"}}),
        "liste",
    ),
    "wide tolerance": (lambda: Hotspot("?", "bin", "desktop", tolerance=50, id="x"), "20"),
    "no story": (lambda: Scenario("?", id="x"), "steps="),
    "one step": (lambda: scenario({"a": END}), "steps="),
    "missing step": (
        lambda: scenario({"a": {"text": "…", "choices": {"x": "fni"}}, "fin": END}),
        "fin",
    ),
    "a step nobody reaches": (
        lambda: scenario({"a": {"text": "…", "choices": {"x": "b"}}, "b": END, "c": END}),
        "Aucun choix",
    ),
    "a circle without end": (
        lambda: scenario(
            {
                "a": {"text": "…", "choices": {"x": "b", "y": "c"}},
                "b": {"text": "…", "choices": {"x": "b"}},
                "c": END,
            }
        ),
        "Aucune fin",
    ),
    "nobody can succeed": (
        lambda: scenario(
            {"a": {"text": "…", "choices": {"x": "b"}}, "b": {"text": "…", "score": 0.5}}
        ),
        "vaut 1",
    ),
    "a beginning that is the end": (
        lambda: scenario({"a": END, "b": {"text": "…", "choices": {"x": "a"}}}),
        "fin",
    ),
    "an end with choices": (
        lambda: scenario({"a": {"text": "…", "choices": {"x": "b"}, "score": 1}, "b": END}),
        "score",
    ),
    "a step without anything": (lambda: scenario({"a": {"text": "…"}, "b": END}), "score"),
    "a step that is text": (lambda: scenario({"a": "…", "b": END}), "choices"),
    "a misspelt name in a step": (
        lambda: scenario({"a": {"texte": "…", "choices": {"x": "b"}}, "b": END}),
        "text",
    ),
    "too many points": (
        lambda: scenario({"a": {"text": "…", "choices": {"x": "b"}}, "b": END | {"score": 2}}),
        "0.5",
    ),
    "no choices": (lambda: scenario({"a": {"text": "…", "choices": {}}, "b": END}), "8"),
    "a story that is too long": (
        lambda: scenario(
            {str(i): {"text": "…", "choices": {"x": str(i + 1)}} for i in range(41)} | {"41": END}
        ),
        "40",
    ),
    "no cards": (lambda: FlashCards("?", id="x"), "cards="),
    "one card": (lambda: FlashCards("?", {"a": "b"}, id="x"), "au moins deux"),
    "an empty back": (lambda: FlashCards("?", {"a": "", "c": "d"}, id="x"), "cards['a']"),
    "one box": (lambda: FlashCards("?", {"a": "b", "c": "d"}, boxes=1, id="x"), "de 2 à 5"),
    "an unknown moment": (lambda: SelfAssessment("?", "a", "pendant", id="x"), '"before"'),
    "a moment of what": (lambda: SelfAssessment("?", moment="after", id="x"), 'about="mails"'),
    "three faces": (lambda: SelfAssessment("?", levels=["a", "b", "c"], id="x"), "4"),
    "six faces": (lambda: SelfAssessment("?", levels=list("abcdef"), id="x"), "5"),
    "praise for a feeling": (lambda: SelfAssessment("?", right="Bravo", id="x"), "right"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_the_exercise_and_the_remedy(name):
    make, remedy = MISTAKES[name]
    kinds = r"^(Hotspot|Scenario|FlashCards|SelfAssessment) "
    with pytest.raises(AuthorError, match=kinds) as raised:
        make()
    assert remedy in str(raised.value)
