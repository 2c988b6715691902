"""``FileManager``: what authors are told, what a path makes of the files, and its hints."""

from __future__ import annotations

import pytest

from declic.errors import AuthorError, InvalidResponse
from tests.widgets import vectors
from widgets import FileManager

FOLDERS = {"Documents": {"Impôts": ["avis.pdf"], "cv.odt": None}, "Images": ["plage.jpg"]}
GOALS = ("delete cv.odt",)


def files(folders=FOLDERS, goals=GOALS, **options):
    return FileManager("?", folders=folders, goals=goals, **{"id": "x"} | options)


MISTAKES = {
    "no folders": ({"folders": None}, "folders"),
    "folders in a list": ({"folders": ["a.txt"]}, '{"Documents"'),
    "a file that is in no folder": ({"folders": {"cv.odt": None}}, '["photo.jpg"]'),
    "a file twice": ({"folders": {"Documents": ["a.txt", "a.txt"]}}, "'a.txt'"),
    "a slash in a name": ({"folders": {"Documents": ["a/b.txt"]}}, "a/b.txt"),
    "a name that is no text": ({"folders": {"Documents": [3]}}, "3"),
    "text of a file that is none": ({"folders": {"Documents": {"a.txt": 3}}}, "3"),
    "too many files": ({"folders": {"D": [f"{n}.txt" for n in range(300)]}}, "200"),
    "nothing asked": ({"goals": ()}, "goals"),
    "a misspelt verb": ({"goals": ["delette cv.odt"]}, "delete"),
    "a misspelt file": ({"goals": ["delete cv.ods"]}, "cv.odt"),
    "a misspelt folder": ({"goals": ["move cv.odt = Imags"]}, "Images"),
    "no folder with this star": ({"goals": ["move cv.odt = Musique*"]}, "Musique"),
    "a place that is moved": ({"goals": ["move Images = Documents"]}, "Images"),
    "an end without a value": ({"goals": ["in cv.odt"]}, "in cv.odt = …"),
    "a value of what has none": ({"goals": ["delete cv.odt = Images"]}, "="),
    "a stick that is not there": ({"goals": ["eject"]}, "eject"),
    "a download that is not there": ({"goals": ["download a.pdf"]}, "download"),
    "no message to attach to": ({"goals": ["attach cv.odt"]}, "attach"),
    "a folder that can't be attached": (
        {"goals": ["attach Impôts"], "attach": "Joindre"},
        "Impôts",
    ),
    "so before anything is done": ({"goals": ["in cv.odt = Documents"]}, "avant de commencer"),
    "a folder to be made without a name": ({"goals": ["create"]}, "create"),
    "a folder to be made where none is": ({"goals": ["create Musique/Jazz"]}, "Musique"),
    "a folder that is there already": ({"goals": ["create Documents/Impôts"]}, "Impôts"),
    "asked and risky": ({"risks": GOALS}, "delete cv.odt"),
    "two sticks": ({"usb": {"A": [], "B": []}}, "usb"),
    "a stick that is called as a folder": ({"usb": {"Images": []}}, "Images"),
    "the bin as a list": ({"bin": ["a.jpg"]}, "bin"),
    "the bin of no folder": ({"bin": {"a.jpg": "Musique"}}, "Musique"),
    "a date of no file": ({"dates": {"a.jpg": "hier"}}, "a.jpg"),
    "dates in a list": ({"dates": ["hier"]}, "dates"),
    "an address that is somebody's": ({"attach": {"to": "moi@la-poste.fr"}}, ".example"),
    "an unknown part of the message": ({"attach": {"too": "a"}}, "to"),
    "an answer without a question": ({"answer": "42"}, "ask"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_what_to_write_instead(name):
    options, told = MISTAKES[name]
    with pytest.raises(AuthorError) as fault:
        files(**options)
    assert told in str(fault.value)


def judged(exercise, *steps):
    return exercise.judge({"steps": [list(step) for step in steps]})


def test_a_file_is_called_by_its_name_or_by_its_path():
    twins = {"A": ["note.txt"], "B": ["note.txt"], "C": []}
    exercise = files(twins, ["move B/note.txt = C"])
    assert judged(exercise, ("move", "f2", "f5")).score == 0
    assert judged(exercise, ("move", "f4", "f5")).correct
    with pytest.raises(AuthorError, match="note"):
        files(twins, ["move note.txt = C"])


def test_a_name_that_another_file_has_gets_a_number():
    twins = {"A": ["note.txt"], "B": ["note.txt"]}
    exercise = files(twins, ["named A/note.txt = note (1)"])
    assert judged(exercise, ("move", "f2", "f3")).correct


def test_what_is_put_back_goes_to_where_it_was():
    exercise = files(goals=["move cv.odt = Images", "restore cv.odt"])
    steps = [("move", "f4", "f5"), ("delete", "f4"), ("restore", "f4")]
    assert judged(exercise, *steps).correct
    assert judged(files(goals=["in cv.odt = Images"]), *steps).correct


def test_what_has_lost_its_folder_is_put_back_into_the_first_place():
    exercise = files(goals=["in avis.pdf = Documents"])
    assert judged(exercise, ("delete", "f3"), ("delete", "f2"), ("restore", "f3")).correct


def test_a_folder_is_copied_with_all_that_is_in_it():
    exercise = files(goals=["attached avis.pdf"], attach="Joindre")
    copied = [("copy", "f2", "f5"), ("delete", "f2"), ("empty", "bin")]
    assert judged(exercise, *copied, ("attach", "n2")).correct


def test_deleting_a_copy_does_no_harm_to_the_original():
    exercise = files(goals=["in cv.odt = Images"], risks={"delete cv.odt": "C'est l'original."})
    assert judged(exercise, ("copy", "f4", "f5"), ("copy", "f4", "f5"), ("delete", "n2")).correct
    assert not judged(exercise, ("copy", "f4", "f5"), ("delete", "f4")).correct


def test_a_new_folder_may_have_a_slip_in_its_name():
    exercise = files(goals=["create Images/Vacances", "in plage.jpg = Vacances"])
    assert judged(exercise, ("create", "f5", "vacanses"), ("move", "f6", "n1")).correct
    elsewhere = judged(exercise, ("create", "f1", "Vacances"), ("move", "f6", "n1"))
    assert elsewhere.score == 0


def test_a_new_name_is_compared_without_its_extension_being_written():
    exercise = files(goals=["rename cv.odt = cv-camille"])
    assert judged(exercise, ("rename", "f4", "CV Camille.odt")).correct
    assert judged(exercise, ("rename", "f4", "lettre.odt")).score == 0


def test_a_stick_that_was_ejected_is_taken_out_without_a_risk():
    exercise = files(usb={"CLÉ": []}, goals=["eject"], risks={"unplug": "Danger."})
    assert judged(exercise, ("plug", "usb"), ("eject", "usb"), ("unplug", "usb")).correct
    torn = judged(exercise, ("plug", "usb"), ("unplug", "usb"), ("eject", "usb"))
    assert torn.score == 0
    assert torn.details["tour"] == [{"key": "b-unplug", "text": "Danger.", "upto": 1}]


def test_steps_that_no_page_could_make_are_judged_as_if_they_were_not_there():
    exercise = files(goals=["in cv.odt = Images"])
    impossible = [
        ("rename", "n7", "x.odt"),
        ("move", "f1", "f5"),
        ("move", "f2", "f2"),
        ("restore", "f4"),
        ("open", "n1"),
        ("detach", "f4"),
    ]
    verdict = judged(exercise, *impossible, ("move", "f4", "f5"))
    assert verdict.correct
    assert verdict.details["said"] == ["A déplacé «\xa0cv.odt\xa0» dans «\xa0Images\xa0»"]


def test_more_copies_than_a_computer_has_room_for_are_no_fault():
    exercise = files(goals=["in cv.odt = Images"])
    assert judged(exercise, *[("copy", "f4", "f1")] * 400, ("move", "f4", "f5")).correct


def test_ten_thousand_steps_are_refused_kindly():
    with pytest.raises(InvalidResponse, match="exploré"):
        judged(files(), *[("select", "f4")] * 10_000)


def test_a_hint_points_at_files_at_the_bin_and_at_buttons():
    hint = (
        "[là](#Impôts) [ici](#Documents/cv.odt) [puis](#bin) [enfin](#rename) [rien](#nulle-part)"
    )
    shown = files(hint=hint).hint_html(0)
    for key in ("f2", "f4", "bin", "b-rename"):
        assert f'data-show="{key}"' in shown
    assert shown.count("data-show") == 4


def test_downloads_go_where_they_always_go():
    own = files({"Bureau": [], "Downloads": []}, ["download a.pdf"], downloads=["a.pdf"])
    assert own.content["into"] == "f2"
    made = files(goals=["download a.pdf"], downloads=["a.pdf"])
    assert made.content["files"][-1]["name"] == "Téléchargements"


def test_the_page_is_not_told_the_author_s_paths():
    content = str(files(usb={"CLÉ": ["a.mp3"]}, downloads=["b.pdf"]).content)
    assert "Documents/" not in content
    assert "path" not in content


@pytest.mark.parametrize("vector", vectors.of("file_manager"))
def test_a_picture_shows_the_folders(vector):
    exercise = vector.make()
    for path in vector.exercise["folders"]:
        assert path in exercise.static_html()
