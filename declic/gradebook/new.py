"""Begins a workshop: a notebook that works at once, for the author to change."""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat

from declic.domain.session import plain
from declic.errors import DataFolderError, WorkshopInvalid
from declic.gradebook.first_notebook import first_notebook
from declic.i18n import Words
from declic.settings import Declic
from declic.workshops import NAME_LENGTH, source_path, valid_name

_ = Words("gradebook")


def new(settings: Declic, name: str) -> Path:
    """Create the notebook of a workshop and return its path.

    It holds a lesson, three exercises of different kinds, a cell for the adviser and a summary,
    and can be released as it is.

    Raises
    ------
    WorkshopInvalid
        If the name can't be used, or there is something of that name already.
    DataFolderError
        If the folder can't be written.
    """
    if not valid_name(name):
        raise WorkshopInvalid(
            _(
                "A workshop can't be named “{name}”. Use small letters without accents, digits"
                " and single dashes, {length} at most, for example: {example}"
            ).format(name=name[:NAME_LENGTH], length=NAME_LENGTH, example=_example(name))
        )
    path = source_path(settings.root_folder, name)
    if path.parent.exists():
        raise WorkshopInvalid(
            _(
                "There is a workshop {name} already: {folder}. Choose another name, or open it:"
                " declic lab"
            ).format(name=name, folder=path.parent)
        )
    try:
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent.parent, prefix=".") as scratch:
            folder = Path(scratch) / name
            folder.mkdir()
            nbformat.write(first_notebook(name), folder / path.name)
            folder.rename(path.parent)
    except OSError as fault:
        raise DataFolderError(
            _("The folder {folder} can't be written ({reason}).").format(
                folder=path.parent.parent, reason=fault.strerror
            )
        ) from fault
    return path


def _example(name: str) -> str:
    letters = (letter if letter.isascii() and letter.isalnum() else " " for letter in plain(name))
    words = "-".join("".join(letters).split())
    return words[:NAME_LENGTH].rstrip("-") or _("my-workshop")
