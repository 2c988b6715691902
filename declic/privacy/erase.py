"""Erases one person everywhere; begun again after an interruption, it comes to the same end.

Files first, then backups, then the store: as long as the store knows the person, all can be done
anew. Backups are cleaned rather than deleted: they still protect everybody else's answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from declic.errors import StoreError
from declic.privacy import receipt
from declic.privacy.person import Person
from declic.privacy.receipt import Receipt
from declic.settings import Declic
from declic.store import Store, backups, traces


def erase(settings: Declic, store: Store, person: Person, now: datetime) -> Receipt:
    """Erase a person from the store, its backups, submissions and gradebook.

    Raises
    ------
    StoreError
        If the store or the gradebook can't be written now. What is left is erased at the next
        :func:`finish`.
    """
    begun = receipt.begun("person", now, references=person.references, learners=person.entries)
    receipt.write(settings.data_folder, begun)
    return _carry_out(settings, store, begun, now)


def finish(settings: Declic, store: Store, now: datetime) -> list[Receipt]:
    """End what was interrupted, and erase again who came back with a restored backup.

    Raises
    ------
    StoreError
        As :func:`erase`.
    """
    done = []
    for earlier in receipt.receipts(settings.data_folder):
        if earlier.kind != "person":
            if not earlier.done:  # the store may have been cleared and not yet overwritten
                overwrite(settings)
                receipt.write(settings.data_folder, replace(earlier, done=True))
            continue
        with store.reading() as tx:
            back = bool(traces.referred(tx, earlier.references))
        if back or not earlier.done:
            done.append(_carry_out(settings, store, earlier, now))
    return done


def copies(settings: Declic) -> Iterator[Path]:
    """Give the backups that Déclic made beside its store, and stores that it put apart."""
    if traces.file_of(settings.store) is None:
        return
    for folder in (backups.folder_of(settings.store), backups.kept_apart(settings.store)):
        yield from backups.backups(folder)


def _carry_out(settings: Declic, store: Store, begun: Receipt, now: datetime) -> Receipt:
    from declic.gradebook.forgetting import forget  # nbgrader: a second

    wanted = set(begun.references)
    # The number may be another person's in a store that was restored: the reference decides.
    with store.reading() as tx:
        known = traces.referred(tx, wanted)
    forgotten = forget(settings, known or begun.learners)
    cleaned, failed = [], []
    for file in copies(settings):
        try:
            if _clean(file, wanted, now):
                cleaned.append(file.name)
        except StoreError:
            failed.append(file.name)
    with store.transaction() as tx:
        rows = traces.erase(tx, traces.referred(tx, wanted), now)
    overwrite(settings)
    ended = replace(
        begun,
        rows=_added(begun.rows, rows),
        folders=begun.folders + forgotten.folders,
        entries=begun.entries + forgotten.entries,
        backups=tuple(sorted({*begun.backups, *cleaned})),
        out_of_reach=tuple(failed),
        done=True,
    )
    receipt.write(settings.data_folder, ended)
    return ended


def overwrite(settings: Declic) -> None:
    """Leave nothing of what was deleted in the bytes of the store's file."""
    file = traces.file_of(settings.store)
    if file is not None:
        traces.overwrite(file)


def _clean(file: Path, wanted: Collection[str], now: datetime) -> bool:
    with traces.backup(file) as tx:
        ids = traces.referred(tx, wanted)
        if ids:
            traces.erase(tx, ids, now)
    if ids:
        traces.overwrite(file)
    return bool(ids)


def _added(earlier: dict[str, int], more: dict[str, int]) -> dict[str, int]:
    return {name: earlier.get(name, 0) + more.get(name, 0) for name in [*earlier, *more]}
