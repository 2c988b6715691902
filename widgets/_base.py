"""What every exercise shares: identity, prompt, points, hints, judgement, and how it is shown.

In JupyterLab an exercise is a live preview with its key for the author; in a room it is the
exercise; where nbgrader grades it is a static picture, and the points earned.
"""

from __future__ import annotations

import os
import random
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from traitlets import Dict, Unicode

from declic import recorder
from declic.domain.exercise import ExerciseCard
from declic.domain.rules import Score
from declic.domain.verdict import Verdict
from declic.errors import NotRecorded
from declic.i18n import Words
from widgets import _graded, _identity, _places
from widgets._beside import Beside, beside_words, read_beside
from widgets._conversation import Conversation
from widgets._options import Author, Options, read_common, read_id
from widgets._text import rich, title
from widgets._widget import KitWidget
from widgets._words import exercise_words

_ = Words("widgets")

CARD = "application/vnd.declic.exercise+json"
WIDGET = "application/vnd.jupyter.widget-view+json"


class Exercise(KitWidget):
    """An exercise of a workshop; each kind is a subclass.

    A subclass gives :attr:`kind`, reads its own options in its constructor before it calls
    :meth:`_finish`, and defines :meth:`read`, :meth:`assess`, :meth:`_content`,
    :meth:`_picture_body`, :meth:`key_html` and :meth:`_default_instruction`.
    """

    manual: ClassVar[bool] = False
    """Whether a human judges it."""

    opinion: ClassVar[bool] = False
    """Whether nothing is right or wrong: its verdicts have no score, answering earns all points."""

    exercise = Dict().tag(sync=True)
    """What does not change: ``id``, ``kind``, ``title``, ``prompt`` (HTML), ``instruction``,
    ``hint_count``, ``attempts_allowed`` (None: no limit), ``scope`` (tells learners who share a
    browser apart)."""

    content = Dict().tag(sync=True)
    """What the kind shows, plain JSON; never the key."""

    progress = Dict().tag(sync=True)
    """What changes: ``status``, ``attempts``, ``response``, ``verdict`` (texts as HTML),
    ``solution`` (HTML, empty until nothing can be answered any more), ``shown`` (whether the
    adviser has shown it to all), ``hints`` (HTML), ``held`` (whether the verdict waits for the end
    of the part)."""

    author_key = Unicode().tag(sync=True)
    """The key as HTML for the author's preview; empty wherever learners are."""

    def _begin(self, prompt: object, options: Options, *own: str) -> Author:
        """Read the prompt and the common options; *own* are the kind's own options' names."""
        name = type(self).__name__
        author = Author(name)
        self.prompt = author.text("prompt", prompt)
        self.id = read_id(author, options.get("id"), self.prompt)
        author = Author(name, self.id)
        author.known(options, [*own, *Options.__annotations__])
        self.options = read_common(author, self.prompt, options)
        return author

    def _finish(self, author: Author) -> None:
        """Make the widget, once the kind has read its own options."""
        _identity.claim(author, self)
        self._seed = 0
        self._conversation = Conversation(self)
        if _graded.grading():  # there is no page
            super().__init__()
            return
        super().__init__(
            words=exercise_words() | beside_words(self.options) | self._own_words(),
            exercise=self._shown(),
            content=self._content(self._lot()),
            progress=self._conversation.progress(),
            author_key=self.key_html() if _places.previewing() else "",
        )
        self.on_msg(self._receive)
        if recorder.CHANNEL_VARIABLE in os.environ:
            self.resume()

    def resume(self) -> None:
        """Come back to where the learner was; to be called again in a kernel that was forked."""
        try:
            self._seed = self._conversation.resume()
        except NotRecorded as fault:
            self.log.warning("%s can't be resumed now: %s", self.id, fault)
            return
        self.exercise = self._shown()
        self.content = self._content(self._lot())
        self.tell_progress()

    def judge(self, response: Any) -> Verdict:
        """Judge a response: pure, deterministic, total.

        Raises
        ------
        InvalidResponse
            If it has not the form of a response to this exercise.
        """
        said = self.read(response)
        verdict = self.assess(said)
        words = {"said": self.in_words(said), "beside": self.beside(response).in_words()}
        told = {name: lines for name, lines in words.items() if lines}
        return replace(verdict, details={**verdict.details, **told})

    def beside(self, response: Any) -> Beside:
        """Return what goes with an answer beside it.

        Raises
        ------
        InvalidResponse
            If it has not the form of it.
        """
        return read_beside(response, self.options)

    @abstractmethod
    def read(self, response: Any) -> Any:
        """Return what a response says, in the form that :meth:`assess` takes.

        Raises
        ------
        InvalidResponse
            If it has not the form of a response to this exercise.
        """

    def in_words(self, said: Any) -> list[str]:
        """Return what :meth:`read` returned as short plain texts, for the adviser's desk.

        Nothing where the response itself is readable: typed words, true or false.
        """
        return []

    @abstractmethod
    def assess(self, said: Any) -> Verdict:
        """Judge what :meth:`read` returned."""

    @abstractmethod
    def key_html(self) -> str:
        """Return the expected answer as safe HTML."""

    def card(self) -> ExerciseCard:
        """Return what lists say of this exercise."""
        return ExerciseCard(
            id=self.id,
            kind=type(self).__name__,
            title=title(self.prompt),
            points=self.options.points,
            manual=self.manual,
            skills=self.options.skills,
            hints=len(self.options.hints),
            difficulty=self.options.difficulty,
        )

    def hint_html(self, index: int) -> str:
        """Return a hint, by its place from 0, as safe HTML."""
        return rich(self.options.hints[index])

    def static_html(
        self,
        response: Any = None,
        show_key: bool = False,
        attempts: int | None = None,
        hints: int | None = None,
        seconds: float | None = None,
    ) -> str:
        """Return a picture of the exercise as HTML that needs nothing else and runs nothing.

        Parameters
        ----------
        response
            The learner's; None or a response of another form shows the exercise unanswered.
        show_key
            Whether the expected answer is shown too.
        attempts, hints
            How many there were, where it is known.
        seconds
            Time spent on it, where it is known.
        """
        return _places.picture(self, response, show_key, attempts, hints, seconds)

    def tell_progress(self) -> None:
        """Bring the trait ``progress`` up to date."""
        self.progress = self._conversation.progress()

    @property
    def instruction(self) -> str:
        """Return what to do, in one line."""
        return self.options.instruction or self._default_instruction()

    def __repr__(self) -> str:
        points = f"{self.options.points:g}"
        return f"{type(self).__name__} “{self.id}” ({points} pt)"

    def _repr_mimebundle_(  # type: ignore[override]  # IPython takes a dict alone too
        self, **formats: Any
    ) -> dict[str, Any]:
        if _graded.grading():
            return _places.graded_bundle(self)
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {"text/plain": repr(self), WIDGET: view, CARD: self.card().to_json()}

    def _shown(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": type(self).__name__,
            "title": title(self.prompt),
            "prompt": rich(self.prompt),
            "instruction": self.instruction,
            "hint_count": len(self.options.hints),
            "attempts_allowed": self.options.attempts,
            "scope": f"{self._seed:x}",
        }

    def _lot(self) -> random.Random:
        return random.Random(f"{self._seed}:{self.id}")  # noqa: S311 - an order, no secret

    def _receive(self, widget: Any, content: Any, buffers: Sequence[Any]) -> None:
        self._conversation.receive(content)

    def _verdict(
        self,
        score: float,
        correct: bool,
        default: str = "",
        specific: str = "",
        details: Mapping[str, Any] | None = None,
    ) -> Verdict:
        """Return a verdict whose feedback is the author's, or else the kind's.

        Parameters
        ----------
        default
            What the kind says where the author says nothing for this response.
        specific
            What the author says of this very response; it comes first.
        """
        overall = self.options.says.get(self._level(score, correct), "")
        texts = [text for text in (specific, overall) if text] or [default]
        return Verdict(score, correct, "\n\n".join(texts), details or {})

    @staticmethod
    def _level(score: float, correct: bool) -> str:
        """Return the name of the option in which an author says something of such a verdict."""
        return "right" if correct else "nearly" if score > 0 else "wrong"

    def _scored(
        self, score: Score[Any], default: str = "", specific: str = "", **details: Any
    ) -> Verdict:
        """Return the verdict that a rule leads to, see :meth:`_verdict`; *details* are added."""
        told = {"right": list(map(str, score.right)), "wrong": list(map(str, score.wrong))}
        return self._verdict(score.score, score.correct, default, specific, told | details)

    @abstractmethod
    def _content(self, lot: random.Random) -> dict[str, Any]:
        """Return what the page shows; whatever is drawn by lot is drawn from *lot*."""

    @abstractmethod
    def _default_instruction(self) -> str:
        """Return what to do, in one line, where the author says nothing."""

    @abstractmethod
    def _picture_body(self, said: Any, verdict: Verdict | None) -> str:
        """Return what stands under the prompt in a static picture."""

    def _picture_prompt(self, said: Any, verdict: Verdict | None) -> str:
        return rich(self.prompt)

    def _own_words(self) -> dict[str, str]:
        return {}
