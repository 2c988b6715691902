"""A mail or a text message in which to point at what is suspicious."""

from widgets.inspect_message.inspect_message import InspectMessage

__all__ = ["InspectMessage"]
