"""A situation in which each choice leads on."""

from widgets.scenario.scenario import Scenario

__all__ = ["Scenario"]
