"""A cookie banner as an author describes it, with the tricks that such banners play."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.i18n import Words
from widgets._author import Author
from widgets._response import unreadable
from widgets._steps import Step

_ = Words("widgets")

FIELDS = (
    "text",
    "accept",
    "refuse",
    "refuse_as",
    "settings",
    "purposes",
    "interests",
    "save",
)
REFUSE_AS = ("button", "link", "settings")
"""Where refusing stands: beside accepting, as a pale link, or in the settings only."""
MOST_PURPOSES = 12
BUTTONS = {"accept": "ca", "refuse": "cr", "settings": "cs", "save": "cv", "back": "cb"}
"""Keys of the banner's buttons, by name."""
REOPEN = "co"
"""Key of the link that opens the banner again once it is gone."""
PRESS, TURN = "cookie", "turn"
"""The steps: pressing a button of the banner, turning a purpose on or off."""
TURNS = ("on", "off")


@dataclass(frozen=True)
class Purpose:
    """Something for which cookies are asked.

    Attributes
    ----------
    on
        Whether it is ticked beforehand, which is not allowed in France.
    interest
        Whether it hides among the "legitimate interests", behind a second button.
    """

    key: str
    name: str
    on: bool = False
    interest: bool = False


@dataclass(frozen=True)
class Cookies:
    """A cookie banner."""

    text: str
    accept: str
    refuse: str
    refuse_as: str
    settings: str
    save: str
    purposes: tuple[Purpose, ...]

    @property
    def names(self) -> dict[str, str]:
        """Return the page's keys of whatever can be pressed, by the author's names."""
        buttons = {name: key for name, key in BUTTONS.items() if name != "refuse" or self.refuse}
        return buttons | {one.name: one.key for one in self.purposes}

    def verbs(self) -> dict[str, Collection[str]]:
        """Return the steps that a page may send."""
        return {
            PRESS: {*BUTTONS.values(), REOPEN},
            TURN: {one.key for one in self.purposes},
        }

    def to_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "text": self.text,
            "accept": self.accept,
            "refuse": self.refuse,
            "refuse_as": self.refuse_as,
            "settings": self.settings,
            "save": self.save,
            "purposes": [
                {"key": one.key, "name": one.name, "on": one.on, "interest": one.interest}
                for one in self.purposes
            ],
        }


@dataclass(frozen=True)
class Decision:
    """How a learner left the banner.

    Attributes
    ----------
    how
        ``accepted``, ``refused`` or ``chosen``; empty if the banner is still there.
    accepted
        The purposes that stand accepted.
    """

    how: str
    accepted: tuple[Purpose, ...] = ()


def decide(cookies: Cookies, steps: Sequence[Step]) -> Decision:
    """Return how a path leaves the banner: its last decision counts.

    Raises
    ------
    InvalidResponse
        If a purpose was turned neither on nor off.
    """
    standing = {one.key: one.on for one in cookies.purposes}
    how = ""
    for step in steps:
        if step.verb == TURN:
            if step.value not in TURNS:
                raise unreadable()
            standing[step.key] = step.value == "on"
        elif step.verb == PRESS and step.key in (BUTTONS["accept"], BUTTONS["refuse"]):
            how = "accepted" if step.key == BUTTONS["accept"] else "refused"
            standing = dict.fromkeys(standing, how == "accepted")
        elif step.verb == PRESS and step.key == BUTTONS["save"]:
            how = "chosen"
        elif step.verb == PRESS and step.key == REOPEN:
            how = ""
    accepted = tuple(one for one in cookies.purposes if standing[one.key])
    return Decision(how, accepted if how else ())


def read_cookies(author: Author, value: object, option: str = "cookies") -> Cookies:
    """Return the banner that an author described.

    Raises
    ------
    AuthorError
        If something is missing or wrong in it, or if it leaves no way to refuse.
    """
    if value is None:
        raise author.missing(option, _example())
    if not isinstance(value, Mapping):
        raise author.refuse(option, value, _example())
    author.known(value, FIELDS, option)
    refuse_as = value.get("refuse_as", "button")
    if refuse_as not in REFUSE_AS:
        raise author.refuse(f"{option}.refuse_as", refuse_as, _names_of(REFUSE_AS))
    purposes = (
        *_purposes(author, f"{option}.purposes", value.get("purposes"), "cp", False),
        *_purposes(author, f"{option}.interests", value.get("interests", {}), "ci", True),
    )
    for one in purposes:
        if [other.name for other in purposes].count(one.name) > 1 or one.name in BUTTONS:
            raise author.refuse(option, one.name, _("It is there twice: change one of the two."))
    settings = _text(author, option, value, "settings", _("Choose"))
    refuse = (
        ""
        if value.get("refuse", True) is None
        else _text(author, option, value, "refuse", _("Refuse all"))
    )
    return Cookies(
        text=_text(author, option, value, "text", _("This site uses cookies.")),
        accept=_text(author, option, value, "accept", _("Accept all")),
        refuse=refuse,
        refuse_as=refuse_as,
        settings=settings,
        save=_text(author, option, value, "save", _("Save my choices")),
        purposes=purposes,
    )


def cookie_words() -> dict[str, str]:
    """Return the words of a banner's fixed parts."""
    return {
        "secure": _("Secure connection"),
        "not_secure": _("Not secure"),
        "cookies": _("Cookies"),
        "cookies_again": _("Manage my cookies"),
        "cookies_choose": _("Choose what you accept"),
        "cookies_needed": _("Necessary for the site to work (always on)"),
        "cookies_interests": _("Our partners' legitimate interests"),
        "cookies_back": _("Back"),
    }


def _purposes(
    author: Author, option: str, value: object, prefix: str, interest: bool
) -> tuple[Purpose, ...]:
    given = (
        value
        if isinstance(value, Mapping)
        else dict.fromkeys(author.texts(option, value, 0 if interest else 1), False)
    )
    if len(given) > MOST_PURPOSES:
        raise author.refuse(
            option, list(given), _("Write {most} of them at most.").format(most=MOST_PURPOSES)
        )
    return tuple(
        Purpose(
            f"{prefix}{place}",
            author.text(option, name),
            author.yes_or_no(f"{option}[{name!r}]", ticked),
            interest,
        )
        for place, (name, ticked) in enumerate(given.items(), 1)
    )


def _text(author: Author, option: str, value: Mapping[str, Any], name: str, default: str) -> str:
    return author.text(f"{option}.{name}", value.get(name, default))


def _names_of(names: Sequence[str]) -> str:
    return _("These exist: {names}.").format(names=", ".join(names))


def _example() -> str:
    return _("Write for example: {example}.").format(
        example='cookies={"purposes": {"Publicité": True, "Mesure d\'audience": False}}'
    )
