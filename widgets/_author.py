"""Who is told of a mistake: reads what an author wrote, and says what is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from declic.errors import AuthorError
from declic.i18n import Words

_ = Words("widgets")


@dataclass(frozen=True)
class Author:
    """Who is told of a mistake, and where: reads options and refuses what is wrong in them.

    Attributes
    ----------
    kind
        Name of the class of the exercise.
    id
        Id of the exercise; empty as long as it isn't known.
    """

    kind: str
    id: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind} “{self.id}”" if self.id else self.kind

    def refuse(self, option: str, value: object, remedy: str) -> AuthorError:
        """Return the error that says that an option can't have this value."""
        shown = repr(value)
        if len(shown) > 80:
            shown = shown[:79] + "…"
        return AuthorError(
            _("{exercise}: {option} can't be {value}. {remedy}").format(
                exercise=self.name, option=option, value=shown, remedy=remedy
            )
        )

    def missing(self, option: str, remedy: str) -> AuthorError:
        """Return the error that says that an option is missing."""
        return AuthorError(
            _("{exercise}: {option} is missing. {remedy}").format(
                exercise=self.name, option=option, remedy=remedy
            )
        )

    def text(self, option: str, value: object, example: str = "…") -> str:
        """Return a text that is not empty.

        Raises
        ------
        AuthorError
            If it is no text, or empty.
        """
        if value is None:
            raise self.missing(
                option, _("Write {example}.").format(example=f'{option}="{example}"')
            )
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(option, value, _("Write a text between quotation marks."))
        return value.strip()

    def texts(self, option: str, value: object, at_least: int = 0) -> tuple[str, ...]:
        """Return a list of different texts.

        Raises
        ------
        AuthorError
            If it is no list of texts, is too short, or has the same text twice.
        """
        if value is None and at_least:
            raise self.missing(
                option, _("Write {example}.").format(example=f'{option}=["…", "…", "…"]')
            )
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.refuse(option, value, _('Write a list of texts: ["…", "…"].'))
        texts = tuple(self.text(f"{option}[{i}]", text) for i, text in enumerate(value))
        if len(texts) < at_least:
            raise self.refuse(
                option, value, _("Write at least {number} of them.").format(number=at_least)
            )
        twice = [text for text in texts if texts.count(text) > 1]
        if twice:
            raise self.refuse(option, twice[0], _("It is there twice: change one of the two."))
        return texts

    def yes_or_no(self, option: str, value: object) -> bool:
        """Return ``True`` or ``False``.

        Raises
        ------
        AuthorError
            If it is neither.
        """
        if not isinstance(value, bool):
            raise self.refuse(option, value, _("Write {example}.").format(example=f"{option}=True"))
        return value

    def known(self, given: Iterable[str], names: Sequence[str], what: str = "") -> None:
        """Refuse names that don't exist, and propose the nearest.

        Raises
        ------
        AuthorError
            For the first name that doesn't exist.
        """
        for name in given:
            if name in names:
                continue
            near = difflib.get_close_matches(str(name), names, 2, 0.6)
            remedy = (_("Did you mean {names}?") if near else _("These exist: {names}.")).format(
                names=", ".join(near or names)
            )
            raise AuthorError(
                _("{exercise}: there is no {option} “{name}”. {remedy}").format(
                    exercise=self.name, option=what or _("option"), name=name, remedy=remedy
                )
            )
