"""The plan of a session on one page: A4, to hold in the hand while walking round."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from math import ceil

from declic.domain.pacing import MINUTE
from declic.domain.plan import Step
from declic.domain.run import Run
from declic.i18n import Words
from declic.printing.templating import rendered
from declic.store.plans import KeptPlan

_ = Words("room")

PAGE_MM = 265
"""What a page has room for, its borders left free; a little less than all of it."""
TITLE_MM, LINE_MM, NOTE_MM, ROW_MM, HEAD_MM = 8.0, 4.9, 4.1, 2.4, 24.0
"""Heights: a line of the title, of a step, of a note; the edges of a row; what stands above."""
TITLE_CHARS, STEP_CHARS, NOTE_CHARS, TEXT_CHARS = 42, 30, 39, 88
"""Characters that surely go into a line: of the title, of a step, of a note, of the whole width."""
LONGEST_TITLE, LONGEST_HEADING = 60, 120
NOTE_LENGTHS = (900, 700, 550, 450, 350, 280, 220, 170, 130, 90, 50, 0)
"""Characters of a step's note: the first with which all goes on one page."""
MANY = 22
"""Steps from which print is very small."""
AFTER_LENGTH = 600
"""Characters of the note after the session; none where all is small."""


@dataclass(frozen=True)
class Line:
    """A step as it is printed: when, how long, what, and what to say."""

    when: str
    minutes: str
    title: str
    about: str
    note: str
    priority: str
    dropped: bool


def plan_html(
    kept: KeptPlan, fonts: tuple[str, str], now: datetime, zone: tzinfo | None = None
) -> str:
    """Return the page of a plan: notes are cut so that it stays one page, and go if need be.

    Parameters
    ----------
    fonts
        Addresses of Atkinson Hyperlegible, regular and bold.
    """
    plan, run = kept.now, kept.run
    title, after = _cut(plan.title, LONGEST_HEADING), _cut(kept.note, AFTER_LENGTH)
    free = PAGE_MM - HEAD_MM - TITLE_MM * _lines(title, TITLE_CHARS)
    free -= LINE_MM * (_lines(after, TEXT_CHARS) + 3) if after else 0
    fitting = (long for long in NOTE_LENGTHS if _height(plan.steps, long) <= free)
    longest = next(fitting, None)
    small = longest is None
    lines, at = [], 0
    for step in plan.steps:
        lines.append(_line(step, run, at, longest, now, zone))
        at += 0 if step.dropped else step.minutes
    return rendered(
        "plan.html",
        title=title,
        minutes=plan.minutes,
        margin=plan.margin,
        day=(run.started_at if run else now).astimezone(zone).strftime("%d/%m/%Y"),
        run=run,
        lines=lines,
        small=small,
        very_small=small and len(plan.steps) > MANY,
        note="" if small else after,
        fonts=fonts,
    )


def _height(steps: Iterable[Step], longest: int) -> float:
    """Return how high the rows of steps are at most, in mm, with notes of no more than so much."""
    height = 0.0
    for step in steps:
        title = _lines(_cut(step.title, LONGEST_TITLE), STEP_CHARS)
        words = title + _lines(_about(step), STEP_CHARS)
        note = _lines(_cut(step.note, longest), NOTE_CHARS)
        height += max(words * LINE_MM, note * NOTE_MM) + ROW_MM
    return height


def _lines(text: str, width: int) -> int:
    return ceil(len(text) / width)


def _about(step: Step) -> str:
    return f"{step.kind.word} · {step.priority.word}"


def _line(
    step: Step, run: Run | None, at: int, longest: int | None, now: datetime, zone: tzinfo | None
) -> Line:
    took = None if run is None else run.took(step.id, now)
    began = None if run is None else next((v.began for v in run.visits if v.step == step.id), None)
    when = "" if step.dropped else _("{begin}–{end} min").format(begin=at, end=at + step.minutes)
    if began is not None:
        when = began.astimezone(zone).strftime("%H:%M")
    minutes = _("{n} min").format(n=step.minutes)
    if took is not None:
        minutes = _("{took} min (planned: {n})").format(
            took=max(1, ceil(took / MINUTE)), n=step.minutes
        )
    return Line(
        when=when,
        minutes=minutes,
        title=_cut(step.title, LONGEST_TITLE),
        about=_about(step),
        note=_cut(step.note, longest or 0),
        priority=step.priority.value,
        dropped=step.dropped,
    )


def _cut(text: str, longest: int) -> str:
    """Return a text as one paragraph of no more than so many characters."""
    whole = re.sub(r"[ \t\r\n]+", " ", text).strip()  # non-breaking spaces stay
    if len(whole) <= longest:
        return whole
    return whole[:longest].rsplit(" ", 1)[0] + "…" if longest else ""
