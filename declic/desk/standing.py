"""Where people stand at the beginning, what they could practise together, where each one begins.

All of it is a proposal out of the newest positioning test of each person; the adviser decides.

**What people say beside what was measured.** The two are compared level by level. They often
differ: Zell and Krizan (2014, Perspectives on Psychological Science 9, 111-125) find a correlation
of 0.29 between what people say of their abilities and what they can do. Neither is corrected.

**Groups** are of people who have the same thing to practise, and no ranking: a group has a skill.
The weight of a skill for a person is how many levels lie above theirs. The skills of the groups
are chosen one by one, each time the one that adds most weight for all; then everybody goes where
their weight is greatest, those first who would lose most elsewhere, and no group grows beyond one
and a half times its share. Whoever is at ease everywhere goes to the smallest group, where they can
help: in mixed groups of three or four, beginners learn more than among themselves (Lou and others
1996, Review of Educational Research 66, 423-458). Up to 3 people stay together, up to 8 make two
groups, more make three; nobody is left alone in one. The same people give the same groups.

**The path** is the test's own where its author named parts of this workshop. Else it leads to the
parts whose exercises are about the skills that are known least, by their frameworks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from declic.domain.exercise import WorkshopCard
from declic.domain.positioning import LEVELS
from declic.i18n import Words

_ = Words("desk")

TOGETHER, TWO_GROUPS = 3, 8
"""Up to how many people stay together, and make two groups."""
SHARE = 1.5
"""How much larger than its equal share a group may be: needs come before equal sizes."""
FIRST_STEPS = 3
"""Skills that a path leads to at most, as the test's own."""
FRAMEWORKS: Mapping[str, tuple[str, ...]] = {
    "mouse": ("DigComp 5.2", "Pix 5.2"),
    "finding": ("DigComp 1.1", "Pix 1.1"),
    "mail": ("DigComp 2.1", "Pix 2.1"),
    "safety": ("DigComp 4.1", "Pix 4.1"),
    "data": ("DigComp 4.2", "Pix 4.2"),
    "procedures": ("DigComp 2.3", "Pix 2.4"),
}
"""The frameworks' names of the skills that the shipped test measures."""


@dataclass(frozen=True)
class Mark:
    """What is known of one skill of a person.

    Attributes
    ----------
    skill, name
        Its key, and what it is called.
    said
        The level that the person believes to have, from 1 to 3; None if unknown.
    level
        The measured level, from 1 to 3; None if nothing was asked.
    """

    skill: str
    name: str
    said: int | None
    level: int | None

    @property
    def difference(self) -> int | None:
        """Return by how many levels more was said than measured; None where one is missing."""
        return None if self.said is None or self.level is None else self.said - self.level

    @property
    def need(self) -> int:
        """Return how many levels lie above the person's: what was measured, or else was said."""
        return LEVELS - (self.level or self.said or LEVELS)

    def in_words(self) -> str:
        """Return how what was said stands to what was measured; empty where one is missing."""
        if self.difference is None:
            return ""
        if self.difference == 0:
            return _("agrees with the measure")
        return _("overrates themself") if self.difference > 0 else _("underrates themself")


@dataclass(frozen=True)
class Standing:
    """What a positioning test says of a person; ``sections`` is the path that it names."""

    marks: tuple[Mark, ...]
    sections: tuple[str, ...] = ()

    def needs(self) -> list[Mark]:
        """Return the skills to practise, the one that is known least first."""
        weak = [mark for mark in self.marks if mark.need]
        return sorted(weak, key=lambda mark: -mark.need)  # equals stay as they are taught


@dataclass(frozen=True)
class Group:
    """People who could practise a skill together; ``skill`` is empty if they need none."""

    name: str
    skill: str
    people: tuple[int, ...]


def standing(details: object) -> Standing | None:
    """Return what a verdict's details say; None if they are no positioning test's."""
    if not isinstance(details, Mapping) or not isinstance(details.get("profile"), list):
        return None
    marks = tuple(
        Mark(row["skill"], row["name"], _level(row.get("self")), _level(row.get("level")))
        for row in details["profile"]
        if isinstance(row, Mapping)
        and isinstance(row.get("skill"), str)
        and isinstance(row.get("name"), str)
    )
    if not any(mark.said or mark.level for mark in marks):
        return None
    return Standing(marks, tuple(_sections(details.get("path"))))


