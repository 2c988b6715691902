"""The rule of the positioning test: what is asked next, and what the answers say of each skill.

**The model.** A learner's ability in a skill and the difficulty of a question lie on one scale, in
logits, as in the model of Rasch: who is as able as a question is difficult knows its answer one
time out of two, who is a logit above it nearly three times out of four. Who does not know says so
(« Je ne sais pas »), or guesses; so a right answer says a little less than a wrong one (Birnbaum's
lower asymptote). How often a learner guesses is judged by how often « Je ne sais pas » comes in
the place of a wrong answer; else the two count the same.

**Several skills at once.** Who is at ease with mails is often at ease with procedures too. Each
ability is the sum of a general one and of what is the skill's own, both normal; so three questions
in each of six skills say more of each of them than three alone would. The sums over both are done
on a grid (expected a posteriori).

**What is asked next.** The skill of which least is sure; in it, out of the two questions that say
most at the ability expected there, one that is drawn by lot from a seed, so that neighbours aren't
asked the same. What the learners say of their own level chooses where to begin, and nothing else:
what is measured can then be laid beside it.

**When it ends.** After a number of questions, or once every skill's level is sure.

Sources
-------
- G. Rasch, *Probabilistic Models for Some Intelligence and Attainment Tests*, 1960.
- A. Birnbaum, "Some latent trait models", in Lord & Novick, *Statistical Theories of Mental Test
  Scores*, 1968 (the lower asymptote).
- R. D. Bock, R. J. Mislevy, "Adaptive EAP estimation of ability in a microcomputer environment",
  *Applied Psychological Measurement* 6, 1982.
- R. D. Gibbons, D. Hedeker, "Full-information item bi-factor analysis", *Psychometrika* 57, 1992
  (why the sums stay small).
- D. O. Segall, "Multidimensional adaptive testing", *Psychometrika* 61, 1996.
- G. G. Kingsbury, A. R. Zara, "Procedures for selecting items for computerized adaptive tests",
  *Applied Measurement in Education* 2, 1989 (one of the best by lot; skills in turn).
- W. J. van der Linden, C. A. W. Glas (eds), *Elements of Adaptive Testing*, 2010.

How near it comes to the truth is measured by ``python -m bench.positioning``; figures and reasons
are in ``docs/decisions/0016-positioning.md``.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

GENERAL_SD, OWN_SD = 1.1, 0.8
"""Standard deviations of the general ability and of a skill's own part, logits: skills correlate
by 0.65."""
HONEST, HONEST_WEIGHT = 0.5, 2
"""Part of what they don't know of which learners say so, as long as nothing else is known, and how
many answers that belief is worth (Laplace's rule of succession). They guess the rest."""
CUTS = (-0.75, 0.75)
"""Abilities, in logits, at which the second level and the third begin."""
LEVELS = len(CUTS) + 1
SURE = 0.95
"""Probability of its level from which a skill is asked about no more."""
FEWEST = 2
"""Questions asked in each skill at least, however sure its level seems."""
NUDGE = 0.75
"""Logits by which a skill's first question is easier or harder for each step of what the learner
says of the own level."""
BEST = 2
"""Questions out of which one is drawn by lot."""

STEP = 0.5
_OWN = [STEP * n for n in range(-5, 6)]
_GENERAL = [STEP * n for n in range(-6, 7)]
_ABILITIES = [STEP * n for n in range(-11, 12)]


@dataclass(frozen=True)
class Item:
    """A question as the rule sees it.

    Attributes
    ----------
    id
        What answers call it.
    skill
        What it is about.
    difficulty
        Logits; from -2.5 (nearly everybody knows) to 2.5.
    choices
        How many answers there are to choose from, « Je ne sais pas » left out.
    """

    id: str
    skill: str
    difficulty: float
    choices: int


@dataclass(frozen=True)
class Measure:
    """What the answers say of a skill.

    Attributes
    ----------
    estimate, error
        The ability that is expected, and its standard error, logits.
    levels
        Probability of each level, from the lowest.
    questions
        How many were asked about it.
    """

    estimate: float
    error: float
    levels: tuple[float, ...]
    questions: int

    @property
    def level(self) -> int:
        """Return the level that is most probable, from 1."""
        return 1 + max(range(LEVELS), key=self.levels.__getitem__)

    @property
    def chance(self) -> float:
        """Return how probable it is that :attr:`level` is the true one."""
        return max(self.levels)

    @property
    def sure(self) -> bool:
        return self.questions >= FEWEST and self.chance >= SURE


Answers = Sequence[tuple[Item, bool | None]]
"""The questions that were asked, in order, and whether the right answer was given; None for
« Je ne sais pas »."""


def measure(skills: Iterable[str], answers: Answers) -> dict[str, Measure]:
    """Return what answers say of each of these skills; without any, what is true of everybody."""
    likely = {skill: [1.0] * len(_ABILITIES) for skill in skills}
    asked = dict.fromkeys(likely, 0)
    guessing = guesses(answers)
    for item, right in answers:
        known = _right(item.difficulty, guessing / item.choices)
        row = likely[item.skill]
        likely[item.skill] = [
            old * (p if right else 1 - p) for old, p in zip(row, known, strict=True)
        ]
        asked[item.skill] += 1
    given_general = {skill: _by_general(row) for skill, row in likely.items()}
    together = [
        weight * math.prod(row[g] for row in given_general.values())
        for g, weight in enumerate(_normal(tuple(_GENERAL), GENERAL_SD))
    ]
    return {
        skill: _measured(_posterior(row, given_general[skill], together), asked[skill])
        for skill, row in likely.items()
    }


def next_item(
    items: Sequence[Item],
    answers: Answers,
    most: int,
    said: Mapping[str, int] | None = None,
    seed: int = 0,
) -> Item | None:
    """Return the question to ask next; None at the end.

    Parameters
    ----------
    items
        All questions there are.
    most
        How many questions are asked at most.
    said
        For each skill the level that the learner believes to have, from 1.
    seed
        What chance is drawn from.
    """
    if len(answers) >= most:
        return None
    measures = measure(dict.fromkeys(item.skill for item in items), answers)
    used = {item.id for item, _right in answers}
    left: dict[str, list[Item]] = {}
    for item in items:
        if item.id not in used and not measures[item.skill].sure:
            left.setdefault(item.skill, []).append(item)
    if not left:
        return None
    skill = min(left, key=lambda name: (measures[name].questions >= FEWEST, -measures[name].error))
    aim = measures[skill].estimate
    if not measures[skill].questions and said:
        aim += NUDGE * (said.get(skill, 2) - 2)
    guessing = guesses(answers)
    best = sorted(
        left[skill],
        key=lambda item: (-_information(item.difficulty, guessing / item.choices, aim), item.id),
    )[:BEST]
    lot = random.Random(f"{seed}:{len(answers)}")  # noqa: S311 - an order, no secret
    return lot.choice(best)


def guesses(answers: Answers) -> float:
    """Return the part of what the learner doesn't know at which a guess is made."""
    unknown = sum(right is None for _item, right in answers)
    wrong = sum(right is False for _item, right in answers)
    honest = (HONEST * HONEST_WEIGHT + unknown) / (HONEST_WEIGHT + unknown + wrong)
    return 1 - honest


def probability(ability: float, difficulty: float, luck: float) -> float:
    """Return how probable a right answer is.

    Parameters
    ----------
    ability, difficulty
        Logits.
    luck
        How probable it is where the answer isn't known.
    """
    return luck + (1 - luck) / (1 + math.exp(difficulty - ability))


def _information(difficulty: float, luck: float, ability: float) -> float:
    """Return Fisher's information of an item about an ability."""
    right = probability(ability, difficulty, luck)
    known = (right - luck) / (1 - luck)
    return (1 - right) / right * known**2


@lru_cache(1024)
def _right(difficulty: float, luck: float) -> tuple[float, ...]:
    return tuple(probability(ability, difficulty, luck) for ability in _ABILITIES)


@cache
def _normal(points: tuple[float, ...], deviation: float) -> tuple[float, ...]:
    """Return the weights of points of a grid under a normal distribution around 0."""
    heights = [math.exp(-((point / deviation) ** 2) / 2) for point in points]
    return tuple(height / sum(heights) for height in heights)


def _by_general(likely: Sequence[float]) -> list[float]:
    """Return how likely a skill's answers are at each general ability."""
    weights = _normal(tuple(_OWN), OWN_SD)
    return [
        sum(weight * likely[g + o] for o, weight in enumerate(weights))
        for g in range(len(_GENERAL))
    ]


def _posterior(
    likely: Sequence[float], given_general: Sequence[float], together: Sequence[float]
) -> list[float]:
    """Return the probability of each ability in a skill, after the answers in all of them."""
    weights = _normal(tuple(_OWN), OWN_SD)
    row = [0.0] * len(_ABILITIES)
    for g, (joint, own) in enumerate(zip(together, given_general, strict=True)):
        for o, weight in enumerate(weights):
            row[g + o] += joint / own * weight
    row = [chance * like for chance, like in zip(row, likely, strict=True)]
    return [chance / sum(row) for chance in row]


def _measured(posterior: Sequence[float], questions: int) -> Measure:
    mean = sum(p * x for p, x in zip(posterior, _ABILITIES, strict=True))
    square = sum(p * (x - mean) ** 2 for p, x in zip(posterior, _ABILITIES, strict=True))
    levels = [0.0] * LEVELS
    for p, x in zip(posterior, _ABILITIES, strict=True):
        levels[sum(x >= cut for cut in CUTS)] += p
    return Measure(mean, math.sqrt(square), tuple(levels), questions)
