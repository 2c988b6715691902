"""What was done with the letters of an imitation: steps become events, and each letter's end."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from widgets._guard import refuse_real
from widgets._letter import BIN, INBOX, SPAM, Letter
from widgets._message import Part
from widgets._response import unreadable
from widgets._steps import Step
from widgets._task import Event

PLACES = {"report": SPAM, "block": SPAM, "delete": BIN, "restore": INBOX}
"""Where a step puts a letter."""
DANGERS = ("follow", "attachment", "reply", "call")
"""What is never to be done with a fraud."""
PARTS = ("follow", "attachment", "call")
"""Verbs of what is done to a part of a letter."""
MOVED = "moved"
"""A letter was put somewhere, and taken back later."""
RIGHT, KEPT, CAUGHT, LOST = ("treated", "kept", "caught", "lost")
"""How a letter was treated: as it should be; a fraud is still there; a fraud was followed, opened,
answered or called; a genuine one is away. They are events at the end of a path."""
UNTOLD = "…"
"""The value of an answer whose words stay in the page."""
HOVER = "hover"
"""The value of a look by a mouse that stayed on a link."""
LONGEST_REPLY = 300
SEND = "send"
"""Key of the button that sends an answer; those of the others are their verbs."""


def owners(letters: Sequence[Letter]) -> dict[str, Letter]:
    """Return the letter that each key belongs to: its own, and those of its parts."""
    parts = {
        part.key: letter for letter in letters for verb in PARTS for part in letter.parts(verb)
    }
    return {letter.key: letter for letter in letters} | parts


def part_name(part: Part) -> str:
    """Return how authors call a part after ``=``: a file by its name on the screen."""
    return part.text if part.name.startswith("attachment") else part.name


def check_value(letter: Letter | None, step: Step, told: Collection[str]) -> None:
    """Refuse a value that no page sends.

    Parameters
    ----------
    letter
        What the step was done to; None for what is no letter.
    told
        Names of the letters of whose answers the kernel is told the words.

    Raises
    ------
    InvalidResponse
        For such a value, and for what looks like somebody's real data.
    """
    if step.verb != "reply" or letter is None:
        good = step.value == "" or (step.verb == "look" and step.value == HOVER)
    elif letter.replies is not None:
        good = step.value in [f"r{place}" for place in range(1, len(letter.replies) + 1)]
    elif letter.name in told:
        good = 0 < len(step.value) <= LONGEST_REPLY
        refuse_real([step.value])
    else:
        good = step.value == UNTOLD
    if not good:
        raise unreadable()


def events(by_key: Mapping[str, Letter], steps: Sequence[Step]) -> list[Event]:
    """Return what happened on a path, in the author's names."""
    last = {
        (step.key, step.verb == "restore"): place
        for place, step in enumerate(steps)
        if step.verb in PLACES
    }
    found = []
    for place, step in enumerate(steps):
        event = _event(by_key, step, place)
        if (
            event
            and step.verb in PLACES
            and last.get((step.key, step.verb != "restore"), -1) > place
        ):
            event = replace(event, verb=MOVED, value=step.verb)
        if event:
            found.append(event)
    return found


def ends(by_key: Mapping[str, Letter], steps: Sequence[Step]) -> list[Event]:
    """Return how each letter that is to be judged was treated; those that nobody opened have none.

    What was done with a fraud can't be undone: only who starts again is not caught.
    """
    where: dict[str, str] = {}
    caught: set[str] = set()
    for step in steps:
        letter = by_key.get(step.key)
        if letter is None or letter.fraud is None:
            continue
        where[letter.key] = PLACES.get(step.verb, where.get(letter.key, letter.folder))
        if letter.fraud and step.verb in DANGERS:
            caught.add(letter.key)
    found = []
    for key, place in where.items():
        letter = by_key[key]
        good = RIGHT if (place != INBOX) == letter.fraud else KEPT if letter.fraud else LOST
        found.append(Event(CAUGHT if key in caught else good, letter.name))
    return found


def _event(by_key: Mapping[str, Letter], step: Step, place: int) -> Event | None:
    if step.verb == "visit":
        return Event("visit", step.key, "", place, step.key) if step.key != INBOX else None
    if step.verb in ("close", "write"):
        return None
    letter = by_key[step.key]
    if step.key != letter.key:
        part = letter.message.parts[step.key]
        return Event(step.verb, letter.name, part_name(part), place, step.key)
    if step.verb == "open":
        return Event("open", letter.name, "", place, step.key)
    if step.verb == "reply":
        replies = letter.replies
        said = step.value if replies is None else replies[int(step.value[1:]) - 1]
        return Event("reply", letter.name, said, place, SEND)
    return Event(step.verb, letter.name, "", place, step.verb)
