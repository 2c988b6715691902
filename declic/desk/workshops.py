"""The released workshops that the desk offers; read again only when their files change."""

from __future__ import annotations

from pathlib import Path

from declic.domain.exercise import WorkshopCard
from declic.workshops import RELEASE, released_workshops


class Released:
    """The workshops in ``release/``.

    Parameters
    ----------
    root
        Folder that holds ``release/``.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._signature: object = None
        self._cards: list[WorkshopCard] = []

    def cards(self) -> list[WorkshopCard]:
        """Return the cards of the workshops of which a session can be opened, by title."""
        signature = sorted(
            (path.as_posix(), stamp) for path, stamp in self._notebooks() if stamp is not None
        )
        if signature != self._signature:
            self._cards = released_workshops(self._root)
            self._signature = signature
        return self._cards

    def _notebooks(self) -> list[tuple[Path, int | None]]:
        return [(path, _stamp(path)) for path in (self._root / RELEASE).glob("*/*.ipynb")]


def _stamp(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
