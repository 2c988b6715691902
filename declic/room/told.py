"""What a page is told of its session: the content of the message ``declic_live``."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from declic.store.messages import Message
from declic.store.scenes import Asked, Person, Scene

EARLIER = timedelta(minutes=15)
"""What was said to all so long before somebody came is still for them."""
MOST_MESSAGES = 20


class Telling:
    """Says to each page of a session what concerns it."""

    def __init__(self, scene: Scene) -> None:
        steering = scene.steering
        place = {title: number for number, title in enumerate(steering.order)}
        self._scene = scene
        self._beside: defaultdict[int | None, list[Person]] = defaultdict(list)
        for person in scene.people.values():
            self._beside[person.companion_of].append(person)
        self._shared: dict[str, Any] = {
            "parts": {
                "order": sorted(scene.parts, key=lambda title: place.get(title, len(place))),
                "closed": [title for title in scene.parts if title in steering.closed],
            },
            "mode": {
                "name": steering.mode.value,
                "part": steering.part if steering.part in scene.parts else "",
                "words": steering.words,
                "until": _time(steering.until),
            },
            "revealed": list(steering.revealed),
        }

    def to(self, learner: int) -> dict[str, Any]:
        """Return what the page of a learner is told; ``scope`` is that of the exercises."""
        people = self._scene.people
        me = people.get(learner)
        here = [*([me] if me else ()), *self._beside.get(learner, ())]
        ids = {one.id for one in here}
        return self._shared | {
            "scope": f"{learner:x}",
            "names": [one.name for one in here],
            "removed": me is None or me.removed_at is not None,
            "hand": me is not None and me.hand_at is not None,
            "messages": self._messages(me, ids),
            "questions": [
                _question(asked, mine=asked.learner in ids)
                for asked in self._scene.questions
                if asked.learner in ids or asked.to_all
            ],
        }

    def _messages(self, me: Person | None, ids: set[int]) -> list[dict[str, Any]]:
        found = [
            _message(message)
            for message in self._scene.messages
            if message.learner in ids
            or (message.learner is None and me and message.at >= me.joined_at - EARLIER)
        ]
        return found[-MOST_MESSAGES:]


def _message(message: Message) -> dict[str, Any]:
    mine = message.learner is not None
    return {"id": message.id, "text": message.text, "at": _time(message.at), "mine": mine}


def _question(asked: Asked, *, mine: bool) -> dict[str, Any]:
    return {
        "id": asked.id,
        "text": asked.text,
        "status": asked.status,
        "answer": asked.answer if asked.status == "answered" else "",
        "mine": mine,
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
