"""``Scenario``: a situation; what would you do, and what follows."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.errors import InvalidResponse
from declic.i18n import Words
from widgets import _picture
from widgets._base import Exercise
from widgets._options import Options
from widgets._response import field, unreadable
from widgets._text import plain, rich, rich_line
from widgets.scenario._story import LONGEST_PATH, Step, read_story

_ = Words("widgets")


class Scenario(Exercise):
    """A situation in which each choice leads on, as H5P's "Branching scenario".

    The score is that of the end that was reached, 0 to 1 (rule ``path``): what happened on the way
    there counts for nothing by itself. An end worth 1 is a success.

    Parameters
    ----------
    prompt
        The situation, in Markdown.
    steps
        By name, the first one first: ``{"text": …, "choices": {what one does: name of the step that
        follows}}``, with up to 8 choices, or an end, ``{"text": what comes of it, "score": 1}``.
        Choices may lead back; after 40 of them only going back is left.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong: also a step that isn't there, that can't be reached, or
        from which no end can be reached.

    Notes
    -----
    A response is ``{"path": [0, 2, 1]}``, the numbers of the choices, from 0. The page is never
    sent the story: for each path it asks ``{type: "walk", path}`` and is told ``{type: "walked",
    path, steps: [{text, choices}…], end}``, the steps up to there. The text of an end is the
    feedback, which comes once the attempt is recorded.
    """

    kind = "scenario"

    def __init__(
        self,
        prompt: str = "",
        steps: Mapping[str, Mapping[str, Any]] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, "steps")
        self._story = read_story(author, steps)
        self._finish(author)

    def read(self, response: Any) -> tuple[int, ...]:
        path = self._read_path(response)
        if self._story.walk(path)[-1].score is None:
            raise unreadable()
        return path

    def in_words(self, said: tuple[int, ...]) -> list[str]:
        steps = self._story.walk(said)
        done = [plain(step.choices[choice][0]) for step, choice in zip(steps, said, strict=False)]
        return [*done, _("End: {text}").format(text=plain(steps[-1].text))]

    def assess(self, said: tuple[int, ...]) -> Verdict:
        end = self._story.walk(said)[-1]
        result = rules.path(end.score or 0.0, 1.0)
        return self._verdict(result.score, result.correct, "", end.text, {"right": [], "wrong": []})

    def key_html(self) -> str:
        path = self._story.best_path()
        steps = self._story.walk(path)
        rows = [
            (rich_line(step.choices[choice][0]), False, None)
            for step, choice in zip(steps, path, strict=False)
        ]
        return _picture.rows(rows, "ol") + rich(steps[-1].text)

    def _read_path(self, response: Any) -> tuple[int, ...]:
        """Return a path that can be walked, to an end or not.

        Raises
        ------
        InvalidResponse
            If it is none, or longer than 40 choices.
        """
        path = field(response, "path")
        if not isinstance(path, list) or len(path) > LONGEST_PATH:
            raise unreadable()
        if not all(isinstance(one, int) and not isinstance(one, bool) and one >= 0 for one in path):
            raise unreadable()
        try:
            self._story.walk(path)
        except IndexError:
            raise unreadable() from None
        return tuple(path)

    def _receive(self, widget: Any, content: Any, buffers: Sequence[Any]) -> None:
        if isinstance(content, Mapping) and content.get("type") == "walk":
            self._walk(content)
        else:
            super()._receive(widget, content, buffers)

    def _walk(self, message: Mapping[str, Any]) -> None:
        """Tell the page the steps along a path; what is no path is ignored."""
        try:
            path = self._read_path({"path": message.get("path")})
        except InvalidResponse:
            return
        steps = self._story.walk(path)
        self.send(
            {
                "type": "walked",
                "path": list(path),
                "steps": [_shown(step) for step in steps if step.score is None],
                "end": steps[-1].score is not None,
            }
        )

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return {"first": _shown(self._story.walk([])[0]), "longest": LONGEST_PATH}

    def _default_instruction(self) -> str:
        return _("What would you do? Each choice leads on, and you can always go back.")

    def _picture_body(self, said: tuple[int, ...] | None, verdict: Verdict | None) -> str:
        path = said or ()
        steps = self._story.walk(path)
        parts = []
        for place, step in enumerate(steps):
            chosen = path[place] if place < len(path) else None
            parts.append(rich(step.text) if step.score is None else "")
            rows = [
                (rich_line(text), number == chosen, None)
                for number, (text, _following) in enumerate(step.choices)
            ]
            parts.append(_picture.rows(rows) if rows else "")
        return "".join(parts)

    def _own_words(self) -> dict[str, str]:
        return {
            "first": _("Make a choice first: the story is not over."),
            "retry": _("Live it otherwise"),
            "what_now": _("What do you do?"),
            "you_chose": _("You chose:"),
            "back": _("Go back there"),
            "back_to": _("Go back to this choice: {choice}"),
            "step": _("Step {n}"),
            "over": _("The story ends there. Check, and you will know."),
            "waiting": _("One moment…"),
            "too_long": _("The story goes round in circles. Go back to an earlier choice."),
        }


def _shown(step: Step) -> dict[str, Any]:
    return {
        "text": rich(step.text),
        "choices": [rich_line(text) for text, _following in step.choices],
    }
