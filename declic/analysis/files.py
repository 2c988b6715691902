"""Answers written to a file that other programs read: CSV, Parquet, xAPI statements."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from declic.analysis import xapi
from declic.analysis.answers import read
from declic.errors import ExportError
from declic.i18n import Words
from declic.spreadsheet import as_csv
from declic.store import Store
from declic.store.place import Which

_ = Words("cli")


@dataclass(frozen=True)
class Wanted:
    """Which answers are written, and whether with names; statements never have any."""

    which: Which
    names: bool = False


def write(store: Store, file: Path, wanted: Wanted) -> int:
    """Write answers to a file that only its owner may read; return how many.

    Parameters
    ----------
    file
        Its ending says how: ``.csv`` for spreadsheets, ``.parquet`` for pandas, ``.json`` for
        xAPI statements.

    Raises
    ------
    ExportError
        If the ending is none of these, or the file can't be written.
    """
    make = _WRITERS.get(file.suffix.lower())
    if make is None:
        raise ExportError(
            _("{file} has to end in {endings}.").format(file=file, endings=", ".join(_WRITERS))
        )
    content, count = make(store, wanted)
    try:
        file.touch(mode=0o600)
        file.write_bytes(content)
    except OSError as fault:
        raise ExportError(
            _("{file} can't be written: {reason}. Choose another place.").format(
                file=file, reason=fault.strerror or fault
            )
        ) from fault
    return count


def _csv(store: Store, wanted: Wanted) -> tuple[bytes, int]:
    table = _plain(store, wanted)
    cells = table.astype(object).where(table.notna(), None)
    return as_csv(table.columns, cells.itertuples(index=False)).encode(), len(table)


def _parquet(store: Store, wanted: Wanted) -> tuple[bytes, int]:
    table, written = _plain(store, wanted), io.BytesIO()
    table.to_parquet(written, engine="pyarrow", index=False)
    return written.getvalue(), len(table)


def _statements(store: Store, wanted: Wanted) -> tuple[bytes, int]:
    with store.reading() as tx:
        said = list(xapi.statements(tx, wanted.which))
    return json.dumps(said, ensure_ascii=False, indent=1).encode(), len(said)


def _plain(store: Store, wanted: Wanted) -> pd.DataFrame:
    """Return the answers without what files can't hold: the response is there as text."""
    table = read(store, wanted.which, names=wanted.names).drop(columns="response")
    table["skills"] = table["skills"].map(", ".join)
    return table


_WRITERS = {".csv": _csv, ".parquet": _parquet, ".json": _statements}
