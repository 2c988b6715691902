"""The copy of all that is kept of a person: one ZIP, to be read, and to be taken elsewhere."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from declic.i18n import Words, language
from declic.privacy.person import Person
from declic.settings import Declic
from declic.spreadsheet import as_csv
from declic.store import Store, traces

_ = Words("declic")

Rows = Sequence[Mapping[str, Any]]

STYLE = """
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 1rem }
section { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #888; padding: .3rem .5rem; text-align: start; vertical-align: top }
"""


def copy(settings: Declic, store: Store, person: Person, now: datetime) -> bytes:
    """Return a ZIP of what the store, the submissions and the feedback hold of a person.

    ``index.html`` is for people, ``all.json`` for programs, one CSV a table for spreadsheets.

    Raises
    ------
    StoreUnavailable
        If the store can't be read now.
    """
    from declic.gradebook.forgetting import folders  # nbgrader: a second

    with store.reading() as tx:
        tables = {name: rows for name, rows in traces.read(tx, person.entries).items() if rows}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("index.html", _page(person, tables, now))
        made.writestr("all.json", json.dumps(tables, ensure_ascii=False, indent=1))
        for name, rows in tables.items():
            made.writestr(f"{name}.csv", _csv(rows))
        for entry in person.entries:
            for folder in folders(settings, entry):
                for file in sorted(folder.rglob("*")):
                    if file.is_file():
                        inside = file.relative_to(folder.parent.parent).as_posix()
                        made.write(file, inside)
    return packed.getvalue()


def file_name(person: Person) -> str:
    """Return a name for the copy's file, which names nobody."""
    return f"declic-{person.references[0]}.zip"


def _page(person: Person, tables: Mapping[str, Rows], now: datetime) -> str:
    title = _("What Déclic keeps of {name}").format(name=person.learner.display_name)
    said = _("On {at:%d/%m/%Y}. The folders beside this page hold the work that was handed in.")
    parts = [
        f'<!doctype html><html lang="{language()}"><meta charset="utf-8">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f"<h1>{escape(title)}</h1><p>{escape(said.format(at=now.astimezone()))}</p>",
    ]
    headings, columns = _headings(), _columns()
    for name, rows in tables.items():
        shown = {
            column: title
            for column, title in columns.items()
            if any(row.get(column) not in (None, "") for row in rows)
        }
        parts.append(f"<section><h2>{escape(headings.get(name, name))}</h2><table><tr>")
        parts += [f"<th>{escape(title)}</th>" for title in shown.values()]
        for row in rows:
            texts = [_readable(column, row[column]) for column in shown]
            cells = "".join(f'<td dir="auto">{escape(text)}</td>' for text in texts)
            parts.append(f"</tr><tr>{cells}")
        parts.append("</tr></table></section>")
    return "".join(parts)


def _csv(rows: Rows) -> str:
    """Return rows as a spreadsheet reads them."""
    return as_csv(rows[0], ([_text(value) for value in row.values()] for row in rows))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _readable(column: str, value: Any) -> str:
    """Return a value as the page tells it; programs find it whole in the other files."""
    if value is None:
        return ""
    if column == "at" or column.endswith("_at"):
        return f"{datetime.fromisoformat(value).astimezone():%d/%m/%Y %H:%M}"
    if column == "verdict":
        judged = {True: _("right"), False: _("to look at again")}
        return f"{judged.get(value['correct'], _('to be read'))}. {value.get('feedback', '')}"
    return ", ".join(_leaves(value))


def _leaves(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [str(value)]


def _columns() -> dict[str, str]:
    """Return the columns that mean something to people, with their titles, in order."""
    return {
        "name": _("first name"),
        "card": _("return card"),
        "workshop": _("workshop"),
        "exercise": _("exercise"),
        "number": _("number"),
        "response": _("answer"),
        "verdict": _("result"),
        "hints": _("hints opened"),
        "active_seconds": _("seconds"),
        "what": _("what"),
        "kind": _("what it is"),
        "text": _("text"),
        "answer": _("what was answered"),
        "note": _("note"),
        "joined_at": _("arrived"),
        "hand_at": _("hand up since"),
        "removed_at": _("taken out"),
        "at": _("when"),
        "answered_at": _("answered"),
        "opened_at": _("opened"),
        "closed_at": _("closed"),
        "consented_at": _("agreed"),
    }


def _headings() -> dict[str, str]:
    return {
        "learners": _("You"),
        "participations": _("Your visits"),
        "attempts": _("Your answers"),
        "notes": _("Hints opened, exercises begun"),
        "questions": _("Your questions"),
        "messages": _("Messages of the adviser to you"),
        "helps": _("Help that you were given"),
        "memberships": _("Your groups"),
        "placements": _("Your group in a session"),
        "sessions": _("The sessions"),
    }
