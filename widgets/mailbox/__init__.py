"""A mail box in which genuine and fraudulent mails are mixed."""

from widgets.mailbox.mailbox import Mailbox

__all__ = ["Mailbox"]
