"""Feedback that the adviser has handed back: a page for each learner and workshop."""

from __future__ import annotations

import html
import os
import re
import shutil
import tempfile
from pathlib import Path

FOLDER = "returned"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_WORKSHOP = re.compile(r"[\w.\- ]{1,120}")


def hand_back(data: Path, learner: int, workshop: str, page: Path) -> None:
    """Keep a page for a learner, in place of an earlier one; whole, or not at all.

    Raises
    ------
    OSError
        If it can't be read, or written.
    """
    kept = _file(data, learner, workshop)
    kept.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=kept.parent, prefix=".")
    made = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(page.read_bytes())
        made.replace(kept)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def handed_back(data: Path, learner: int, workshop: str) -> str | None:
    """Return the page that a learner was handed back of a workshop; None if there is none."""
    if not _WORKSHOP.fullmatch(workshop):
        return None
    try:
        return _file(data, learner, workshop).read_text("utf-8")
    except FileNotFoundError:
        return None


def any_for(data: Path, learner: int) -> bool:
    """Return whether a learner was handed anything back."""
    return (data / FOLDER / f"{learner:04d}").is_dir()


def titles(data: Path, learner: int) -> dict[str, str]:
    """Return the titles of the workshops of which a learner was handed something, by name."""
    folder = data / FOLDER / f"{learner:04d}"
    found = {}
    for page in sorted(folder.glob("[!.]*.html")):
        title = _TITLE.search(page.read_text("utf-8"))
        found[page.stem] = html.unescape(title[1]).strip() if title else page.stem
    return found


def rename(data: Path, workshop: str, name: str) -> None:
    """Keep what everybody was handed back of a workshop under another name."""
    for page in sorted((data / FOLDER).glob(f"[!.]*/{workshop}.html")):
        page.rename(page.with_name(f"{name}.html"))


def forget(data: Path, learner: int, workshop: str | None = None) -> bool:
    """Remove what a learner was handed back; say whether there was something."""
    if workshop is None:
        folder = data / FOLDER / f"{learner:04d}"
        there = folder.is_dir()
        shutil.rmtree(folder, ignore_errors=True)
        return there
    kept = _file(data, learner, workshop)
    there = kept.is_file()
    kept.unlink(missing_ok=True)
    return there


def _file(data: Path, learner: int, workshop: str) -> Path:
    return data / FOLDER / f"{learner:04d}" / f"{workshop}.html"
