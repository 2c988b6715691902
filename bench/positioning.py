"""How near the positioning test comes to the truth, beside a fixed test of the same length.

Learners are invented with known levels; they answer questions of the shipped bank, and know an
answer as the model of Rasch says. Each learner takes the adaptive test, and a fixed one: as many
questions, the same for everybody, spread evenly over skills and difficulties. The fixed one is read
in two ways: by the same rule, and as a marked test would be, by the part of each skill's answers
that are right. Beside them stands what the learners say of themselves.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bench import report
from declic.domain.positioning import (
    CUTS,
    GENERAL_SD,
    OWN_SD,
    Answers,
    Item,
    Measure,
    measure,
    next_item,
)
from widgets.positioning._bank import shipped

LEARNERS, FEW = 1000, 100
MISJUDGED = 0.7
"""Standard deviation, logits, of true difficulties around those that were judged."""
SELF_NOISE = 2.5
"""Standard deviation, logits, of what people say of themselves around what they can: it gives a
correlation of 0.4 with the truth, rather more than the mean of 0.29 that E. Zell and Z. Krizan
found ("Do people have insight into their abilities? A metasynthesis", 2014)."""

ITEMS = [question.item for question in shipped().values()]
SKILLS = list(dict.fromkeys(item.skill for item in ITEMS))


@dataclass(frozen=True)
class Case:
    """Under which circumstances the tests are compared.

    Attributes
    ----------
    title
        In words.
    most
        Questions at most.
    honest
        Part of those who don't know who say so; the others guess.
    misjudged
        How far the bank's difficulties are from the true ones, logits (standard deviation).
    """

    title: str
    most: int = 18
    honest: float = 0.5
    misjudged: float = 0.0


CASES = (
    Case("12 questions", most=12),
    Case("18 questions"),
    Case("24 questions", most=24),
    Case("18 questions, nobody says « I don't know »", honest=0),
    Case("18 questions, nobody guesses", honest=1),
    Case("18 questions, difficulties misjudged", misjudged=MISJUDGED),
)


@dataclass(frozen=True)
class Learner:
    """An invented learner: abilities and what is said of them, by skill."""

    number: int
    ability: dict[str, float]
    said: dict[str, int]

    def answers(self, item: Item, case: Case) -> bool | None:
        """Return whether the right answer is given, known or guessed; None for « don't know »."""
        lot = random.Random(f"{self.number}:{item.id}")
        difficulty = item.difficulty + random.Random(item.id).gauss(0, 1) * case.misjudged
        if lot.random() < 1 / (1 + math.exp(difficulty - self.ability[item.skill])):
            return True
        return None if lot.random() < case.honest else lot.random() < 1 / item.choices


@dataclass
class Errors:
    """What a test got wrong, gathered over learners and skills."""

    off: list[float] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    sure: list[bool] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)

    def add(self, learner: Learner, measures: dict[str, Measure], length: int) -> None:
        """Take in what a test says of a learner."""
        for skill, found in measures.items():
            self.off.append(found.estimate - learner.ability[skill])
            wrong = abs(found.level - level_of(learner.ability[skill]))
            self.levels.append(wrong)
            if found.chance >= 0.6:
                self.sure.append(wrong == 0)
        self.lengths.append(length)

    def figures(self) -> dict[str, float]:
        """Return the figures of the table."""
        count = len(self.off)
        return {
            "rmse": round(math.sqrt(sum(one * one for one in self.off) / count), 3),
            "bias": round(sum(self.off) / count, 3),
            "level_right": round(self.levels.count(0) / count, 3),
            "two_levels_off": round(self.levels.count(2) / count, 3),
            "said_without_rather": round(len(self.sure) / count, 3),
            "right_without_rather": round(sum(self.sure) / max(1, len(self.sure)), 3),
            "questions": round(sum(self.lengths) / len(self.lengths), 1),
        }


def level_of(ability: float) -> int:
    """Return the level of an ability, from 1."""
    return 1 + sum(ability >= cut for cut in CUTS)


def learners(count: int, seed: int = 2022) -> Iterator[Learner]:
    """Return invented learners, spread as the rule assumes."""
    lot = random.Random(seed)
    for number in range(count):
        general = lot.gauss(0, GENERAL_SD)
        ability = {skill: general + lot.gauss(0, OWN_SD) for skill in SKILLS}
        said = {skill: level_of(one + lot.gauss(0, SELF_NOISE)) for skill, one in ability.items()}
        yield Learner(number, ability, said)


def adaptive(learner: Learner, case: Case) -> Answers:
    """Return the learner's answers to the adaptive test."""
    answers: list[tuple[Item, bool | None]] = []
    while item := next_item(ITEMS, answers, case.most, learner.said, learner.number):
        answers.append((item, learner.answers(item, case)))
    return answers


def fixed(learner: Learner, case: Case) -> Answers:
    """Return the learner's answers to the fixed test."""
    each = case.most // len(SKILLS)
    answers = []
    for skill in SKILLS:
        own = sorted((one for one in ITEMS if one.skill == skill), key=lambda one: one.difficulty)
        for place in range(each):
            item = own[int((place + 0.5) * len(own) / each)]
            answers.append((item, learner.answers(item, case)))
    return answers


def marked(answers: Answers) -> dict[str, int]:
    """Return the level of each skill as a marked test says it: a third of the marks a level."""
    found = {}
    for skill in SKILLS:
        own = [right is True for item, right in answers if item.skill == skill]
        found[skill] = 1 + min(2, int(3 * sum(own) / len(own)))
    return found


def compared(people: Sequence[Learner], case: Case) -> dict[str, dict[str, float]]:
    """Return the figures of both tests, of the marks, and of what people say."""
    tests: dict[str, Callable[[Learner, Case], Answers]] = {
        "adaptive": adaptive,
        "fixed": fixed,
    }
    rows = {}
    for name, test in tests.items():
        errors = Errors()
        for learner in people:
            answers = test(learner, case)
            errors.add(learner, measure(SKILLS, answers), len(answers))
        rows[name] = errors.figures()
    marks = [(one, marked(fixed(one, case))) for one in people]
    rows["fixed, marked"] = _levels([(one, given) for one, given in marks])
    rows["self-assessed"] = _levels([(one, one.said) for one in people])
    return rows


def _levels(told: Sequence[tuple[Learner, dict[str, int]]]) -> dict[str, float]:
    wrong = [
        abs(level - level_of(learner.ability[skill]))
        for learner, levels in told
        for skill, level in levels.items()
    ]
    return {
        "level_right": round(wrong.count(0) / len(wrong), 3),
        "two_levels_off": round(wrong.count(2) / len(wrong), 3),
    }


def table(title: str, rows: dict[str, dict[str, float]]) -> str:
    """Return figures as lines of text."""
    columns = list(next(iter(rows.values())))
    lines = [title, f"{'':16}" + "".join(f"{name.replace('_', ' '):>22}" for name in columns)]
    for name, row in rows.items():
        lines.append(f"{name:16}" + "".join(f"{row.get(one, ''):>22}" for one in columns))
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the tables and the line of JSON."""
    parser = argparse.ArgumentParser(description="The positioning test.")
    parser.add_argument("--quick", action="store_true", help="few learners")
    count = FEW if parser.parse_args().quick else LEARNERS
    people = list(learners(count))
    figures = {}
    for case in CASES:
        figures[case.title] = compared(people, case)
    for title, rows in figures.items():
        report.progress(table(title, rows) + "\n")
    report.finish("positioning", learners=count, items=len(ITEMS), figures=figures)


if __name__ == "__main__":
    main()