def level_words() -> tuple[str, str, str]:
    """Return the levels' names, the lowest first, as the test says them."""
    return _("To discover"), _("On the way"), _("At ease")


def path(found: Standing, workshop: WorkshopCard) -> list[str]:
    """Return the titles of the parts to begin with, in order; empty where none is about them."""
    titles = [part.title for part in workshop.parts]
    named = [title for title in found.sections if title in titles]
    if named:
        return list(dict.fromkeys(named))
    skills = {card.id: set(card.skills) for card in workshop.exercises}
    about = {
        part.title: set[str]().union(*(skills.get(one, set()) for one in part.exercises))
        for part in workshop.parts
    }
    steps: list[str] = []
    left = FIRST_STEPS
    for mark in found.needs():
        wanted = {mark.skill, *FRAMEWORKS.get(mark.skill, ())}
        there = [title for title in titles if about[title] & wanted]
        steps += there
        left -= bool(there)
        if not left:
            break
    return list(dict.fromkeys(steps))


def groups(people: Mapping[int, Standing]) -> list[Group]:
    """Return groups of people, by id, who have the same to practise."""
    if not people:
        return []
    marks = {mark.skill: mark.name for one in sorted(people) for mark in people[one].marks}
    weights = {
        one: {mark.skill: mark.need for mark in people[one].needs()} for one in sorted(people)
    }
    count = 1 if len(people) <= TOGETHER else 2 if len(people) <= TWO_GROUPS else 3
    skills = _themes(weights, list(marks), count)
    placed = _placed(weights, skills)
    while len(people) > 1 and len(placed) > 1 and any(len(one) < 2 for one in placed.values()):
        skills.remove(min(skills, key=lambda skill: len(placed[skill])))
        placed = _placed(weights, skills)
    return [
        Group(marks.get(skill) or _("At ease everywhere"), skill, tuple(sorted(ids)))
        for skill, ids in placed.items()
    ]


def to_practise(people: Iterable[Standing], most: int = 2) -> list[str]:
    """Return the names of the skills that some people together need most, at most a few."""
    weights: dict[str, int] = {}
    for one in people:
        for mark in one.needs():
            weights[mark.name] = weights.get(mark.name, 0) + mark.need
    return sorted(weights, key=lambda name: (-weights[name], name))[:most]


def _themes(weights: Mapping[int, Mapping[str, int]], skills: list[str], count: int) -> list[str]:
    """Return the skills of the groups; where all are covered, the one that is most needed."""
    chosen: list[str] = []
    for _place in range(count):
        gain = {
            skill: (
                sum(
                    max(0, one.get(skill, 0) - max((one.get(s, 0) for s in chosen), default=0))
                    for one in weights.values()
                ),
                sum(one.get(skill, 0) for one in weights.values()),
            )
            for skill in skills
            if skill not in chosen
        }
        best = max(gain, key=lambda skill: gain[skill], default="")
        if not best or not gain[best][1]:
            break
        chosen.append(best)
    return chosen or [""]


def _placed(
    weights: Mapping[int, Mapping[str, int]], skills: Sequence[str]
) -> dict[str, list[int]]:
    placed: dict[str, list[int]] = {skill: [] for skill in skills}
    most = -(-len(weights) * SHARE // len(skills)) if len(skills) > 1 else len(weights)

    def loss(one: int) -> int:
        best = sorted((weights[one].get(skill, 0) for skill in skills), reverse=True)
        return best[0] - best[1] if len(best) > 1 else 0

    def first(one: int) -> tuple[bool, int, int]:
        return not weights[one], -loss(one), one

    for one in sorted(weights, key=first):
        free = [skill for skill in skills if len(placed[skill]) < most]
        into = max(free, key=lambda skill: (weights[one].get(skill, 0), -len(placed[skill])))
        placed[into].append(one)
    return placed


def _level(value: object) -> int | None:
    return value if type(value) is int and 1 <= value <= LEVELS else None


def _sections(steps: object) -> list[str]:
    if not isinstance(steps, list):
        return []
    return [
        title
        for step in steps
        if isinstance(step, Mapping) and isinstance(step.get("sections"), (list, tuple))
        for title in step["sections"]
        if isinstance(title, str)
    ]
