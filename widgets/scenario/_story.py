"""The steps of a scenario as its author wrote them, checked, and the ways through them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from declic.i18n import Words
from widgets._options import Author

_ = Words("widgets")

MOST_CHOICES = 8
LONGEST_PATH = 40
"""Choices that a learner may make before the end: a story may go in circles, not for ever."""
EXAMPLE = 'steps={"appel": {"text": "…", "choices": {"Je raccroche": "calme"}}, "calme": {…}}'
END_EXAMPLE = '{"text": "…", "score": 1}'


@dataclass(frozen=True)
class Step:
    """A step of the story.

    Attributes
    ----------
    text
        Markdown.
    choices
        What one can do, and the name of the step that follows; empty at an end.
    score
        What an end is worth, from 0 to 1; None elsewhere.
    """

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    score: float | None = None


@dataclass(frozen=True)
class Story:
    """The steps by name; the first one is where it begins."""

    steps: Mapping[str, Step]

    @property
    def start(self) -> str:
        return next(iter(self.steps))

    def walk(self, path: Sequence[int]) -> list[Step]:
        """Return the steps that a path of choices leads through, the first one included.

        Raises
        ------
        IndexError
            If one of the choices isn't there.
        """
        steps = [self.steps[self.start]]
        for choice in path:
            steps.append(self.steps[steps[-1].choices[choice][1]])
        return steps

    def best_path(self) -> list[int]:
        """Return the shortest path to an end that is worth 1."""
        return next(path for name, path in self._paths(self.start) if self.steps[name].score == 1)

    def reached(self, start: str) -> set[str]:
        """Return the names of the steps that can be reached from one, itself included."""
        return {name for name, _path in self._paths(start)}

    def _paths(self, start: str) -> Iterator[tuple[str, list[int]]]:
        """Go through the steps that can be reached, the nearest first."""
        seen = {start}
        waiting = deque([(start, list[int]())])
        while waiting:
            name, path = waiting.popleft()
            yield name, path
            for number, (_text, following) in enumerate(self.steps[name].choices):
                if following not in seen:
                    seen.add(following)
                    waiting.append((following, [*path, number]))


def read_story(author: Author, steps: object) -> Story:
    """Return the story that an author wrote.

    Raises
    ------
    AuthorError
        If a step is missing, can't be reached, or leads to no end; if no end is worth 1; for
        whatever is missing or wrong in a step.
    """
    if steps is None:
        raise author.missing("steps", _("Write {example}.").format(example=EXAMPLE))
    if not isinstance(steps, Mapping) or len(steps) < 2:
        raise author.refuse("steps", steps, _("Write {example}.").format(example=EXAMPLE))
    story = Story({str(name): _step(author, str(name), step) for name, step in steps.items()})
    for name, step in story.steps.items():
        author.known([following for _text, following in step.choices], list(story.steps), _("step"))
        if step.score is not None and name == story.start:
            raise author.refuse(
                f"steps[{name!r}]", step.text, _("A story does not begin with its end.")
            )
    _refuse_dead_ends(author, story)
    return story


def _refuse_dead_ends(author: Author, story: Story) -> None:
    reached = story.reached(story.start)
    for name, step in story.steps.items():
        if name not in reached:
            raise author.refuse(
                f"steps[{name!r}]",
                step.text,
                _("No choice leads there from “{start}”: add one, or take this step away.").format(
                    start=story.start
                ),
            )
        if all(story.steps[following].score is None for following in story.reached(name)):
            raise author.refuse(
                f"steps[{name!r}]",
                step.text,
                _("No end can be reached from there: add a choice that leads to one."),
            )
    if all(step.score != 1 for step in story.steps.values()):
        raise author.refuse(
            "steps",
            list(story.steps),
            _("No end is worth 1, so nobody could succeed: write {example}.").format(
                example=END_EXAMPLE
            ),
        )
    if len(story.best_path()) > LONGEST_PATH:
        raise author.refuse(
            "steps",
            list(story.steps),
            _("The best end is more than {most} choices away: make it shorter.").format(
                most=LONGEST_PATH
            ),
        )


def _step(author: Author, name: str, step: object) -> Step:
    option = f"steps[{name!r}]"
    if not isinstance(step, Mapping):
        raise author.refuse(
            option,
            step,
            _("Write {example}.").format(example='{"text": "…", "choices": {"…": "…"}}'),
        )
    author.known(step, ["text", "choices", "score"])
    text = author.text(f"{option}['text']", step.get("text"))
    if ("choices" in step) == ("score" in step):
        raise author.refuse(
            option,
            dict(step),
            _("A step has choices, or is an end and has a score: {example}.").format(
                example=END_EXAMPLE
            ),
        )
    if "score" in step:
        return Step(text, score=_score(author, f"{option}['score']", step["score"]))
    return Step(text, _choices(author, f"{option}['choices']", step["choices"]))


def _choices(author: Author, option: str, choices: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(choices, Mapping) or not 1 <= len(choices) <= MOST_CHOICES:
        raise author.refuse(
            option,
            choices,
            _("Write from 1 to {most} choices, each with the step that follows: {example}.").format(
                most=MOST_CHOICES, example='{"Je raccroche": "calme"}'
            ),
        )
    return tuple(
        (author.text(option, text), author.text(f"{option}[{text!r}]", following))
        for text, following in choices.items()
    )


def _score(author: Author, option: str, score: object) -> float:
    good = isinstance(score, (int, float)) and not isinstance(score, bool)
    if not good or not math.isfinite(score) or not 0 <= score <= 1:  # type: ignore[arg-type, operator]
        raise author.refuse(option, score, _("Write a number from 0 to 1, as 0.5."))
    return float(score)  # type: ignore[arg-type]
