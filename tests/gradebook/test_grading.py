"""From answers in the store to marks and feedback, through nbgrader's own commands."""

import re
from html.parser import HTMLParser

import nbformat
import pytest

from declic.gradebook.collect import collect

from .conftest import HOSTILE, copied


@pytest.fixture(scope="module")
def graded(graded, tmp_path_factory):
    """The course after its session, as this module changes it."""
    return copied(graded, tmp_path_factory.mktemp("notes"))


def student(learner):
    return f"apprenant-{learner.id:04d}"


def submitted(held, learner):
    folder = held.course.data / "submitted" / student(learner) / "mots"
    return nbformat.read(folder / "mots.ipynb", 4)


def test_plain_autograde_gives_the_points_earned_also_in_part(graded):
    assert graded.autograde.returncode == 0, graded.autograde.stderr
    assert graded.course.grades(graded.marie)["plusieurs"] == (2.0, None, False)
    assert graded.course.grades(graded.marie)["banque"] == (1.0, None, False)
    assert graded.course.grades(graded.leo)["plusieurs"] == (1.0, None, False)


def test_an_exercise_without_an_answer_earns_nothing(graded):
    assert graded.course.grades(graded.leo)["banque"] == (0.0, None, False)
    assert graded.course.grades(graded.leo)["texte"] == (0.0, None, False)


def test_a_free_text_waits_for_a_human(graded):
    assert graded.course.grades(graded.marie)["texte"] == (None, None, True)


def test_the_best_attempt_counts_not_the_last(graded):
    sources = [cell.source for cell in submitted(graded, graded.marie).cells]
    call = next(source for source in sources if "answer('plusieurs'" in source)
    assert '{"chosen": ["0", "1"]}' in call
    assert "attempts=2, hints=1" in call


def test_a_learner_who_answered_nothing_is_left_out(graded):
    assert not (graded.course.data / "submitted" / student(graded.vide)).exists()


def test_plain_collect_finds_the_same_and_leaves_what_is_up_to_date(graded):
    again = graded.course.nbgrader("collect", "mots")
    assert again.returncode == 0, again.stderr
    assert "Inchangées\u00a0: 2" in again.stderr


def test_nbgrader_knows_learners_by_name_without_markup(graded):
    with graded.course.gradebook() as gradebook:
        people = {person.id: person for person in gradebook.students}
    assert people[student(graded.leo)].first_name == "Léo"
    assert people[student(graded.leo)].last_name == f"n°\u00a0{graded.leo.id}"
    assert not set("<>&\"'") & set(people[student(graded.marie)].first_name)


class Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def feedback(graded):
    done = graded.course.nbgrader("generate_feedback", "mots")
    assert done.returncode == 0, done.stderr
    folder = graded.course.data / "feedback"
    return {
        path.parent.parent.name: path.read_text(encoding="utf-8")
        for path in folder.glob("*/mots/mots.html")
    }


def test_feedback_shows_the_answers_and_the_points(graded, feedback):
    page = Tags()
    page.feed(feedback[student(graded.marie)])
    assert "Les mots de passe" in page.text
    assert "La banque le demande." in page.text
    assert "مرحبا" in page.text
    assert re.search(r"En tout\s*:\s*3\s*/\s*6", page.text)


def said(page):
    """Return what a page says, in one line."""
    tags = Tags()
    tags.feed(page)
    return " ".join(tags.text.split())


def test_feedback_says_first_what_is_acquired_and_what_comes_next(graded, feedback):
    of_marie, of_leo = (said(feedback[student(who)]) for who in (graded.marie, graded.leo))
    assert "Bravo : vous avez réussi tout" in of_marie
    assert re.search(
        r"mots de passe.*savez faire ?Lesquels \? ?La banque le.*Votre réponse", of_marie
    )
    assert "Votre conseiller n’a pas encore lu Et vous ?" in of_marie
    assert "Points : pas encore lu" in of_marie
    assert re.search(r"À reprendre, à votre rythme ?Lesquels \?", of_leo)
    assert "La prochaine fois, commencez par : Lesquels ?" in of_leo
    assert "À reprendre" not in of_marie


def test_feedback_shows_no_code_and_nothing_of_the_adviser(graded, feedback):
    page = feedback[student(graded.marie)]
    assert "TrueFalse(" not in page
    assert "answer(" not in page
    assert "SECRET-DU-CONSEILLER" not in page


def test_what_a_learner_wrote_is_text_and_nothing_else(graded, feedback):
    page = Tags()
    page.feed(feedback[student(graded.marie)])
    assert "script" not in page.tags
    assert not [name for name, _value in page.attributes if name.startswith("on")]
    assert not [value for _name, value in page.attributes if value.startswith("javascript")]
    assert "<script>alert('a')</script>" in page.text
    assert "{{ 7*7 }}" in page.text
    assert "très long très long" in page.text
    assert "\u202e" not in page.text
    assert len(HOSTILE) > 2000


def test_feedback_asks_nothing_of_the_internet(graded, feedback):
    page = Tags()
    page.feed(feedback[student(graded.marie)])
    links = [value for name, value in page.attributes if name in ("src", "href")]
    assert not [link for link in links if "//" in link]


def test_newer_answers_are_taken_on_update_and_a_manual_score_stays(graded, feedback):
    course = graded.course
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("texte", "mots", "mots", student(graded.marie))
        grade.manual_score = 2.5
        grade.needs_manual_grade = False
        gradebook.db.commit()
    course.answer(graded.session, graded.leo, "banque", {"value": False}, 1.0, 60)
    course.answer(graded.session, graded.marie, "texte", {"text": "Dans un carnet."}, None, 61)

    kept = collect(course.settings, "mots", update=False)[0]
    assert (kept.written, kept.unchanged) == (0, 2)
    assert not [
        cell for cell in submitted(graded, graded.leo).cells if "answer('banque'" in cell.source
    ]
    done = collect(course.settings, "mots")[0]
    assert (done.written, done.unchanged) == (2, 0)
    assert course.nbgrader("autograde", "mots").returncode == 0

    assert course.grades(graded.leo)["banque"] == (1.0, None, False)
    assert course.grades(graded.marie)["texte"] == (None, 2.5, True)
    assert course.grades(graded.marie)["plusieurs"] == (2.0, None, False)
