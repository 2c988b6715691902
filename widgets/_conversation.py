"""What a page and an exercise say to each other: beginning, hints, attempts and their recording."""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from declic import recorder
from declic.domain.attempt import Attempt, RecordedAttempt
from declic.domain.progress import Status, status
from declic.domain.verdict import Verdict
from declic.errors import InvalidResponse, NotRecorded
from declic.i18n import Words
from widgets._text import rich, rich_line

if TYPE_CHECKING:
    from widgets._base import Exercise

_ = Words("widgets")
_log = logging.getLogger(__name__)

ATTEMPT_ID_LETTERS = 64
DAY_SECONDS = 86_400.0
UNREACHABLE = (NotRecorded, OSError, EOFError, ValueError, KeyError)
"""What a recorder raises where the room can't be reached or says nonsense."""


class Conversation:
    """The learner's side of one exercise: what was said so far, and the answer to each message."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._attempts: list[RecordedAttempt] = []
        self._hints = 0
        self._begun = False
        self._revealed = False
        self._shown = False  # to all, by the adviser
        self._resumed = recorder.CHANNEL_VARIABLE not in os.environ

    @property
    def attempts(self) -> tuple[RecordedAttempt, ...]:
        """Return the learner's recorded attempts at this exercise, in order."""
        return tuple(self._attempts)

    def resume(self) -> int:
        """Read what the learner did earlier and return the learner's seed.

        Raises
        ------
        NotRecorded
            If the room can't be reached now.
        """
        kept = recorder.current()
        try:
            attempts = kept.earlier(self._exercise.id)
            hints = kept.noted(self._exercise.id, "hint")
            revealed = kept.noted(self._exercise.id, "reveal") > 0
            begun = kept.noted(self._exercise.id, "begin") > 0
            shown = kept.shown(self._exercise.id)
            seed = kept.seed
        except UNREACHABLE as fault:
            self._resumed = False
            raise NotRecorded(str(fault)) from fault
        self._attempts, self._hints, self._resumed = list(attempts), hints, True
        self._revealed, self._begun, self._shown = revealed, begun, shown
        return seed

    def receive(self, content: Any) -> None:
        """Answer a message of the page; what is no message is ignored."""
        if not isinstance(content, Mapping):
            return
        if not self._resumed:
            self._exercise.resume()
        match content.get("type"):
            case "begin":
                self._begin()
            case "hint":
                self._hint()
            case "reveal":
                self._reveal()
            case "solution":
                self._ask_solution()
            case "attempt":
                self._attempt(content)

    def progress(self) -> dict[str, Any]:
        """Return what the page is told of the learner's progress (trait ``progress``)."""
        exercise = self._exercise
        hints = range(min(self._hints, len(exercise.options.hints)))
        told: dict[str, Any] = {
            "status": status(self._attempts, self._begun or bool(hints)).value,
            "attempts": len(self._attempts),
            "response": None,
            "verdict": None,
            "solution": exercise.key_html() if self._shown else "",
            "shown": self._shown,
            "hints": [exercise.hint_html(hint) for hint in hints],
            "held": self._held,
        }
        if self._attempts:
            last = self._attempts[-1].attempt
            try:
                exercise.read(last.response)
            except InvalidResponse:  # the exercise has changed since
                return told | ({"status": Status.IN_PROGRESS.value} if self._held else {})
            told["response"] = last.response
            if self._held:
                return told | _held_back()
            told["verdict"] = _told(last.verdict.to_json())
            if self._over and told["status"] not in (Status.FIRST_TRY, Status.ACQUIRED):
                told["solution"] = exercise.key_html()
        return told

    @property
    def _over(self) -> bool:
        allowed = self._exercise.options.attempts
        return allowed is not None and len(self._attempts) >= allowed

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        self._note("begin")
        self._exercise.tell_progress()

    def _hint(self) -> None:
        if self._hints < len(self._exercise.options.hints):
            self._hints += 1
            self._note("hint")
            self._exercise.tell_progress()

    @property
    def _held(self) -> bool:
        """Whether what is right is told at the end of the part only, and that is not yet."""
        told = self._revealed or self._shown
        return self._exercise.options.feedback_when == "section" and not told

    def _reveal(self) -> None:
        if self._held and self._attempts:
            self._revealed = True
            self._note("reveal")
            self._exercise.tell_progress()

    def _ask_solution(self) -> None:
        """Ask the room whether the answer may be seen by all now: the page is not believed."""
        if self._exercise.opinion:
            return
        try:
            self._shown = recorder.current().shown(self._exercise.id, again=True)
        except UNREACHABLE as fault:
            _log.warning("the answer of %s is not shown: %s", self._exercise.id, fault)
            return
        self._exercise.tell_progress()
        self._exercise.send_state("progress")  # a kernel that has just woken knew it already

    def _note(self, what: str) -> None:
        try:
            recorder.current().note(recorder.Note(self._exercise.id, what))
        except UNREACHABLE as fault:
            _log.warning("%s of %s not noted: %s", what, self._exercise.id, fault)

    def _attempt(self, content: Mapping[str, Any]) -> None:
        attempt_id = content.get("id")
        if not isinstance(attempt_id, str) or not 1 <= len(attempt_id) <= ATTEMPT_ID_LETTERS:
            self._say("invalid", str(attempt_id)[:ATTEMPT_ID_LETTERS], _invalid_words())
            return
        if any(kept.attempt.id == attempt_id for kept in self._attempts):
            self._say("recorded", attempt_id)
            return
        if self._shown:
            self._say("invalid", attempt_id, _("The answer was shown to everybody. Go on."))
            return
        if self._over:
            self._say("invalid", attempt_id, _("You have used all your tries. Go on."))
            return
        try:
            self._record(attempt_id, content)
        except InvalidResponse as fault:
            self._say("invalid", attempt_id, str(fault) or _invalid_words())
        except UNREACHABLE as fault:
            _log.warning("attempt at %s not recorded: %s", self._exercise.id, fault)
            self._say("not-recorded", attempt_id, _("Your answer is kept. It will be sent again."))
        except Exception:  # noqa: BLE001 - a learner must get an answer, whatever a kind of exercise does
            _log.exception("attempt at %s", self._exercise.id)
            self._say("invalid", attempt_id, _invalid_words())
        else:
            self._exercise.tell_progress()
            self._say("recorded", attempt_id)

    def _record(self, attempt_id: str, content: Mapping[str, Any]) -> None:
        response = content.get("response")
        attempt = Attempt(
            id=attempt_id,
            exercise=self._exercise.id,
            response=response,
            verdict=self._exercise.judge(response),
            hints=self._hints,
            active_seconds=_seconds(content.get("active_seconds")),
        )
        recorded = recorder.current().record(attempt)
        if all(kept.seq != recorded.seq for kept in self._attempts):
            self._attempts.append(recorded)
        self._begun = True

    def _say(self, what: str, attempt_id: str, message: str = "") -> None:
        said = {"type": what, "id": attempt_id}
        self._exercise.send(said | {"message": message} if message else said)


def _invalid_words() -> str:
    return _("This answer could not be read. Please give it again.")


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InvalidResponse("active_seconds")
    if not (math.isfinite(value) and value >= 0):
        raise InvalidResponse("active_seconds")
    return min(float(value), DAY_SECONDS)


def _held_back() -> dict[str, Any]:
    """Return what is told of an answer whose verdict waits: nothing of it."""
    verdict = Verdict(None, None, _("You will be told at the end of this part."))
    return {"status": Status.ANSWERED.value, "verdict": _told(verdict.to_json())}


def _told(verdict: dict[str, Any]) -> dict[str, Any]:
    """Return a verdict with its texts as HTML."""
    details = dict(verdict["details"])
    for name in ("notes", "tour"):
        if name in details or name == "notes":
            details[name] = [
                note | {"text": rich_line(note["text"])} for note in details.get(name, ())
            ]
    return verdict | {"feedback": rich(verdict["feedback"]), "details": details}
