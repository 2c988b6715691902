"""Receipts of what was erased, without names: one JSON file and one text, in ``receipts/``.

A receipt is written before anything is erased and completed after; one that isn't complete says
what was interrupted, so that it is ended the next time.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from declic.i18n import Words

_ = Words("declic")

FOLDER = "receipts"


@dataclass(frozen=True)
class Receipt:
    """What was erased.

    Attributes
    ----------
    kind
        ``person`` (erased on demand) or ``age`` (sessions that were old).
    at
        When it was begun, UTC, ISO 8601.
    references
        Stand for the person; empty for ``age``.
    learners
        Numbers of the entries that go.
    rows
        Rows of the store that went, by table.
    sessions
        Number of sessions of which figures alone remain.
    folders, entries
        Folders of submissions, and entries of nbgrader's gradebook.
    backups
        Names of the backups that were cleaned, or deleted because of their age.
    out_of_reach
        Names of backups that could not be cleaned.
    done
        Whether all of it went well.
    """

    kind: str
    at: str
    references: tuple[str, ...] = ()
    learners: tuple[int, ...] = ()
    rows: dict[str, int] = field(default_factory=dict)
    sessions: int = 0
    folders: int = 0
    entries: int = 0
    backups: tuple[str, ...] = ()
    out_of_reach: tuple[str, ...] = ()
    done: bool = False

    @property
    def name(self) -> str:
        """Return the name of its files, without suffix."""
        moment = datetime.fromisoformat(self.at)
        return "-".join([self.kind, f"{moment:%Y-%m-%d-%H%M%S}", *self.references[:1]])

    def lines(self) -> list[str]:
        """Return the receipt as people read it."""
        moment = datetime.fromisoformat(self.at).astimezone()
        said = [_("Receipt of {at:%d/%m/%Y %H:%M}").format(at=moment)]
        if self.references:
            said.append(_("Reference: {reference}").format(reference=self.references[0]))
        names = _tables()
        said += [
            _("  {what}: {n}").format(what=names.get(table, table), n=count)
            for table, count in self.rows.items()
        ]
        if self.kind == "age":
            said.append(_("  sessions of which figures remain: {n}").format(n=self.sessions))
        said.append(_("  folders of submissions: {n}").format(n=self.folders))
        said.append(_("  entries of the gradebook: {n}").format(n=self.entries))
        said += [_("  backup: {name}").format(name=name) for name in self.backups]
        said += [
            _("  NOT erased from this backup, which can't be written: {name}").format(name=name)
            for name in self.out_of_reach
        ]
        said.append(
            _(
                "Not known here: backups that you made elsewhere (--to), papers, and names that"
                " somebody wrote in a plan, a note or an answer to all."
            )
        )
        if not self.done:
            said.append(_("It was interrupted. It is ended at the next start of Déclic."))
        return said


def write(data: Path, receipt: Receipt) -> Path:
    """Write a receipt, durably, in the place of what it said before; return its text."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = folder / f"{receipt.name}.txt"
    _put(text, "\n".join(receipt.lines()) + "\n")
    _put(text.with_suffix(".json"), json.dumps(asdict(receipt), ensure_ascii=False, indent=1))
    return text


def receipts(data: Path) -> list[Receipt]:
    """Return the receipts of a data folder, the oldest first; a broken one is passed over."""
    found = []
    for file in sorted((data / FOLDER).glob("*.json")):
        try:
            record: dict[str, Any] = json.loads(file.read_text("utf-8"))
            tuples = {name: tuple(v) for name, v in record.items() if isinstance(v, list)}
            found.append(Receipt(**record | tuples))
        except (OSError, ValueError, TypeError):
            continue
    return sorted(found, key=lambda one: one.at)


def begun(kind: str, now: datetime, **what: Any) -> Receipt:
    """Return a receipt of what is about to be erased."""
    return replace(Receipt(kind, now.astimezone(UTC).isoformat()), **what)


def _put(file: Path, text: str) -> None:
    arriving = file.with_name(file.name + ".part")
    with arriving.open("w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    arriving.replace(file)


def _tables() -> dict[str, str]:
    return {
        "learners": _("people"),
        "participations": _("visits to sessions"),
        "attempts": _("answers"),
        "notes": _("hints opened, exercises begun"),
        "questions": _("questions"),
        "messages": _("messages of the adviser"),
        "helps": _("help given"),
        "memberships": _("memberships of groups"),
        "placements": _("places in groups"),
        "steering": _("states of sessions"),
    }
