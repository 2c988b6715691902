"""Releases a workshop: source/ becomes release/ through nbgrader's own GenerateAssignment."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from declic import __version__
from declic.domain.exercise import WorkshopCard
from declic.errors import DeclicError, WorkshopError, WorkshopInvalid, WorkshopNotFound
from declic.gradebook.configuration import GRADEBOOK, KEPT, nbgrader_configuration, package_folder
from declic.i18n import Words
from declic.settings import Declic
from declic.workshops import (
    load_release,
    release_path,
    source_path,
    source_workshops,
    valid_name,
)

_ = Words("gradebook")

STATE = "state.json"

Progress = Callable[[str], None]


def release(
    settings: Declic, workshop: str, *, force: bool = False, progress: Progress | None = None
) -> WorkshopCard:
    """Release a workshop, unless what is released is what its source gives already.

    Parameters
    ----------
    force
        Release again in any case.
    progress
        Told in a sentence what is going on.

    Raises
    ------
    WorkshopNotFound
        If it has no source.
    WorkshopInvalid
        If its source holds mistakes; all are told, and an earlier release is left as it was.
    """
    root, data = settings.root_folder, settings.make_data_folder()
    source = source_path(root, workshop)
    if not valid_name(workshop) or not source.is_file():
        raise _no_source(root, workshop)
    say = progress or (lambda sentence: None)
    if not force and _up_to_date(settings, workshop):
        say(_("The workshop {name} is up to date.").format(name=workshop))
        return load_release(root, workshop)[1]
    say(_("Releasing {name}: its cells are run once…").format(name=workshop))
    _generate(settings, workshop)
    _path, card = load_release(root, workshop)
    _keep(root, data, card)
    say(
        _.n(
            "Released: {title} ({number} exercise).",
            "Released: {title} ({number} exercises).",
            len(card.exercises),
        ).format(title=card.title, number=len(card.exercises))
    )
    return card


def version(card: WorkshopCard) -> str:
    """Return a name for the set of exercises of a workshop, the same wherever it is computed."""
    text = json.dumps(card.to_json(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def kept_release(data: Path, card: WorkshopCard) -> Path | None:
    """Return the folder with the release that a session used, kept when it was released."""
    folder = data / KEPT / card.name / version(card) / "release"
    return folder if (folder / f"{card.name}.ipynb").is_file() else None


def _generate(settings: Declic, workshop: str) -> None:
    from nbgrader.converters import GenerateAssignment
    from nbgrader.converters.base import NbGraderException
    from nbgrader.coursedir import CourseDirectory

    config = nbgrader_configuration(settings)
    course = CourseDirectory(config=config, assignment_id=workshop)
    try:
        GenerateAssignment(coursedir=course, config=config, force=True).start()
    except NbGraderException as fault:
        if isinstance(fault.__cause__, DeclicError):
            raise fault.__cause__ from None
        raise WorkshopInvalid(
            _("nbgrader could not release the workshop {name}: {reason}").format(
                name=workshop, reason=fault
            )
        ) from fault


def _up_to_date(settings: Declic, workshop: str) -> bool:
    data = settings.data_folder
    state = data / KEPT / workshop / STATE
    try:
        seen = json.loads(state.read_text(encoding="utf-8"))
        load_release(settings.root_folder, workshop)
    except (OSError, ValueError, WorkshopError):
        return False
    return (data / GRADEBOOK).is_file() and seen == _state(settings.root_folder, workshop)


def _state(root: Path, workshop: str) -> dict[str, str]:
    return {
        "version": __version__,
        "kit": _digest(package_folder("widgets"), "*.py"),
        "source": _digest(source_path(root, workshop).parent),
        "release": _digest(release_path(root, workshop).parent),
    }


def _keep(root: Path, data: Path, card: WorkshopCard) -> None:
    folder = data / KEPT / card.name / version(card)
    for name, path in (
        ("source", source_path(root, card.name).parent),
        ("release", release_path(root, card.name).parent),
    ):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    state = data / KEPT / card.name / STATE
    state.write_text(json.dumps(_state(root, card.name)), encoding="utf-8")


def _digest(folder: Path, names: str = "*") -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob(names)):
        if path.is_file() and ".ipynb_checkpoints" not in path.parts:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _no_source(root: Path, workshop: str) -> WorkshopNotFound:
    known = source_workshops(root)
    if not known:
        return WorkshopNotFound(
            _("There is no workshop in {folder}. Begin one: declic new my-workshop").format(
                folder=root / "source"
            )
        )
    return WorkshopNotFound(
        _("There is no workshop {name}. There are: {known}.").format(
            name=workshop, known=", ".join(known)
        )
    )
