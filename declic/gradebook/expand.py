"""The preprocessor that makes an author's exercises nbgrader's, before anything is removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor

from declic.errors import DeclicError
from declic.gradebook.book import opened
from declic.gradebook.catalogue import Catalogue, catalogue
from declic.gradebook.cells import released
from declic.gradebook.collect import collect
from declic.gradebook.editions import set_aside, settle
from declic.gradebook.faults import refuse
from declic.gradebook.grade import grade
from declic.settings import Declic

_DONE = "declic_expanded"


class ExpandExercises(NbGraderPreprocessor):  # type: ignore[misc]
    """Expands each exercise of the notebook into the cells that nbgrader wants.

    nbgrader makes its preprocessors before it removes what was released earlier
    (``BaseConverter.start``), so the source is run and checked when this one is made: a mistake
    leaves the earlier release as it was, with ``--force`` and in formgrader too. There too an
    edition for which answers were collected is set aside (:mod:`declic.gradebook.editions`).

    Raises
    ------
    NbGraderException
        If the source can't be released; its cause is a :class:`declic.errors.DeclicError`.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self._catalogues: dict[str, Catalogue] = {}
        self._changed = False
        converter = self.parent.parent
        course = converter.coursedir
        settings = Declic(config=self.config)
        try:
            settings.make_data_folder()
            settle(settings, course)
            for notebooks in converter.assignments.values():
                for path in notebooks:
                    self._read(Path(path), course)
            if self._changed:
                self._end_edition(settings, course)
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
        self._changed |= _has_changed(released(read), path.stem, coursedir)
        self._catalogues[path.stem] = read

    def _end_edition(self, settings: Declic, course: Any) -> None:
        """Collect and grade what was answered until now, by the earlier release; then set it aside.

        Without that release there is nothing more to collect: what was collected is set aside.
        """
        if (Path(course.root) / course.release_directory / course.assignment_id).is_dir():
            collect(settings, course.assignment_id)
            grade(settings, course.assignment_id)
        set_aside(settings, course, self.log.warning)


def _has_changed(notebook: NotebookNode, name: str, coursedir: Any) -> bool:
    """Return whether exercises or points are others than those that answers were collected for."""
    with opened(coursedir) as gradebook:
        try:
            known = gradebook.find_notebook(name, coursedir.assignment_id)
        except MissingEntry:
            return False
        collected = Path(coursedir.submitted_directory).glob(f"*/{coursedir.assignment_id}")
        if not known.submissions and not any(collected):
            return False
        cells = {cell.name for cell in known.source_cells}
        points = {cell.name: cell.max_score for cell in (*known.grade_cells, *known.task_cells)}
    marks = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    released_cells = {
        mark["grade_id"]
        for mark in marks
        if any(mark.get(flag) for flag in ("grade", "solution", "locked", "task"))
    }
    released_points = {
        mark["grade_id"]: float(mark["points"])
        for mark in marks
        if mark.get("grade") or mark.get("task")
    }
    return cells != released_cells or points != released_points
