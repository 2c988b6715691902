"""A course with a session of one workshop, and all that its gradebook and its folders say of it."""

import json
import shutil
from datetime import timedelta

from nbgrader.api import Comment, Grade, Student

from declic.domain.attempt import Attempt
from declic.gradebook.collect import collect
from declic.gradebook.grade import grade
from declic.gradebook.release import release
from declic.store import Store, attempts, learners, sessions
from declic.store.place import Place
from declic.workshops import load_release

from .conftest import MONDAY, make_course


class Class:
    """A course, a session of one workshop, and what its people answer."""

    def __init__(self, folder, cells, name="mots"):
        self.course = make_course(folder)
        self.name = name
        self.course.write(name, cells)
        release(self.course.settings, name)
        self.card = load_release(self.course.root, name)[1]
        self.said = 0
        with self.writing() as tx:
            self.session = sessions.open_session(tx, self.card, MONDAY)

    def writing(self):
        self.store = Store.open(self.course.settings.store)
        return self.store.transaction()

    def joins(self, name):
        with self.writing() as tx:
            return learners.join(tx, self.session, name, MONDAY)

    def answers(self, learner, exercise, response, verdict):
        self.said += 1
        place = Place(self.session.id, learner.id, self.name)
        attempt = Attempt(f"a{self.said}", exercise, response, verdict, hints=1)
        with self.writing() as tx:
            attempts.record(tx, place, attempt, MONDAY + timedelta(minutes=self.said))

    def grade(self, **options):
        collect(self.course.settings, self.name)
        return grade(self.course.settings, self.name, **options)

    def rows(self):
        """Return all that the gradebook says of people, without the ids drawn by lot."""
        with self.course.gradebook() as gradebook:
            cells = gradebook.find_notebook(self.name, self.name)
            names = {cell.id: cell.name for cell in cells._base_cells}
            grades = [
                (
                    *(names[one.cell_id], one.notebook.student.id),
                    *(one.auto_score, one.manual_score, one.extra_credit, one.needs_manual_grade),
                    *(one.notebook.late_submission_penalty, one.notebook.flagged),
                    one.notebook.assignment.timestamp,
                )
                for one in gradebook.db.query(Grade)
            ]
            comments = [
                (
                    *(names[one.cell_id], one.notebook.student.id),
                    *(one.auto_comment, one.manual_comment),
                )
                for one in gradebook.db.query(Comment)
            ]
            students = [
                (one.id, one.first_name, one.last_name, one.email)
                for one in gradebook.db.query(Student)
            ]
        return sorted(map(repr, grades)), sorted(map(repr, comments)), sorted(map(repr, students))

    def files(self):
        """Return each graded file: its rights and content, but not when its cells ran."""
        found = {}
        for path in sorted((self.course.data / "autograded").rglob("*")):
            if path.is_dir():
                continue
            content = path.read_bytes()
            if path.suffix == ".ipynb":
                notebook = json.loads(content)
                for cell in notebook["cells"]:
                    cell["metadata"].pop("execution", None)
                content = json.dumps(notebook, indent=1).encode()
            found[path.relative_to(self.course.data).as_posix()] = (path.stat().st_mode, content)
        return found

    def forget_grades(self):
        """Take away what grading has made, so that another may do it."""
        folder = self.course.data / "autograded"
        for path in folder.rglob("*"):
            path.chmod(0o755)
        shutil.rmtree(folder)
        with self.course.gradebook() as gradebook:
            for student in list(gradebook.students):
                gradebook.remove_student(student.id)
        for folder in (self.course.data / "submitted").glob("*"):
            shutil.rmtree(folder)

    def plainly(self):
        """Collect, and let plain nbgrader grade."""
        collect(self.course.settings, self.name)
        done = self.course.nbgrader("autograde", self.name)
        assert done.returncode == 0, done.stderr
        return self.rows(), self.files()
