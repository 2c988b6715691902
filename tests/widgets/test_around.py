"""What stands around exercises: lessons, sections, and files beside the notebook."""

from __future__ import annotations

import json
import struct

import pytest

from declic.errors import AuthorError
from widgets import Lesson, Section
from widgets._image_size import image_size
from widgets.section.section import SECTION

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 30, 20)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 20, 30) + b"\0" * 9
GIF = b"GIF89a" + struct.pack("<HH", 30, 20)
WEBP = b"RIFF\0\0\0\0WEBP"
VP8 = WEBP + b"VP8 " + b"\0" * 10 + struct.pack("<HH", 30, 20)
VP8L = WEBP + b"VP8L\0\0\0\0/" + struct.pack("<I", 29 | 19 << 14)
VP8X = WEBP + b"VP8X" + b"\0" * 8 + bytes([29, 0, 0, 19, 0, 0])


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The notebook's folder, with a few files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "fenêtre 1.svg").write_text(SVG)
    for name in ("voix.mp3", "film.mp4", "film.vtt"):
        (tmp_path / name).write_bytes(b"WEBVTT\n")
    (tmp_path / "faux.png").write_bytes(b"no picture")
    (tmp_path / "lourd.png").write_bytes(PNG + b"\0" * 2_000_000)
    return tmp_path


@pytest.mark.parametrize("body", [PNG, JPEG, GIF, VP8, VP8L, VP8X, SVG.encode()])
def test_the_size_of_a_picture_is_read(body):
    assert image_size(body) == ((640, 400) if b"svg" in body else (30, 20))


@pytest.mark.parametrize("body", [b"", b"GIF", b"\xff\xd8\xff", PNG[:18], WEBP, b"<svg>", b"<p>"])
def test_a_file_that_is_no_whole_picture_has_no_size(body):
    assert image_size(body) is None


def test_a_lesson_carries_its_picture_where_nobody_serves_it():
    lesson = Lesson("Lisez.", picture="images/fenêtre 1.svg", alt="Une fenêtre")
    shown = lesson.content["picture"]
    assert shown["src"].startswith("data:image/svg+xml;base64,")
    assert (shown["width"], shown["height"], shown["alt"]) == (640, 400, "Une fenêtre")


def test_a_room_serves_the_files_that_lessons_show(in_a_room):
    lesson = Lesson("Lisez.", picture="images/fenêtre 1.svg", alt="Une fenêtre")
    address, _mark, digest = lesson.content["picture"]["src"].partition("?")
    assert address == "images/fen%C3%AAtre%201.svg"
    assert len(digest) == 8


def test_a_lesson_is_text_and_never_markup_of_ones_own():
    lesson = Lesson("<b>gras</b> et *penché*", title="<i>x</i>", picture=None)
    assert lesson.content["text"] == "<p>&lt;b&gt;gras&lt;/b&gt; et <em>penché</em></p>\n"
    assert lesson.content["title"] == "&lt;i&gt;x&lt;/i&gt;"


def test_a_lesson_is_a_picture_where_nbgrader_grades(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    lesson = Lesson("Écoutez.", sound="voix.mp3", transcript="On entend *bonjour*.")
    shown = lesson._repr_mimebundle_()["text/html"]
    assert "<em>bonjour</em>" in shown


MISTAKES = {
    "no text": (Lesson, "text"),
    "picture without words": (lambda: Lesson("x", picture="images/fenêtre 1.svg"), 'alt="…"'),
    "misspelt file": (lambda: Lesson("x", sound="voie.mp3"), "voix.mp3"),
    "no such folder": (lambda: Lesson("x", sound="sons/a.mp3"), "dossier du carnet"),
    "an address": (lambda: Lesson("x", sound="https://a.example/b.mp3"), "à côté du carnet"),
    "a file elsewhere": (lambda: Lesson("x", sound="../voix.mp3"), "à côté du carnet"),
    "a whole path": (lambda: Lesson("x", sound="/tmp/voix.mp3"), "à côté du carnet"),
    "a path of Windows": (lambda: Lesson("x", sound="C:\\voix.mp3"), "à côté du carnet"),
    "film as sound": (lambda: Lesson("x", sound="film.mp4"), ".mp3"),
    "what is no picture": (lambda: Lesson("x", picture="faux.png", alt="y"), "PNG"),
    "heavy picture": (lambda: Lesson("x", picture="lourd.png", alt="y"), "2 Mo"),
    "sound without words": (lambda: Lesson("x", sound="voix.mp3"), "transcript="),
    "video without words": (lambda: Lesson("x", video="film.mp4"), "subtitles="),
    "subtitles of nothing": (lambda: Lesson("x", subtitles="film.vtt"), "video"),
    "section without title": (Section, "title"),
    "unknown priority": (lambda: Section("x", priority="urgent"), '"must"'),
    "no minutes": (lambda: Section("x", minutes=0), "600"),
    "true minutes": (lambda: Section("x", minutes=True), "600"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_the_option_and_the_remedy(name):
    make, remedy = MISTAKES[name]
    with pytest.raises(AuthorError, match=r"Lesson|Section") as raised:
        make()
    assert remedy in str(raised.value).replace("\u00a0", " ")


def test_a_section_is_a_quiet_heading():
    shown = Section("**Voir** <b>", priority="must", minutes=15)._repr_mimebundle_()
    assert "<h2><strong>Voir</strong> &lt;b&gt;</h2>" in shown["text/html"]
    assert "L'essentiel · environ 15 minutes" in shown["text/html"].replace("&#x27;", "'")
    assert json.loads(json.dumps(shown[SECTION]))["minutes"] == 15
