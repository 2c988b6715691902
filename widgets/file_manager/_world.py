"""What an author's goals may name on an imitation computer, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from declic.domain import rules
from declic.i18n import Words
from widgets._author import Author
from widgets._files import FOLDER, Entry, aliases_of, extension, read_name
from widgets._task import Goal
from widgets.file_manager._desk import BIN, Desk

_ = Words("widgets")

INTO_FOLDERS = ("move", "copy", "in")
"""Verbs after which the value is a folder."""
TYPED = ("rename", "named", "find")
"""Verbs after which the value is a pattern of what is typed."""
NEEDING = ("in", "named")
"""Verbs that say nothing without a value."""
OF_STICK = ("plug", "eject", "unplug")


@dataclass(frozen=True)
class World:
    """An imitation computer as it is at the beginning.

    Attributes
    ----------
    entries
        Its files and folders, those on the USB stick and in the bin too.
    downloads
        Files of the page from which files are downloaded; their parent is the folder into which
        they go.
    stick
        Key of the USB stick; empty if there is none.
    mail
        Whether there is a message to which files can be attached.
    new
        Folders that are to be made: a name, or a path.
    """

    entries: tuple[Entry, ...]
    downloads: tuple[Entry, ...] = ()
    stick: str = ""
    mail: bool = False
    new: tuple[str, ...] = ()

    def desk(self) -> Desk:
        """Return the files before anything is done."""
        return Desk({one.key: one for one in self.entries})

    @property
    def home(self) -> str:
        """Key of the first place, where what has lost its folder comes back to."""
        return self.entries[0].key

    @property
    def aliases(self) -> dict[str, str]:
        """Return the path of whatever an author may name."""
        return aliases_of([*(one.path for one in (*self.entries, *self.downloads)), *self.new])

    @property
    def folders(self) -> set[str]:
        """Return the paths of all folders, those that are to be made too."""
        return {one.path for one in self.entries if one.kind == FOLDER} | {*self.new}

    def subjects(self) -> dict[str, tuple[str, ...]]:
        """Return for each verb of a goal the names that may come after it."""
        things = {one.path for one in (*self.entries, *self.downloads) if one.parent}
        files = things - self.folders
        aliases = self.aliases

        def called(paths: set[str]) -> tuple[str, ...]:
            return tuple(name for name, path in aliases.items() if path in paths)

        own = called(things | {*self.new})
        found = {"open": (*called(things | self.folders), BIN)}
        found |= dict.fromkeys(("rename", "move", "copy", "delete", "restore", "in", "named"), own)
        found |= {"create": self.new, "empty": (), "find": ()}
        if self.downloads:
            found["download"] = called({one.path for one in self.downloads})
        if self.stick:
            found |= dict.fromkeys(OF_STICK, ())
        if self.mail:
            found |= dict.fromkeys(("attach", "attached"), called(files))
        return found

    def expected(self, parent: str, name: str) -> str:
        """Return which of the folders that are to be made was made; empty if it is none of them.

        Parameters
        ----------
        parent
            Path of the folder in which it was made.
        """
        for path in self.new:
            folder, _slash, last = path.rpartition("/")
            if folder in ("", parent) and rules.same(name, last, slip=True):
                return path
        return ""

    def clean(self, author: Author, option: str, goals: Iterable[Goal]) -> tuple[Goal, ...]:
        """Return goals with paths for names, once what stands after ``=`` is checked.

        Raises
        ------
        AuthorError
            If there is nothing where something is needed, something where nothing can be, or a
            folder that is not there.
        """
        return tuple(self._clean(author, option, goal) for goal in goals)

    def _clean(self, author: Author, option: str, goal: Goal) -> Goal:
        path = self.aliases.get(goal.name, goal.name)
        if goal.pattern is None:
            if goal.verb in NEEDING:
                remedy = _("Write what comes after =: {example}.").format(
                    example=f'"{goal.written} = …"'
                )
                raise author.refuse(option, goal.written, remedy)
            return replace(goal, name=path)
        if goal.verb not in (*INTO_FOLDERS, *TYPED):
            remedy = _("Nothing comes after it: leave out = and what follows.")
            raise author.refuse(option, goal.written, remedy)
        pattern = goal.pattern
        if goal.verb in INTO_FOLDERS:
            pattern = self._folder(author, option, pattern, goal.verb == "in")
        elif path and not pattern.endswith(("*", extension(path))):
            pattern += extension(path)
        return replace(goal, name=path, pattern=pattern)

    def _folder(self, author: Author, option: str, pattern: str, bin_too: bool) -> str:
        folders = {*self.folders, BIN} if bin_too else self.folders
        if "*" in pattern and any(rules.meets(path, pattern) for path in folders):
            return pattern
        names = {name: path for name, path in self.aliases.items() if path in folders}
        names |= {BIN: BIN} if bin_too else {}
        author.known([pattern], list(names), _("folder"))
        return names[pattern]


def folders_to_make(
    author: Author, tasks: Mapping[str, object], paths: Iterable[str]
) -> tuple[str, ...]:
    """Return the folders that goals or risks say are made: ``"create Documents/Vacances"``.

    Parameters
    ----------
    tasks
        ``goals`` and ``risks``, as the author wrote them.
    paths
        Those of what is there.

    Raises
    ------
    AuthorError
        If a name can't be one, its folder is not there, or it is there already.
    """
    there = [*paths]
    found: dict[str, None] = {}
    for option, task in tasks.items():
        for written in task if isinstance(task, Mapping | list | tuple) else ():
            done = str(written).partition("=")[0].split(None, 1)
            if not done or done[0] != "create":
                continue
            path = done[1].strip() if len(done) > 1 else ""
            folder, _slash, last = path.rpartition("/")
            read_name(author, f"{option}: create", last or None)
            if folder:
                author.known([folder], [*there, *found], _("folder"))
            if path in there:
                raise author.refuse(option, written, _("It is there already."))
            found[path] = None
    return tuple(found)
