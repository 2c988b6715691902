"""The words of free answers, counted, for a cloud that a group looks at together.

The rule. A word counts once for each person who wrote it. Case and accents don't tell words apart
(« Sécurité », « securite »), nor do a plural *s* or *x* where both forms were written; a cloud
shows the spelling written most. What stands before an apostrophe is left out with it (« l'arnaque »
is « arnaque »). Left out are words of fewer than three letters, the small words of French and
English below, and whatever has a digit, an @ or a dot inside: those are telephone numbers,
addresses and links, which are nobody's business on a wall.

Names are not known as such: therefore nothing is shown that the adviser has not approved.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from declic.domain.session import plain

SHORTEST = 3
"""Letters that a word has at least."""
LONGEST = 24
"""Letters that a word has at most: what is longer was typed by a cat."""
LARGEST = 60
"""Words of a cloud, the most frequent."""
SIZES = 5

STOP_WORDS = frozenset(
    """
    ai aie ait alors apres as assez au aucun aucune aujourd'hui aussi autre autres aux avait avant
    avec avoir beaucoup bien bon ca car ce cela celle celles celui ces cet cette ceux chaque chez
    chose choses ci comme comment contre dans de dedans dehors depuis des deux devant dire dit dois
    doit donc dont du elle elles en encore entre es est et etait etaient etant ete etes etre eu eux
    faire fais fait faut fois font gens hors ici il ils je juste la le les leur leurs lui ma mais me
    meme memes mes mettre mien moi moins mon ne ni non nos notre nous on ont ou oui par parce pas
    peu peut peux plus plutot pour pourquoi pouvoir puis qu quand que quel quelle quelles quels
    quelque quelques qui quoi sa sais sait sans se sera ses si sien soit sommes son sont souvent
    sous suis sur ta te tes toi ton toujours tous tout toute toutes tres tu un une va vais vers veut
    veux voir vont vos votre vous vraiment vu y
    about after all also and any are because been before being but can could did does doing don for
    from get had has have her here hers him his how into its just like make more most much not now
    off one only other our out over she should some such than that the their them then there these
    they thing things this those too under very was were what when where which who why will with
    would you your yours
    """.split()  # noqa: SIM905 (a list to be read by people)
)
"""Words that say little by themselves, as :func:`declic.domain.session.plain` writes them."""

_PIECE = re.compile(r"[^\s,;:!?()\[\]{}«»“”\"/|*_<>]+")
_ELIDED = re.compile(r"^\w{1,6}['’ʼ](?=\w)")
_PRIVATE = re.compile(r"\d|@|\w\.\w")


@dataclass(frozen=True)
class Said:
    """A word of a cloud.

    Attributes
    ----------
    key
        The word without case and accents, by which it is approved.
    text
        As most people wrote it, in small letters.
    people
        How many wrote it.
    """

    key: str
    text: str
    people: int


def cloud(answers: Mapping[int, Iterable[str]]) -> list[Said]:
    """Return the words of what people wrote, the most frequent first.

    Parameters
    ----------
    answers
        Texts by learner.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: defaultdict[str, set[int]] = defaultdict(set)
    for learner, texts in answers.items():
        for word in (word for text in texts for word in _words(text)):
            spellings[plain(word)][word] += 1
            people[plain(word)].add(learner)
    for key in list(people):
        if key[-1] in "sx" and key[:-1] in people:
            people[key[:-1]] |= people.pop(key)
            spellings[key[:-1]] += spellings.pop(key)
    found = [Said(key, _best(spellings[key]), len(who)) for key, who in people.items()]
    return sorted(found, key=lambda said: (-said.people, said.key))[:LARGEST]


def size(said: Said, most: int) -> int:
    """Return how large a word is shown, from 1 to :data:`SIZES`, if *most* wrote the first."""
    if most <= 1:
        return 3
    return 1 + round((SIZES - 1) * (said.people - 1) / (most - 1))


def _words(text: str) -> Iterable[str]:
    for piece in _PIECE.findall(text):
        if _PRIVATE.search(piece):
            continue
        word = _ELIDED.sub("", piece.casefold()).strip("'’ʼ.…-–—#&+=~^`%€$")
        if SHORTEST <= len(word) <= LONGEST and word[0].isalpha() and plain(word) not in STOP_WORDS:
            yield word


def _best(spellings: Counter[str]) -> str:
    """Return the spelling written most; of equals the shortest, and the one with accents."""
    return max(spellings, key=lambda word: (spellings[word], -len(word), word != plain(word)))
