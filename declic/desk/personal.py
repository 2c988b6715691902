"""What is done with all that is kept of one person, from their story: a copy, or its erasure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from declic import journal
from declic.desk.actions import Action, Doing, Handed, Outcome, misunderstood, number_in
from declic.errors import NotOnePerson
from declic.i18n import Words
from declic.privacy.copy import copy, file_name
from declic.privacy.erase import erase
from declic.privacy.person import Person, by_number

_ = Words("desk")

LARGEST_COPY = 2_000_000
"""Bytes that a kernel can hand to a page at once: Jupyter lets no more through in a few seconds."""


def give_copy(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    """``{"type": "copy", "learner": <id>}``: hand the page a copy of what is kept of a person."""
    person = _meant(doing, message)
    if person is None:
        return misunderstood()
    packed = copy(doing.settings, doing.store, person, doing.now)
    if len(packed) > LARGEST_COPY:
        return Outcome(
            _("The copy is too large for this page. Make it with: {command}").format(
                command=f"declic export-learner --number {person.learner.id}"
            )
        )
    journal.note(doing.settings.data_folder, "a copy of what is kept of a person was made")
    return Outcome(
        _("The copy is among your downloads: {name}. Give it to this person only.").format(
            name=file_name(person)
        ),
        file=Handed(file_name(person), packed),
    )


def forget(doing: Doing, message: Mapping[str, Any]) -> Outcome:
    """``{"type": "forget", "learner": <id>}``: erase a person everywhere, for good."""
    person = _meant(doing, message)
    if person is None:
        return misunderstood()
    receipt = erase(doing.settings, doing.store, person, doing.now)
    journal.note(doing.settings.data_folder, f"erased (person), receipt {receipt.name}")
    said = [_("This person is erased. The receipt is {name}.").format(name=receipt.name)]
    if receipt.out_of_reach:
        said.append(
            _("Still in backups that can't be written: {names}.").format(
                names=", ".join(receipt.out_of_reach)
            )
        )
    return Outcome(" ".join(said))


ACTIONS: Mapping[str, Action] = {"copy": give_copy, "forget": forget}


def texts() -> dict[str, str]:
    """Return the fixed texts, by the name that the JavaScript gives them."""
    return {
        "copy": _("Give a copy"),
        "forget": _("Erase this person"),
        "forget_title": _("Erase this person?"),
        "forget_what": _(
            "All that is kept of them goes, for good: name and card, answers, visits, questions,"
            " messages, help, the work handed in, marks and feedback. The backups beside the store"
            " are cleaned too."
        ),
        "forget_then": _(
            "Nobody can bring this back. If the person is at work now, their page closes. A"
            " receipt remains, without a name."
        ),
        "forget_yes": _("Erase for good"),
        "forget_no": _("Keep everything"),
    }


def _meant(doing: Doing, message: Mapping[str, Any]) -> Person | None:
    number = number_in(message, "learner")
    try:
        return None if number is None else by_number(doing.store, number)
    except NotOnePerson:
        return None
