"""What a game asks for at each level: one list, or for each level its name and its list."""

from __future__ import annotations

from collections.abc import Mapping

from declic.i18n import Words
from widgets._options import Author

_ = Words("widgets")

MOST_LEVELS = 9


def read_level_sets(
    author: Author, option: str, value: object, name: str, at_least: int
) -> dict[str, tuple[str, ...]]:
    """Return for each level, by name, the different texts that it asks for.

    Parameters
    ----------
    name
        What the only level is called where the author gives one list.
    at_least
        How many texts a level needs.

    Raises
    ------
    AuthorError
        If it is neither a list of texts nor a name and a list for each level.
    """
    if not isinstance(value, Mapping):
        return {name: author.texts(option, value, at_least)}
    if not 1 <= len(value) <= MOST_LEVELS:
        raise author.refuse(
            option, value, _("Write from 1 to {most} levels.").format(most=MOST_LEVELS)
        )
    return {
        author.text(option, level): author.texts(f"{option}[{level!r}]", texts, at_least)
        for level, texts in value.items()
    }
