"""The choices of ``MultipleChoice``: texts, with a picture or without."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from declic.i18n import Words
from widgets._media import PICTURES, Media, read_media
from widgets._options import Author
from widgets._text import rich_line

_ = Words("widgets")

PICTURE_BYTES = 300_000
"""Largest size of a picture: there are several, and a whole room loads them at once."""
EMBEDDED_BYTES = 100_000
"""Largest size of a picture that formgrader and paper show; of a larger one they say what it is."""


@dataclass(frozen=True)
class Shown:
    """One choice.

    Attributes
    ----------
    text
        A line of Markdown; empty where there is a picture alone.
    picture
        A file beside the notebook.
    alt
        What the picture shows, in words.
    """

    text: str
    picture: Media | None = None
    alt: str = ""

    @property
    def name(self) -> str:
        """Return the words by which people and authors call it."""
        return self.text or self.alt

    def html(self) -> str:
        """Return it for a page."""
        if self.picture is None:
            return rich_line(self.text)
        width, height = self.picture.size
        size = f'width="{width}" height="{height}"'
        return (
            f'<img class="declic-choice-picture" src="{html.escape(self.picture.address)}"'
            f' alt="{html.escape(self.alt)}" {size}>{rich_line(self.text)}'
        )

    def static_html(self) -> str:
        """Return it for formgrader and paper."""
        if self.picture is None:
            return rich_line(self.text)
        if self.picture.path.stat().st_size > EMBEDDED_BYTES:
            return f"{rich_line(self.text)} <em>({html.escape(self.alt)})</em>"
        return (
            f'<img style="max-height:8em;max-width:100%;vertical-align:middle"'
            f' src="{self.picture.data_uri}" alt="{html.escape(self.alt)}">'
            f" {rich_line(self.text)}"
        )


def read_choices(author: Author, value: object) -> tuple[Shown, ...]:
    """Return at least two different choices.

    Raises
    ------
    AuthorError
        If there are fewer, two of one name, or one is neither a text nor a picture with its words.
    """
    if isinstance(value, Sequence) and not isinstance(value, str):
        choices = [_read(author, f"choices[{i}]", choice) for i, choice in enumerate(value)]
        author.texts("choices", [choice.name for choice in choices], at_least=2)
        return tuple(choices)
    return tuple(Shown(text) for text in author.texts("choices", value, at_least=2))


def _read(author: Author, option: str, value: object) -> Shown:
    if not isinstance(value, Mapping):
        return Shown(author.text(option, value))
    author.known(value, ["text", "picture", "alt"], option)
    text = "" if value.get("text") is None else author.text(f"{option}.text", value["text"])
    name = f"{option}.picture"
    picture = read_media(author, name, value.get("picture"), PICTURES, PICTURE_BYTES)
    if value.get("alt") is None:
        raise author.missing(
            f"{option}.alt", _("Say what the picture shows, for those who don't see it.")
        )
    return Shown(text, picture, author.text(f"{option}.alt", value["alt"]))
