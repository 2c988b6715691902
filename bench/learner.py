"""A learner without a browser: says over HTTP and the websocket what a page would say.

Where the page comes with its widgets' states it doesn't ask for them, as our page doesn't.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from typing import Any

from bench.servers import Server
from bench.visitor import Visitor

WAITING_PAGE_SECONDS = 2.0
"""After how long the room's waiting page loads itself again."""
ANSWERED_KIND = "TrueFalse"


class Learner(Visitor):
    """One person, with the cookies of a browser of their own.

    Attributes
    ----------
    acknowledged
        Ids of the attempts of which the kernel said that they are recorded.
    """

    def __init__(self, server: Server, number: int) -> None:
        super().__init__(server, number)
        self.name = f"Personne {number}"
        self.acknowledged: list[str] = []
        self._exercises: dict[str, str] = {}

    async def enter(self) -> int:
        """Join where there is something to join, and load the page with all its widgets.

        Returns
        -------
        int
            How many exercises the page knows.
        """
        if self.server.code:
            await self._join()
        html = await self._page()
        kernel = re.search(r'"kernel(?:Id)?":\s*"([0-9a-f-]{36})"', html)
        if kernel is None:
            raise RuntimeError("the page names no kernel")
        await self.connect(kernel[1])
        self._exercises = _drawn(html) or _kinds(await self.states())
        return len(self._exercises)

    async def answer(self) -> float:
        """Answer the first true-or-false question.

        Returns
        -------
        float
            Seconds until the kernel said that it is recorded.
        """
        exercise = next(model for model, kind in self._exercises.items() if kind == ANSWERED_KIND)
        number = uuid.uuid4().hex
        attempt = {"type": "attempt", "id": number, "active_seconds": 1}
        attempt["response"] = {"value": True}
        began = time.perf_counter()
        data = {"method": "custom", "content": attempt}
        await self.send("comm_msg", {"comm_id": exercise, "data": data})
        async with asyncio.timeout(self.patience):
            while True:
                said = (await self.content("comm_msg"))["data"].get("content", {})
                if said.get("id") == number:
                    break
        if said["type"] != "recorded":
            raise RuntimeError(f"an answer was not recorded: {said}")
        self.acknowledged.append(number)
        return time.perf_counter() - began

    async def _join(self) -> None:
        await self.fetch("")
        await self.fetch("", code=self.server.code)
        await self.fetch(f"j/{self.server.code}", name=self.name)
        await self.fetch("card")

    async def _page(self) -> str:
        while True:
            answer = await self.fetch("workshop/" if self.server.code else "")
            html: str = answer.body.decode()
            if not self.server.code or "declic-page" in html:
                return html
            await asyncio.sleep(WAITING_PAGE_SECONDS)


def _drawn(html: str) -> dict[str, str]:
    """Return the exercises whose states came with a page."""
    page = re.search(r'id="declic-page">(.*?)</script>', html)
    return _kinds(json.loads(page[1])["states"]) if page else {}


def _kinds(states: dict[str, Any]) -> dict[str, str]:
    """Return the kind of each exercise, by its model."""
    return {name: s["exercise"]["kind"] for name, s in states.items() if "exercise" in s}
