"""What would help at the keyboard, in plain words, from the keys that were pressed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from declic.i18n import Words
from widgets._devices import where
from widgets._keyboard import Keyboard, key_name

_ = Words("widgets")

OFTEN_HELD = 3
"""Keys that repeated themselves in a round, from which a slower repetition would help."""
MOST = 3
"""Pieces of advice that one can take in at once."""


def advice(
    keyboard: Keyboard,
    slips: Sequence[tuple[str, str]],
    held: int,
    device: str,
    other: str = "",
) -> list[str]:
    """Return a few sentences in Markdown, what matters most first; none where all is well.

    Parameters
    ----------
    keyboard
        The layout that the exercise is about.
    slips
        What was asked and what was typed in its place.
    held
        How often a key repeated itself because it was held.
    device
        One of :data:`widgets._devices.DEVICES`.
    other
        Title of the layout that the learner seems to have, where it is another.
    """
    said = []
    if other:
        said.append(
            _(
                "Your keyboard seems to be {other}; this exercise is about {drawn}. Ask your"
                " adviser for the other one."
            ).format(other=other, drawn=keyboard.title)
        )
    if held >= OFTEN_HELD:
        said.append(
            _(
                "Some keys wrote several times, because they were held. Press, and let go at"
                " once. The computer can also wait longer before a key repeats itself."
            )
            + " "
            + where("key repeat", device)
        )
    said += map(literal, _of_slips(keyboard, slips))
    return said[:MOST]


def literal(text: str) -> str:
    """Return a text as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#&~|])", r"\\\1", text)


def _of_slips(keyboard: Keyboard, slips: Iterable[tuple[str, str]]) -> list[str]:
    """Return what is said of keys that were mixed up: capitals, accents, then the pairs."""
    pairs = Counter(slips)
    said = []
    if any(_is_case(asked, typed) and asked.isupper() for asked, typed in pairs):
        said.append(_("For a capital: hold Shift, press the letter, let both go."))
    if any(_is_case(asked, typed) and asked.islower() for asked, typed in pairs):
        said.append(_("Capitals came by themselves? Press once on Caps Lock to switch it off."))
    bare = [asked for asked, typed in pairs if _is_accent(asked, typed) and keyboard.how(asked)]
    if bare:
        said.append(
            _("For {asked}: {how}").format(asked=key_name(bare[0]), how=keyboard.how(bare[0]))
        )
    mixed = [
        (asked, typed)
        for (asked, typed), _times in pairs.most_common()
        if typed and not _is_case(asked, typed) and not _is_accent(asked, typed)
    ]
    if mixed:
        asked, typed = mixed[0]
        said.append(
            _("You typed {typed} in the place of {asked}. {how}")
            .format(typed=key_name(typed), asked=key_name(asked), how=keyboard.how(asked))
            .strip()
        )
    return said


def _is_case(asked: str, typed: str) -> bool:
    return asked != typed and asked.casefold() == typed.casefold()


def _is_accent(asked: str, typed: str) -> bool:
    """Return whether only the accent is missing."""
    bare = unicodedata.normalize("NFD", asked)[:1]
    return asked != typed and bare != asked and bare == typed
