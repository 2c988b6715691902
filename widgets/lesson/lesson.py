"""``Lesson``: a text, a picture, a short sound or video, which the browser can read aloud."""

from __future__ import annotations

import html
from typing import Any

from traitlets import Dict

from declic.i18n import Words, language
from widgets._base import WIDGET
from widgets._graded import grading
from widgets._media import (
    MEGABYTE,
    PICTURES,
    SOUNDS,
    SUBTITLES,
    VIDEOS,
    Media,
    read_media,
)
from widgets._options import Author
from widgets._text import plain, rich, rich_line
from widgets._widget import KitWidget

_ = Words("widgets")

MOST_PICTURE = 2 * MEGABYTE
MOST_SOUND = 3 * MEGABYTE
MOST_VIDEO = 10 * MEGABYTE
MOST_SUBTITLES = MEGABYTE // 10


class Lesson(KitWidget):
    """What is read, seen or heard before an exercise.

    Files lie beside the notebook. Whoever can't see or hear them finds the same in words: a picture
    has an ``alt`` text, a sound a transcript, a video subtitles or a transcript
    (https://www.w3.org/TR/WCAG22/#time-based-media).

    Parameters
    ----------
    text
        In Markdown.
    title
        A heading, one line; without it there is none.
    picture, alt
        A picture (PNG, JPEG, GIF, WebP, SVG; 2 MB at most), and what it shows, for who does not
        see it.
    sound
        A recording (MP3, Ogg; 3 MB at most).
    video
        A film (MP4, WebM; 10 MB at most).
    subtitles
        Subtitles of the video (WebVTT), in the language of the workshop.
    transcript
        What is said and what happens in the sound or video, in Markdown; shown when asked for.
    read_aloud
        Whether the browser's voice is offered, where it has one.

    Raises
    ------
    AuthorError
        If something is missing or wrong.
    """

    kind = "lesson"

    content = Dict().tag(sync=True)
    """``title``, ``text``, ``transcript`` (HTML), ``picture``, ``sound``, ``video`` (``{src, …}``
    or None), ``read_aloud``."""

    def __init__(
        self,
        text: str = "",
        title: str | None = None,
        picture: str | None = None,
        alt: str | None = None,
        sound: str | None = None,
        video: str | None = None,
        subtitles: str | None = None,
        transcript: str | None = None,
        read_aloud: bool = True,
    ) -> None:
        author = Author(type(self).__name__)
        self._text = author.text("text", text)
        self._title = "" if title is None else author.text("title", title)
        self._picture = _file(author, "picture", picture, PICTURES, MOST_PICTURE)
        self._sound = _file(author, "sound", sound, SOUNDS, MOST_SOUND)
        self._video = _file(author, "video", video, VIDEOS, MOST_VIDEO)
        self._subtitles = _file(author, "subtitles", subtitles, SUBTITLES, MOST_SUBTITLES)
        self._alt = author.text("alt", alt) if self._picture else ""
        self._transcript = "" if transcript is None else author.text("transcript", transcript)
        self._refuse_what_lacks_words(author)
        self._aloud = read_aloud
        super().__init__(words=_words(), content={} if grading() else self._content())

    def static_html(self) -> str:
        """Return the lesson as HTML that needs nothing else and runs nothing."""
        picture = ""
        if self._picture:
            picture = (
                f'<p><img style="max-width:100%" src="{self._picture.data_uri}"'
                f' alt="{html.escape(self._alt)}"></p>'
            )
        title = f"<h3>{rich_line(self._title)}</h3>" if self._title else ""
        said = f"<h4>{_('In words')}</h4>{rich(self._transcript)}" if self._transcript else ""
        return f"<div>{title}{rich(self._text)}{picture}{said}</div>"

    def _refuse_what_lacks_words(self, author: Author) -> None:
        example = 'transcript="…"'
        if self._sound and not self._transcript:
            raise author.missing(
                "transcript",
                _("Write {example}: what is heard, for who does not hear it.").format(
                    example=example
                ),
            )
        if self._video and not (self._transcript or self._subtitles):
            raise author.missing(
                "subtitles",
                _('Write subtitles="film.vtt", or {example}: for who does not hear it.').format(
                    example=example
                ),
            )
        if self._subtitles and not self._video:
            raise author.missing("video", _("Subtitles belong to a video."))

    def _content(self) -> dict[str, Any]:
        picture = self._picture and {
            "src": self._picture.address,
            "alt": self._alt,
            "width": self._picture.size[0],
            "height": self._picture.size[1],
        }
        video = self._video and {
            "src": self._video.address,
            "subtitles": self._subtitles.data_uri if self._subtitles else "",
        }
        return {
            "title": rich_line(self._title) if self._title else "",
            "text": rich(self._text),
            "transcript": rich(self._transcript) if self._transcript else "",
            "picture": picture,
            "sound": self._sound and {"src": self._sound.address},
            "video": video,
            "read_aloud": self._aloud,
        }

    def __repr__(self) -> str:
        return f"Lesson “{plain(self._title or self._text)[:60]}”"

    def _repr_mimebundle_(  # type: ignore[override]  # IPython takes a dict alone too
        self, **formats: Any
    ) -> dict[str, Any]:
        if grading():
            return {"text/plain": repr(self), "text/html": self.static_html()}
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {"text/plain": repr(self), WIDGET: view}


def _file(
    author: Author, option: str, value: str | None, types: dict[str, str], most: int
) -> Media | None:
    return None if value is None else read_media(author, option, value, types, most)


def _words() -> dict[str, str]:
    return {
        "aloud": _("Read aloud"),
        "stop": _("Stop reading"),
        "transcript": _("In words"),
        "sound": _("Recording"),
        "video": _("Video"),
        "subtitles": _("Subtitles"),
        "language": language(),
    }
