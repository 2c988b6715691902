"""The copy of all that is kept of a person: one ZIP, to be read, and to be taken elsewhere."""

from __future__ import annotations

import csv
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
    headings = _headings()
    for name, rows in tables.items():
        parts.append(f"<section><h2>{escape(headings.get(name, name))}</h2><table><tr>")
        parts += [f"<th>{escape(column)}</th>" for column in rows[0]]
        for row in rows:
            cells = "".join(f'<td dir="auto">{escape(_text(value))}</td>' for value in row.values())
            parts.append(f"</tr><tr>{cells}")
        parts.append("</tr></table></section>")
    return "".join(parts)


def _csv(rows: Rows) -> str:
    """Return rows as a spreadsheet reads them; what would begin a formula is quoted."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(rows[0])
    for row in rows:
        texts = [_text(value) for value in row.values()]
        table.writerow([f"'{text}" if text[:1] in tuple("=+-@") else text for text in texts])
    return "\ufeff" + written.getvalue()


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


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
        "sessions": _("The sessions"),
    }
