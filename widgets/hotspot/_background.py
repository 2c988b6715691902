"""What a hotspot is looked for on: an author's picture, or a screen that comes with the kit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from declic.i18n import Words
from widgets._media import MEGABYTE, PICTURES, Media, data_uri, read_media
from widgets._options import Author
from widgets.hotspot._screens import HEIGHT, WIDTH, screens
from widgets.hotspot._zones import Zone, read_zones

_ = Words("widgets")

MOST_PICTURE = 2 * MEGABYTE


@dataclass(frozen=True)
class Background:
    """A picture with its zones.

    Attributes
    ----------
    alt
        What it shows, for who does not see it.
    size
        Width and height, pixels.
    file
        The author's file; a screen that comes with the kit is :attr:`svg` instead.
    """

    alt: str
    size: tuple[int, int]
    zones: Mapping[str, Zone]
    file: Media | None = None
    svg: str = ""

    @property
    def ratio(self) -> float:
        """Return the height divided by the width."""
        return self.size[1] / self.size[0]

    @property
    def address(self) -> str:
        """Return where a page finds it."""
        return self.file.address if self.file else self.data_uri

    @property
    def data_uri(self) -> str:
        """Return an address that holds it."""
        return self.file.data_uri if self.file else data_uri("image/svg+xml", self.svg.encode())


def read_background(
    author: Author, screen: object, picture: object, alt: object, zones: object
) -> Background:
    """Return what an author asks for: a screen, or a picture with its zones.

    Raises
    ------
    AuthorError
        If there is neither, or something of both, or something is wrong in one of them.
    """
    if screen is not None:
        return _screen(author, screen, {"picture": picture, "alt": alt, "zones": zones})
    if picture is None:
        raise author.missing(
            "picture",
            _("Write {example}.").format(example='picture="photo.png" / screen="browser"'),
        )
    file = read_media(author, "picture", picture, PICTURES, MOST_PICTURE)
    words = author.text("alt", alt)
    return Background(words, file.size, read_zones(author, zones), file)


def _screen(author: Author, name: object, others: Mapping[str, object]) -> Background:
    for option, value in others.items():
        if value is not None:
            raise author.refuse(
                option,
                value,
                _("Leave it out: the screen “{name}” has its own.").format(name=name),
            )
    known = screens()
    author.known([str(name)], list(known), _("screen"))
    drawn = known[str(name)]
    return Background(drawn.alt, (WIDTH, HEIGHT), drawn.zones, svg=drawn.svg)
