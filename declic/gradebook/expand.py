"""The preprocessor that makes an author's exercises nbgrader's, before anything is removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor

from declic.errors import DeclicError
from declic.gradebook.catalogue import Catalogue, catalogue
from declic.gradebook.cells import released
from declic.gradebook.faults import Fault, refuse
from declic.i18n import Words
from declic.settings import Declic

_ = Words("gradebook")

_DONE = "declic_expanded"


class ExpandExercises(NbGraderPreprocessor):  # type: ignore[misc]
    """Expands each exercise of the notebook into the cells that nbgrader wants.

    nbgrader makes its preprocessors before it removes what was released earlier
    (``BaseConverter.start``), so the source is run and checked when this one is made: a mistake
    leaves the earlier release as it was, with ``--force`` and in formgrader too.

    Raises
    ------
    NbGraderException
        If the source can't be released; its cause is a :class:`declic.errors.DeclicError`.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self._catalogues: dict[str, Catalogue] = {}
        converter = self.parent.parent
        try:
            Declic(config=self.config).make_data_folder()
            for notebooks in converter.assignments.values():
                for path in notebooks:
                    self._read(Path(path), converter.coursedir)
        except DeclicError as fault:
            self.log.error(str(fault))
            raise NbGraderException(str(fault)) from fault

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook for learners in the place of the author's."""
        if not resources.get(_DONE):  # a configuration that is read twice names us twice
            nb = released(self._catalogues[resources["nbgrader"]["notebook"]])
            resources[_DONE] = True
        return nb, resources

    def _read(self, path: Path, coursedir: Any) -> None:
        workshop = coursedir.assignment_id
        read = catalogue(path, workshop)
        is_workshop = path.stem == workshop
        faults = [fault for fault in read.faults if is_workshop or fault.cell is not None]
        if faults:
            raise refuse(workshop, faults)
        _refuse_new_cells(released(read), path.stem, coursedir)
        self._catalogues[path.stem] = read


def _refuse_new_cells(notebook: NotebookNode, name: str, coursedir: Any) -> None:
    """Refuse to add or remove exercises of a workshop whose answers were collected.

    nbgrader refuses it too, but only when it has removed the earlier release.
    """
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        try:
            known = gradebook.find_notebook(name, coursedir.assignment_id)
        except MissingEntry:
            return
        if not known.submissions:
            return
        before = {cell.name for cell in known.source_cells}
    metadata = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    after = {
        cell["grade_id"]
        for cell in metadata
        if any(cell.get(flag) for flag in ("grade", "solution", "locked", "task"))
    }
    if before == after:
        return
    changes = [_("added: {id}").format(id=name) for name in sorted(after - before)]
    changes += [_("removed: {id}").format(id=name) for name in sorted(before - after)]
    fault = Fault(
        None,
        _(
            "Answers to this workshop have been collected and graded, so its exercises can't be"
            " added, removed or renamed ({changes}). Texts can be changed."
        ).format(changes=", ".join(changes)),
        _(
            "Put the exercises back as they were, or copy the workshop under another name and"
            " change the copy."
        ),
    )
    raise refuse(coursedir.assignment_id, [fault])
