"""Static pictures of exercises, for formgrader, feedback and paper: HTML with inline style only."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets._text import rich

_ = Words("widgets")

MINUTE = 60
_COLOURS = {"right": "#1b7f4b", "nearly": "#9a5b00", "wrong": "#7a3e9d"}
_ICONS = {"right": "✓", "nearly": "≈", "wrong": "↻"}


def frame(
    *,
    prompt: str,
    instruction: str,
    body: str,
    verdict: Verdict | None,
    points: float,
    key: str,
    attempts: int | None,
    hints: int | None,
    seconds: float | None,
) -> str:
    """Return a picture; *prompt*, *body* and *key* are safe HTML."""
    parts = [
        f'<div style="font-weight:bold">{prompt}</div>',
        f'<p style="color:#52606d;margin:.25em 0">{html.escape(instruction)}</p>',
        body,
        _verdict(verdict, points),
        _counts(attempts, hints, seconds),
        _key(key),
    ]
    return (
        '<div style="max-width:44em;border:1px solid #e5ded3;border-radius:10px;'
        'padding:.75em 1em;background:#fff;color:#1f2933;line-height:1.5">'
        f"{''.join(parts)}</div>"
    )


def rows(items: Sequence[tuple[str, bool, bool | None]], tag: str = "ul") -> str:
    """Return a list of what could be answered.

    Parameters
    ----------
    items
        Safe HTML; whether the learner gave it; whether that is right (None: nothing is said).
    tag
        ``ul``, or ``ol`` where the order counts.
    """
    lines = "".join(
        f'<li style="margin:.2em 0">{text}{given() if chosen else ""}'
        f"{mark(right) if right is not None else ''}</li>"
        for text, chosen, right in items
    )
    return f'<{tag} style="margin:.4em 0;padding-left:1.6em">{lines}</{tag}>'


def given() -> str:
    """Return the words that mark what the learner answered."""
    return f' <strong style="white-space:nowrap">← {_("Answer given")}</strong>'


def mark(right: bool) -> str:
    """Return an icon and a word: right, or to look at again."""
    level = "right" if right else "wrong"
    word = _("Right") if right else _("To look at again")
    return (
        f' <span style="color:{_COLOURS[level]};white-space:nowrap">'
        f'<span aria-hidden="true">{_ICONS[level]}</span> {word}</span>'
    )


def _verdict(verdict: Verdict | None, points: float) -> str:
    if verdict is None:
        return f"<p><em>{_('No answer')}</em></p>"
    if verdict.score is None:
        return ""
    level = "right" if verdict.correct else "nearly" if verdict.score > 0 else "wrong"
    earned = f"{round(verdict.score * points, 2):g} / {points:g}"
    word = {"right": _("That's right"), "nearly": _("Almost"), "wrong": _("Look again")}[level]
    return (
        f'<p style="margin:.5em 0;color:{_COLOURS[level]};font-weight:bold">'
        f'<span aria-hidden="true">{_ICONS[level]}</span> {word} ({earned})</p>'
        f"{rich(verdict.feedback)}"
    )


def _counts(attempts: int | None, hints: int | None, seconds: float | None) -> str:
    said = []
    if attempts is not None:
        said.append(_.n("{n} attempt", "{n} attempts", attempts).format(n=attempts))
    if hints is not None:
        said.append(_.n("{n} hint", "{n} hints", hints).format(n=hints))
    if seconds:
        said.append(_duration(seconds))
    return f'<p style="color:#52606d;margin:.5em 0">{" · ".join(said)}</p>' if said else ""


def _duration(seconds: float) -> str:
    if seconds < MINUTE:
        return _("less than a minute")
    return _("{n} min").format(n=math.ceil(seconds / MINUTE))


def _key(key: str) -> str:
    if not key:
        return ""
    return (
        '<div style="margin-top:.5em;padding:.4em .8em;border-left:4px solid #0b5563">'
        f"<strong>{_('The expected answer')}</strong>{key}</div>"
    )
