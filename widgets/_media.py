"""Files beside a workshop's notebook: pictures, sounds and films, checked and given an address.

A room serves them at ``workshop/<name>``, where a browser keeps them; elsewhere (JupyterLab, plain
Voilà, pictures for formgrader and paper) the page carries the file itself, as a ``data:`` address.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from declic.i18n import Words
from widgets._assets import KIT_VARIABLE
from widgets._image_size import image_size
from widgets._options import Author

_ = Words("widgets")

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
SOUNDS = {".mp3": "audio/mpeg", ".ogg": "audio/ogg"}
VIDEOS = {".mp4": "video/mp4", ".webm": "video/webm"}
SUBTITLES = {".vtt": "text/vtt"}
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Media:
    """A file beside the notebook.

    Attributes
    ----------
    name
        Its path from the notebook's folder, with ``/``.
    path
        Where it is now.
    type
        Its media type, as ``image/png``.
    digest
        Of its content, 8 hexadecimal digits: an address changes when the file does.
    size
        Width and height of a picture, pixels; ``(0, 0)`` for other files.
    """

    name: str
    path: Path
    type: str
    digest: str
    size: tuple[int, int] = (0, 0)

    @property
    def address(self) -> str:
        """Return where a page finds it."""
        if os.environ.get(KIT_VARIABLE):
            return f"{quote(self.name)}?{self.digest}"
        return self.data_uri

    @property
    def data_uri(self) -> str:
        """Return an address that holds the file itself."""
        return data_uri(self.type, self.path.read_bytes())


def data_uri(kind: str, body: bytes) -> str:
    """Return an address that holds content of a media type."""
    return f"data:{kind};base64,{base64.b64encode(body).decode()}"


def read_media(
    author: Author, option: str, value: object, types: Mapping[str, str], most_bytes: int
) -> Media:
    """Return a file that an author names.

    Parameters
    ----------
    types
        Media types by the ends of names that are allowed.
    most_bytes
        Largest size, for a whole room loads it over one Wi-Fi.

    Raises
    ------
    AuthorError
        If it is no path below the notebook's folder, is not there, is of another type, too large,
        or a picture whose size can't be read.
    """
    name = author.text(option, value, f"image{next(iter(types))}").replace("\\", "/")
    path = PurePosixPath(name)
    if "://" in name or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise author.refuse(
            option, value, _("Put the file beside the notebook, and write its name alone.")
        )
    if path.suffix.lower() not in types:
        raise author.refuse(
            option,
            value,
            _("These types of file can be shown: {types}.").format(types=", ".join(types)),
        )
    file = Path(path)
    if not file.is_file():
        raise author.refuse(option, value, _not_there(file))
    body = file.read_bytes()
    if len(body) > most_bytes:
        raise author.refuse(
            option,
            value,
            _("It is too large for a room's Wi-Fi: {most} MB at most. Make it smaller.").format(
                most=f"{most_bytes / MEGABYTE:g}"
            ),
        )
    kind = types[path.suffix.lower()]
    size = image_size(body) if kind.startswith("image/") else (0, 0)
    if size is None:
        raise author.refuse(
            option, value, _("Its width and height can't be read. Save the picture again as PNG.")
        )
    return Media(name, file.resolve(), kind, hashlib.sha256(body).hexdigest()[:8], size)


def _not_there(file: Path) -> str:
    folder = file.parent
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    near = difflib.get_close_matches(file.name, names, 2, 0.6)
    if near:
        return _("There is no such file. Did you mean {names}?").format(names=", ".join(near))
    return _("There is no such file. Put it in the notebook's folder: {folder}.").format(
        folder=Path.cwd()
    )
