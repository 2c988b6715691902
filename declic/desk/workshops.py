"""The released workshops that the desk offers; read again only when their files change."""

from __future__ import annotations

import threading
from pathlib import Path

from declic.domain.exercise import WorkshopCard


class Released:
    """The workshops in ``release/``.

    What reads notebooks takes seconds to import, so it is imported at the first
    :meth:`refresh`, which the desk leaves to a thread of its own.

    Parameters
    ----------
    root
        Folder that holds ``release/``.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._signature: object = None
        self._reading = threading.Lock()
        self.cards: list[WorkshopCard] | None = None
        """The workshops of which a session can be opened, by title; None until they are read."""

    def refresh(self) -> list[WorkshopCard]:
        """Read the workshops again if a file has changed, and return them."""
        from declic.workshops import RELEASE, released_workshops

        with self._reading:
            notebooks = (self._root / RELEASE).glob("*/*.ipynb")
            signature = sorted((path.as_posix(), _stamp(path)) for path in notebooks)
            if self.cards is None or signature != self._signature:
                self.cards = released_workshops(self._root)
                self._signature = signature
            return self.cards

    def source(self, name: str) -> Path:
        """Return where the author's notebook of a workshop is, if it is there."""
        from declic.workshops import source_path

        return source_path(self._root, name)


def _stamp(path: Path) -> int:
    """Return when a file was last written, in nanoseconds; 0 if it has just gone."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
