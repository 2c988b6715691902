"""An imitation computer's files while a learner works on them: the same fold as ``_files.js``.

What a page could not have done (moving a folder into itself, renaming what is gone) changes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from widgets._files import FOLDER, Entry, extension

BIN = "bin"
"""Key of the bin, and the author's name for it."""
MOST_MADE = 300
"""Files and folders that a learner can make: created, copied, downloaded."""
MADE = tuple(f"n{number}" for number in range(1, MOST_MADE + 1))


@dataclass
class Desk:
    """The files as they are now.

    Attributes
    ----------
    entries
        By key, in the order in which they came.
    copies
        Keys of what was copied from another.
    attached
        Keys of what is attached to the message, in order.
    stick
        Where the USB stick is: ``out``, ``in``, or ``ejected``.
    """

    entries: dict[str, Entry]
    copies: set[str] = field(default_factory=set)
    attached: list[str] = field(default_factory=list)
    stick: str = "out"
    _made: int = 0

    def inside(self, key: str, folder: str) -> bool:
        """Return whether something is a folder, or is in it, however deep."""
        while key and key != folder:
            one = self.entries.get(key)
            key = one.parent if one else ""
        return key == folder

    def holding(self, folder: str) -> Iterator[Entry]:
        """Give what lies in a folder."""
        return (one for one in [*self.entries.values()] if one.parent == folder)

    def movable(self, key: str) -> bool:
        """Return whether something is there, is no place, and is not in the bin."""
        return key in self.entries and bool(self.entries[key].parent) and not self.inside(key, BIN)

    def is_folder(self, key: str) -> bool:
        """Return whether this is a folder that things can be put into."""
        return (
            key in self.entries and self.entries[key].kind == FOLDER and not self.inside(key, BIN)
        )

    def create(self, parent: str, name: str) -> Entry | None:
        """Make a folder in another; return it, or None if that can't be."""
        if not self.is_folder(parent):
            return None
        return self._make(Entry("", name, parent, "", FOLDER))

    def download(self, file: Entry, folder: str) -> Entry | None:
        """Put a file of the page into a folder; return it."""
        return self._make(replace(file, parent=folder))

    def rename(self, key: str, name: str) -> Entry | None:
        """Give something another name; return it as it is then."""
        if not self.movable(key) or name == self.entries[key].name:
            return None
        return self._put(self.entries[key], self.entries[key].parent, name)

    def move(self, key: str, folder: str) -> Entry | None:
        """Put something into a folder where it is not yet; return it as it is then."""
        if not self._fits(key, folder) or self.entries[key].parent == folder:
            return None
        return self._put(self.entries[key], folder)

    def copy(self, key: str, folder: str) -> Entry | None:
        """Put a copy, with all that is in it, into a folder; return the copy."""
        if not self._fits(key, folder):
            return None
        inside = [*self.holding(key)]
        made = self._make(replace(self.entries[key], parent=folder))
        if made:
            self.copies.add(made.key)
            for one in inside:
                self.copy(one.key, made.key)
        return made

    def delete(self, key: str) -> bool:
        """Put something into the bin."""
        if not self.movable(key):
            return False
        one = self.entries[key]
        self.entries[key] = replace(one, parent=BIN, was=one.parent)
        return True

    def restore(self, key: str, otherwise: str) -> Entry | None:
        """Put something from the bin back to where it was, or else into the folder *otherwise*."""
        one = self.entries.get(key)
        if one is None or one.parent != BIN:
            return None
        folder = one.was if self.is_folder(one.was) else otherwise
        return self._put(replace(one, was=""), folder)

    def empty(self) -> bool:
        """Take everything out of the bin for good."""
        gone = [key for key in self.entries if self.inside(key, BIN)]
        for key in gone:
            del self.entries[key]
        self.attached = [key for key in self.attached if key in self.entries]
        return bool(gone)

    def _fits(self, key: str, folder: str) -> bool:
        return self.movable(key) and self.is_folder(folder) and not self.inside(folder, key)

    def _make(self, entry: Entry) -> Entry | None:
        if self._made == MOST_MADE:
            return None
        key = MADE[self._made]
        self._made += 1
        return self._put(replace(entry, key=key), entry.parent)

    def _put(self, entry: Entry, folder: str, name: str = "") -> Entry:
        others = (one.name for one in self.holding(folder) if one.key != entry.key)
        placed = replace(entry, parent=folder, name=free_name(name or entry.name, others))
        self.entries[entry.key] = placed
        return placed


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return a name, or the first of ``name (1).odt``, ``name (2).odt`` … that is not taken."""
    known = set(taken)
    end = extension(name)
    stem = name.removesuffix(end)
    number, free = 0, name
    while free in known:
        number += 1
        free = f"{stem} ({number}){end}"
    return free
