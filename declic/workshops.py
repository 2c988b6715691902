"""Workshops as folders: names, the notebooks in source/ and release/, reading them safely."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from declic.domain.exercise import WorkshopCard
from declic.errors import WorkshopInvalid, WorkshopNotFound
from declic.i18n import Words

_ = Words("gradebook")

SOURCE = "source"
RELEASE = "release"
METADATA = "declic"
"""Key of a released notebook's metadata under which its workshop card stands."""
KEEPS_STATE = "keeps_state"
"""Beside it, also in the author's notebook: whether its kernels know what is nowhere else."""
SKIPPED = "skip-execution"
"""Tag of cells that nbclient doesn't run."""
NAME_LENGTH = 80

_NO_NOTEBOOK = (nbformat.ValidationError, ValueError, KeyError, TypeError, AttributeError)
"""What nbformat stumbles on in a file that is JSON but no notebook."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def valid_name(name: str) -> bool:
    """Say whether a workshop may have this name: ``a``–``z``, digits and single dashes."""
    return len(name) <= NAME_LENGTH and _NAME.fullmatch(name) is not None


def source_path(root: Path, name: str) -> Path:
    """Return where the author's notebook of a workshop stands, whether or not it does."""
    return root / SOURCE / name / f"{name}.ipynb"


def release_path(root: Path, name: str) -> Path:
    """Return where the released notebook of a workshop stands, whether or not it does."""
    return root / RELEASE / name / f"{name}.ipynb"


def source_workshops(root: Path) -> list[str]:
    """Return the names of the workshops that have an author's notebook, in order."""
    return _workshops(root / SOURCE)


def released_workshops(root: Path) -> list[WorkshopCard]:
    """Return the cards of the released workshops that can be held, by title."""
    cards = []
    for name in _workshops(root / RELEASE):
        try:
            cards.append(load_release(root, name)[1])
        except (WorkshopNotFound, WorkshopInvalid):
            continue
    return sorted(cards, key=lambda card: card.title.casefold())


def load_release(root: Path, name: str) -> tuple[Path, WorkshopCard]:
    """Return the released notebook of a workshop, and its card.

    Raises
    ------
    WorkshopNotFound
        If there is no such workshop, or it has not been released.
    WorkshopInvalid
        If its notebook can't be read, was not made by Déclic's release, or has no exercise.
    """
    path = release_path(root, name)
    if not valid_name(name) or not path.is_file():
        raise _not_found(root, name)
    notebook = read_notebook(path)
    remedy = _("Release it again: declic release {name}").format(name=name)
    try:
        card = WorkshopCard.from_json(notebook.metadata[METADATA])
    except (KeyError, TypeError, AttributeError, ValueError) as fault:
        raise WorkshopInvalid(
            _("The notebook {path} was not made by Déclic's release.").format(path=path)
            + " "
            + remedy
        ) from fault
    if not card.exercises:
        raise WorkshopInvalid(
            _("The workshop {name} has no exercise.").format(name=name) + " " + remedy
        )
    return path, card


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook, of any version that Jupyter knows, as one of version 4.

    Raises
    ------
    WorkshopNotFound
        If the file is not there.
    WorkshopInvalid
        If it can't be read, is not JSON, or is no notebook.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as fault:
        raise WorkshopNotFound(_("There is no notebook {path}.").format(path=path)) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise WorkshopInvalid(
            _("The notebook {path} can't be read: {reason}.").format(path=path, reason=fault)
        ) from fault
    try:
        json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise WorkshopInvalid(
            _(
                "The file {path} is not a notebook: it is not JSON ({reason}). It may have been"
                " cut short while copying; take it from a copy."
            ).format(path=path, reason=fault)
        ) from fault
    try:
        notebook: NotebookNode = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    except _NO_NOTEBOOK as fault:
        raise WorkshopInvalid(
            _(
                "The file {path} is JSON but no notebook ({reason})."
                " Open it in JupyterLab and save it again."
            ).format(path=path, reason=str(fault).strip().partition("\n")[0])
        ) from fault
    return notebook


def _workshops(folder: Path) -> list[str]:
    found = (path.parent.name for path in folder.glob("*/*.ipynb") if path.stem == path.parent.name)
    return sorted(name for name in found if valid_name(name))


def _not_found(root: Path, name: str) -> WorkshopNotFound:
    shown = name if len(name) <= NAME_LENGTH else name[:NAME_LENGTH] + "…"
    if valid_name(name) and source_path(root, name).is_file():
        return WorkshopNotFound(
            _(
                "The workshop {name} has not been released. Release it: declic release {name}"
            ).format(name=name)
        )
    known = source_workshops(root)
    if not known:
        return WorkshopNotFound(
            _(
                "There is no workshop {name}, and none other in {folder}."
                " Begin one: declic new my-workshop"
            ).format(name=shown, folder=root / SOURCE)
        )
    return WorkshopNotFound(
        _("There is no workshop {name}. There are: {known}.").format(
            name=shown, known=", ".join(known)
        )
    )
