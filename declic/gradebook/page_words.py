"""The words of our own templates (``templates/``), which reach them as a filter of Jinja."""

from __future__ import annotations

from declic.i18n import Words

_ = Words("gradebook")


def word(name: str) -> str:
    """Return a text of a template, in the language of this process.

    Raises
    ------
    KeyError
        If no text has this name.
    """
    return {
        "points": _("Points:"),
        "comment": _("Your adviser's comment"),
        "total": _("In all:"),
        "late": _("Handed in late:"),
        "answer": _("Your answer"),
        "acquired": _("What you can do"),
        "again": _("To take up again, at your own pace"),
        "waiting": _("Your adviser has not read yet"),
        "not_read": _("not read yet"),
    }[name]
