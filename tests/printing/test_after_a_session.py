"""What is printed after a session: sheets say nothing of others, the report names nobody."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, timedelta

import pandas as pd
import pytest
from pypdf import PdfReader

from declic.domain.diary import Entry, Kind
from declic.domain.exercise import ExerciseCard, Part, WorkshopCard
from declic.domain.plan import Plan, Step
from declic.domain.run import begun
from declic.printing import coop, essentials, pdf, report, sheet, tables
from declic.store import Store, diary, figures, groups, helps, people, plans, questions
from tests.desk.conftest import Story

FONTS = ("regular.woff2", "bold.woff2")
ESSENTIALS = "1. Je **ralentis**.\n2. Je vérifie.\n\n<script>alert(1)</script>"
HOSTILE = "<img src=x onerror=alert(1)>"
WORKSHOP = WorkshopCard(
    "mails",
    "Les mails",
    (
        ExerciseCard("a", "MultipleChoice", "Qui écrit ?", skills=("DigComp 4.2",)),
        ExerciseCard("b", "TrueFalse", "Cliquer ?", skills=("DigComp 4.2",)),
        ExerciseCard("c", "MultipleChoice", "À qui le dire ?", skills=("DigComp 2.1",)),
        ExerciseCard("d", "SelfAssessment", "Comment vous sentez-vous ?"),
    ),
    parts=(Part("Lire", exercises=("a", "b")), Part("Parler", exercises=("c",))),
)
needs_libraries = pytest.mark.skipif(not pdf.available(), reason="no Pango here")


@pytest.fixture
def story(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/store.db")
    yield Story(store, WORKSHOP)
    store.close()


@pytest.fixture
def group(story):
    """Three people: one managed a part, one failed, one did nothing."""
    names = ("Marie", HOSTILE, "مريم 😀")
    marie, hostile, arab = (story.joins(name) for name in names)
    story.does(marie, "a", "wrong", 1, details={"said": ["Ma banque"]})
    story.does(marie, "a", "right", 2)
    story.does(marie, "b", "right", 3)
    story.does(marie, "d", "right", 3)
    story.does(hostile, "a", "wrong", 2, details={"said": ["Ma banque"]})
    return marie, hostile, arab


def sheets(story, minute=60):
    with story.store.reading() as tx:
        return sheet.sheets(tx, story.session, story.at(minute))


def printed(story, made, fonts=FONTS):
    address = "http://192.168.1.10:8866/"
    return sheet.sheets_html(
        story.session, made, essentials=ESSENTIALS, fonts=fonts, address=address, zone=UTC
    )


def the_report(story, minute=60):
    with story.store.reading() as tx:
        return report.report(tx, story.session, story.at(minute))


def texts(content):
    reader = PdfReader(io.BytesIO(content))
    return reader, [" ".join(page.extract_text().split()) for page in reader.pages]


def test_a_sheet_says_what_was_managed_and_what_to_do_again(story, group):
    by_name = {one.name: one for one in sheets(story)}
    marie, hostile = by_name["Marie"], by_name[HOSTILE]
    assert marie.managed == ("Lire",)
    assert marie.again == ()
    assert hostile.managed == ()
    assert hostile.again == (("Qui écrit ?", "Lire"),)


def test_a_sheet_has_nothing_of_others_and_names_are_text(story, group):
    made = sheets(story)
    marie = next(one for one in made if one.name == "Marie")
    page = printed(story, [marie])
    for other in made:
        if other is not marie:
            assert other.card not in page
    assert marie.card in page
    assert "192.168.1.10:8866" in page
    everybody = printed(story, made)
    assert "<img" not in everybody
    assert "<script" not in everybody
    assert "مريم 😀" in everybody


def test_a_sheet_is_large_print(story, group):
    sizes = re.findall(r"font-size: ([\d.]+)pt", printed(story, sheets(story)))
    assert sizes
    assert min(map(float, sizes)) >= 14


def test_answers_are_for_who_asked_or_for_all(story, group):
    marie, hostile, _arab = group
    with story.store.transaction() as tx:
        for who, text, to_all in ((hostile, "À lui", False), (marie, "À tous", True)):
            asked = questions.ask(
                tx, text, story.at(4), workshop="mails", session=story.session.id, learner=who
            )
            questions.answer(tx, asked, f"Oui : {text}", story.at(5), to_all=to_all)
    by_name = {one.name: one.answers for one in sheets(story)}
    assert by_name["Marie"] == (("À tous", "Oui : À tous"),)
    assert [question for question, _answer in by_name[HOSTILE]] == ["À lui", "À tous"]


def test_who_was_taken_out_has_no_sheet(story, group):
    with story.store.transaction() as tx:
        people.take_out(tx, story.session.id, group[1], story.at(6))
    assert HOSTILE not in {one.name for one in sheets(story)}


def test_the_next_date_is_that_of_the_own_group_alone(story, group):
    meets = story.at(0) + timedelta(days=7)
    with story.store.transaction() as tx:
        own = groups.make(tx, "Jeudi", story.at(0))
        groups.agree(tx, own, group[0], story.at(0))
        for at in (meets, story.at(0) - timedelta(days=7)):
            diary.add(tx, Entry(Kind.SESSION, at, 60, title="Atelier", group=own), story.at(0))
    by_name = {one.name: one for one in sheets(story)}
    assert by_name["Marie"].next_date == meets
    assert by_name[HOSTILE].next_date is None
    assert "La prochaine fois" in printed(story, [by_name["Marie"]])


def test_the_essentials_are_those_under_the_last_my_sheet():
    cells = [
        "## Ce que vous emportez",
        "### Ma fiche\n\n1. Premier\n\n### Merci\n\nAu revoir",
        "## Autre",
    ]
    assert essentials.chosen(cells) == "1. Premier"
    assert essentials.chosen(["## Ce que vous emportez\n\nTrois gestes."]) == "Trois gestes."
    assert essentials.chosen(["## Rien"]) == ""


def test_the_report_counts_and_names_nobody(story, group):
    with story.store.transaction() as tx:
        helps.helped(tx, story.session.id, group[1], "a", "montré la croix", story.at(5))
        questions.ask(tx, "Et ma banque ?", story.at(4), workshop="mails", session=story.session.id)
        plan = Plan("Les mails", 30, 5, (Step("x", "Accueil", minutes=5),))
        kept = plans.add(tx, plan, story.at(0), workshop="mails", session=story.session.id)
        plans.note(tx, kept.id, "À refaire.", story.at(50))
    found = the_report(story)
    assert (found.people, found.answers) == (3, 5)
    assert [(one.title, one.tried, one.managed) for one in found.parts] == [
        ("Lire", 2, 1),
        ("Parler", 0, 0),
    ]
    hardest = found.hard[0]
    assert (hardest.count.title, hardest.mistake, hardest.people) == ("Qui écrit ?", "Ma banque", 2)
    assert found.open == ("Et ma banque ?",)
    assert found.helped == (("montré la croix", 1),)
    assert found.note == "À refaire."
    page = report.report_html(found, FONTS, UTC)
    assert "Marie" not in page
    assert "onerror" not in page


def test_help_for_a_pair_was_given_once_and_each_has_what_both_managed(story):
    marie, jean = story.joins("Marie"), story.joins("Jean")
    story.pairs(marie, jean)
    story.does(marie, "a", "right", 2)
    story.is_helped(marie, "montré la croix", 5, "a")
    assert the_report(story).helped == (("montré la croix", 1),)
    assert {one.name: one.managed for one in sheets(story)} == {
        "Jean": ("Qui écrit ?",),
        "Marie": ("Qui écrit ?",),
    }


def test_a_plan_that_was_held_says_how_long_steps_and_session_took(story):
    plan = Plan("Les mails", 30, 5, (Step("x", "Accueil", minutes=5),))
    with story.store.transaction() as tx:
        kept = plans.add(tx, plan, story.at(0), session=story.session.id)
        run = begun(plan, story.at(0)).stopped(story.at(9))
        plans.change(tx, kept.id, lambda one: replace(one, run=run), "Fin", story.at(9))
    found = the_report(story)
    assert found.steps == (("Accueil", 5, 9, False),)
    assert found.minutes == 9


def test_figures_have_no_people_and_say_nothing_of_two(story, group):
    with story.store.reading() as tx:
        rows = tables.rows(story.session, figures.of_session(tx, story.session))
    assert [row[3:] for row in rows] == [("people", "", 3, None)]
    frame = pd.read_parquet(io.BytesIO(tables.figures_parquet(rows)))
    assert list(frame.columns) == list(tables.COLUMNS)
    assert frame["managed"].isna().all()
    assert b"Marie" not in tables.figures_csv(rows)


def test_the_national_report_has_the_fields_of_its_form(story, group):
    fields = {one.name: one for one in report.national_fields(the_report(story), UTC)}
    assert fields["date"].value == "2026-11-25"
    assert fields["participantsAnonymes.total"].value == "3"
    assert fields["thematiques"].value == "SecuriteNumerique Email"
    assert set(coop.THEME_OF.values()) <= set(coop.THEMES)
    written = tables.report_csv(fields.values()).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(written))) == ["champ", "libelle", "valeur"]


def test_a_spreadsheet_is_given_no_formula():
    written = tables.report_csv([coop.Field("titreAtelier", "Titre", "=1+1", "=1+1")])
    assert b"'=1+1" in written


@needs_libraries
def test_sheets_are_tagged_pdf_a_page_each_with_fonts_inside(story, group):
    reader, pages = texts(pdf.pdf(printed(story, sheets(story), pdf.font_addresses())))
    assert len(pages) == 3
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert "/StructTreeRoot" in root
    assert "Les mails" in reader.metadata.title
    fonts = reader.pages[0]["/Resources"]["/Font"].get_object().values()
    for font in fonts:
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.get_object())
    assert any("Atkinson" in font.get_object()["/BaseFont"] for font in fonts)
    assert sum("Je refais" in page for page in pages) == 1


@needs_libraries
def test_a_report_takes_two_pages(story, group):
    _reader, pages = texts(pdf.pdf(report.report_html(the_report(story), pdf.font_addresses())))
    assert 1 <= len(pages) <= 2
    assert "Bilan de la séance" in pages[0]


@needs_libraries
def test_a_pdf_loads_nothing_but_our_fonts(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    page = f'<html lang="fr"><title>x</title><p>a<a rel="attachment" href="{secret.as_uri()}">b</a>'
    made = pdf.pdf(page + f'<link rel="attachment" href="{secret.as_uri()}">')
    assert PdfReader(io.BytesIO(made)).attachments == {}


def test_without_libraries_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(pdf.sys, "executable", "/nowhere/python")
    with pytest.raises(pdf.PdfUnavailable, match="Imprimez avec le navigateur"):
        pdf.pdf("<p>")
