"""Nicknames for people who would rather not say their name: an animal and a colour, in French."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from declic.domain.session import plain

_ANIMALS = {
    "m": (
        *("Renard", "Hibou", "Dauphin", "Lapin", "Koala", "Héron", "Castor", "Chamois"),
        *("Panda", "Moineau", "Cygne", "Lézard", "Tigre", "Papillon", "Cheval", "Mouton"),
    ),
    "f": (
        *("Tortue", "Mésange", "Baleine", "Girafe", "Loutre", "Abeille", "Cigale", "Grenouille"),
        *("Colombe", "Gazelle", "Otarie", "Marmotte", "Libellule", "Chouette", "Biche", "Mouette"),
    ),
}
_COLOURS = {
    "m": ("bleu", "vert", "doré", "violet", "rouge", "orange", "gris", "rose"),
    "f": ("bleue", "verte", "dorée", "violette", "rouge", "orange", "grise", "rose"),
}
_NAMES = [
    f"{animal} {colour}"
    for gender, animals in _ANIMALS.items()
    for animal in animals
    for colour in _COLOURS[gender]
]


def new_nickname(taken: Collection[str] = ()) -> str:
    """Draw a nickname, as « Renard bleu », that nobody in the room bears; 256 possible.

    Parameters
    ----------
    taken
        Names that people in the room bear already.
    """
    known = {plain(name) for name in taken}
    return secrets.choice([name for name in _NAMES if plain(name) not in known] or _NAMES)
