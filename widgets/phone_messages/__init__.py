"""A phone on which genuine and fraudulent text messages are mixed."""

from widgets.phone_messages.phone_messages import PhoneMessages

__all__ = ["PhoneMessages"]
