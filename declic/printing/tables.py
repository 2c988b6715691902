"""Figures of a session as files for the structure: CSV, and Parquet for pandas. No people in them.

One row a figure: ``session, date, workshop, what, name, tried, managed``. ``what`` is ``people``
(``tried``: how many took part), ``exercise`` or ``skill``. Of fewer than
:data:`declic.store.figures.FEWEST` people their number alone is given.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from declic.domain.session import Session
from declic.printing.coop import Field
from declic.spreadsheet import as_csv
from declic.store.figures import FEWEST, Figures

COLUMNS = ("session", "date", "workshop", "what", "name", "tried", "managed")
Row = tuple[int, str, str, str, str, int, int | None]


def rows(session: Session, counted: Figures) -> list[Row]:
    """Return the figures of a session, in order."""
    begins: tuple[int, str, str] = (
        session.id,
        session.opened_at.astimezone().date().isoformat(),
        session.workshop.name,
    )
    found: list[Row] = [(*begins, "people", "", counted.people, None)]
    if counted.people < FEWEST:
        return found
    for what, by_name in (("exercise", counted.exercises), ("skill", counted.skills)):
        found += [
            (*begins, what, name, tried, managed)
            for name, (tried, managed) in sorted(by_name.items())
            if tried >= FEWEST
        ]
    return found


def figures_csv(found: Sequence[Row]) -> bytes:
    """Return figures as CSV: UTF-8 with a mark that spreadsheets look for, commas."""
    return _csv(COLUMNS, found)


def figures_parquet(found: Sequence[Row]) -> bytes:
    """Return figures as Parquet: whole numbers may be missing (``Int64``)."""
    import pandas as pd

    frame = pd.DataFrame(list(found), columns=list(COLUMNS)).astype(
        {"session": "int64", "tried": "Int64", "managed": "Int64"}
    )
    file = io.BytesIO()
    frame.to_parquet(file, engine="pyarrow", index=False)
    return file.getvalue()


def report_csv(fields: Iterable[Field]) -> bytes:
    """Return the fields of the national report as CSV: name, label, value."""
    return _csv(("champ", "libelle", "valeur"), [(f.name, f.label, f.value) for f in fields])


def _csv(columns: Iterable[str], found: Iterable[Sequence[object]]) -> bytes:
    return as_csv(columns, found).encode()
