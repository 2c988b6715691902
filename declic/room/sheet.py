"""The page of a notebook, made once, with places for what differs between people."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from declic.room import policy

STATES = "@@states@@"
"""Stands in the page for the states of its widgets."""
KERNEL = "00000000-0000-4000-8000-00006465636c"
"""Stands in the page for its kernel's id; it looks like one, for Voilà's page puts it anywhere."""
WHO = "@@who@@"
"""Stands in the page for a learner's name."""
TOLD = "@@told@@"
"""Stands in the page for what it is told of its session when it is loaded."""
TOKEN = "@@token@@"
"""Stands in the page for what shows that its requests are its own."""
AWOKEN = "@@awoken@@"
"""Stands in the page for how often its kernel had woken when it was drawn."""
NO_STATES = "{}"
DRAWN = frozenset({"AnyModel"})
"""Models that our page draws."""
NOT_DRAWN = {True: {"layout", "_esm", "_css"}, False: {"layout"}}
"""What the page draws nothing with; a widget of the kit, by its bundle, has its module there."""


@dataclass(frozen=True)
class Sheet:
    """A page with its places.

    Attributes
    ----------
    light
        Whether it is our own page rather than Voilà's.
    stateless
        Whether all that its widgets know of a learner is in the store: a kernel may end and
        another go on.
    """

    html: str
    light: bool
    stateless: bool

    @cached_property
    def styles(self) -> tuple[str, ...]:
        """Return the hashes of the styles that stand in the notebook, for the page's policy."""
        return policy.style_hashes(self.html)

    def filled(self, kernel_id: str, who: str, states: str = NO_STATES, *, awoken: int = 0) -> str:
        """Return the page of one person.

        Parameters
        ----------
        states
            What :func:`first_states` returns of its widgets, as JSON for a script; without it
            the page asks its kernel.
        awoken
            How often the kernel has woken; once it is more, the states may be old.
        """
        return (
            self.html.replace(KERNEL, kernel_id)
            .replace(WHO, html.escape(who))
            .replace(json_for_script(STATES), states, 1)
            .replace(json_for_script(AWOKEN), str(awoken), 1)
        )


def on_loading(page: str, told: Any, token: str) -> str:
    """Return a page with what is known only when it is loaded.

    Parameters
    ----------
    told
        Content of the message ``declic_live``; None where nothing is told.
    token
        For requests that change something; empty where the page makes none.
    """
    return page.replace(json_for_script(TOLD), json_for_script(told), 1).replace(
        json_for_script(TOKEN), json_for_script(token), 1
    )


def first_states(models: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return of widgets' states what the page needs to draw them before it reaches the kernel."""
    return {
        model_id: {
            name: value
            for name, value in state.items()
            if value is not None and name not in NOT_DRAWN[bool(state.get("_module"))]
        }
        for model_id, state in models.items()
        if state.get("_model_name") in DRAWN
    }


def drawn(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return :func:`first_states` of what a kernel tells of its widgets (``update_states``)."""
    return first_states({name: one["state"] for name, one in told["states"].items()})


def json_for_script(value: Any) -> str:
    """Return JSON that can stand inside a ``<script>`` element."""
    return safe_in_script(json.dumps(value, separators=(",", ":"), ensure_ascii=False))


def safe_in_script(text: str) -> str:
    """Return a JSON text such that it can't end a ``<script>`` element in which it stands."""
    return text.replace("<", "\\u003c")
