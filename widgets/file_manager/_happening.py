"""What happened to an imitation computer's files on a learner's path."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from widgets._files import FOLDER, is_name
from widgets._guard import refuse_real
from widgets._response import unreadable
from widgets._steps import Step
from widgets._task import Event
from widgets.file_manager._desk import BIN, MADE, Desk
from widgets.file_manager._world import World

ASKS = ("create", "rename", "move", "copy", "attach", "empty", "none")
"""What the window can ask for; ``none`` closes what it asked."""
WINDOWS = ("files", "page", "mail")
TOP = "top"
"""In the picker: the list of all places."""
ONLY = {"empty": BIN, "find": "find", "plug": "usb", "eject": "usb", "unplug": "usb"}
"""Steps that go with one key."""
AT_BUTTONS = ("create", "find", "plug", "eject", "unplug")
"""Steps that are shown at their button; the others at the file that they are done to."""


def verbs(world: World) -> Mapping[str, Collection[str]]:
    """Return the steps that the page may send: for each verb its keys."""
    things = frozenset((*(one.key for one in world.entries), *MADE))
    acting = ("select", "create", "rename", "move", "copy", "delete", "restore", "attach", "detach")
    return {
        **dict.fromkeys(acting, things),
        **{verb: (key,) for verb, key in ONLY.items()},
        "open": things | {BIN},
        "look": things | {TOP},
        "ask": ASKS,
        "go": (*WINDOWS, "close"),
        "download": frozenset(one.key for one in world.downloads),
    }


def check_values(world: World, steps: Sequence[Step]) -> None:
    """Refuse what can't be typed or chosen on the page.

    Raises
    ------
    InvalidResponse
        If a folder is no key, a name can't be one, or a text looks like somebody's real data.
    """
    folders = verbs(world)["select"]
    for step in steps:
        if step.verb in ("move", "copy") and step.value not in folders:
            raise unreadable()
        if step.verb in ("create", "rename") and not is_name(step.value):
            raise unreadable()
    refuse_real(step.value for step in steps if step.verb in ("create", "rename", "find"))


def happened(world: World, steps: Sequence[Step]) -> list[Event]:
    """Return what happened on a path, in the author's names, and how things were at its end."""
    path = _Path(world, world.desk())
    events = []
    for place, step in enumerate(steps):
        act = path.acts.get(step.verb)
        event = act(step) if act else None
        if event is not None:
            shown = f"b-{step.verb}" if step.verb in AT_BUTTONS else step.key
            events.append(replace(event, step=place, key=shown))
    return [*events, *path.end()]


@dataclass
class _Path:
    """The files on the way: each method takes a step and says what it did."""

    world: World
    desk: Desk
    acts: Mapping[str, Callable[[Step], Event | None]] = field(init=False)

    def __post_init__(self) -> None:
        verbs_here = (
            "open create rename move copy delete restore empty find download plug eject unplug"
            " attach detach"
        )
        self.acts = {verb: getattr(self, f"_{verb}") for verb in verbs_here.split()}

    def end(self) -> list[Event]:
        """Return where everything is at the end, and what it is called."""
        events = []
        for one in self.desk.entries.values():
            if not one.parent:
                continue
            events.append(Event("in", self._called(one.key), self._called(one.parent)))
            if one.key not in self.desk.copies:
                events.append(Event("named", self._called(one.key), one.name))
        return [*events, *(Event("attached", self._called(key)) for key in self.desk.attached)]

    def _called(self, key: str) -> str:
        """Return what the author calls something: its path, or for what is new where it is."""
        if key == BIN:
            return BIN
        return self.desk.entries[key].path or self._now(key)

    def _now(self, key: str) -> str:
        names = []
        while key in self.desk.entries:
            names.append(self.desk.entries[key].name)
            key = self.desk.entries[key].parent
        return "/".join(reversed(names))

    def _open(self, step: Step) -> Event | None:
        there = step.key == BIN or step.key in self.desk.entries
        return Event("open", self._called(step.key)) if there else None

    def _create(self, step: Step) -> Event | None:
        made = self.desk.create(step.key, step.value)
        if made is None:
            return None
        path = self.world.expected(self._called(step.key), made.name)
        self.desk.entries[made.key] = replace(made, path=path)
        return Event("create", self._called(made.key), made.name)

    def _rename(self, step: Step) -> Event | None:
        renamed = self.desk.rename(step.key, step.value)
        return Event("rename", self._called(step.key), renamed.name) if renamed else None

    def _move(self, step: Step) -> Event | None:
        if not self.desk.move(step.key, step.value):
            return None
        return Event("move", self._called(step.key), self._called(step.value))

    def _copy(self, step: Step) -> Event | None:
        if not self.desk.copy(step.key, step.value):
            return None
        return Event("copy", self._called(step.key), self._called(step.value))

    def _delete(self, step: Step) -> Event | None:
        if step.key not in self.desk.entries:
            return None
        # A copy's original is still there: deleting the copy is no harm.
        name = self._now(step.key) if step.key in self.desk.copies else self._called(step.key)
        return Event("delete", name) if self.desk.delete(step.key) else None

    def _restore(self, step: Step) -> Event | None:
        restored = self.desk.restore(step.key, self.world.home)
        if not restored:
            return None
        return Event("restore", self._called(step.key), self._called(restored.parent))

    def _empty(self, step: Step) -> Event | None:
        return Event("empty") if self.desk.empty() else None

    def _find(self, step: Step) -> Event | None:
        return Event("find", value=step.value) if step.value else None

    def _download(self, step: Step) -> Event | None:
        file = next(one for one in self.world.downloads if one.key == step.key)
        made = self.desk.download(file, file.parent)
        return Event("download", file.path) if made else None

    def _plug(self, step: Step) -> Event | None:
        return self._stick("plug", "out", "in")

    def _eject(self, step: Step) -> Event | None:
        return self._stick("eject", "in", "ejected")

    def _unplug(self, step: Step) -> Event | None:
        if self.desk.stick == "out":
            return None
        verb = "taken" if self.desk.stick == "ejected" else "unplug"
        self.desk.stick = "out"
        return Event(verb)

    def _stick(self, verb: str, before: str, after: str) -> Event | None:
        if self.desk.stick != before:
            return None
        self.desk.stick = after
        return Event(verb)

    def _attach(self, step: Step) -> Event | None:
        one = self.desk.entries.get(step.key)
        if one is None or one.kind == FOLDER or not self.desk.movable(step.key):
            return None
        if step.key not in self.desk.attached:
            self.desk.attached.append(step.key)
        return Event("attach", self._called(step.key))

    def _detach(self, step: Step) -> Event | None:
        if step.key not in self.desk.attached:
            return None
        self.desk.attached.remove(step.key)
        return Event("detach", self._called(step.key))
