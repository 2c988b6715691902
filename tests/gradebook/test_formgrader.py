"""The workbench for real: formgrader shows pictures of exercises with the learner's answers."""

import os
import re
import socket
import subprocess
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from declic.gradebook.workbench import workbench
from tests.browser import chromium
from tests.gradebook.conftest import copied

pytestmark = [pytest.mark.browser, pytest.mark.contract]

STOP_SECONDS = 30


@pytest.fixture(scope="module")
def graded(graded, tmp_path_factory):
    """The course after its session, as this module changes it."""
    return copied(graded, tmp_path_factory.mktemp("formgrader"))


@pytest.fixture(scope="module")
def lab(graded):
    """The address of a running workbench, with its token."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    argv, environment = workbench(graded.course.settings, port=port, browser=False)
    process = subprocess.Popen(
        argv,
        env=environment | {"PYTHONUNBUFFERED": "1"},
        cwd=graded.course.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        log = []
        for line in process.stderr:
            log.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+/lab\?token=\w+", line):
                break
        else:
            pytest.fail("".join(log))
        drain = threading.Thread(target=process.stderr.read)  # a full pipe would block it
        drain.start()
        yield found.group()
    finally:
        process.terminate()
        process.wait(timeout=STOP_SECONDS)
        drain.join()
        process.stderr.close()


@pytest.fixture
def page(lab):
    """A page that has the token's cookie; it notes what it asked of other hosts."""
    path = chromium.executable()
    assert path, chromium.ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.elsewhere = []
        page.on(
            "request",
            lambda request: (
                page.elsewhere.append(request.url)
                if urlsplit(request.url).hostname not in ("127.0.0.1", None)
                else None
            ),
        )
        page.base = lab.split("/lab")[0]
        page.goto(f"{page.base}/formgrader?token={lab.split('token=')[1]}")
        yield page
        browser.close()


def test_an_adviser_collects_reads_and_grades_in_formgrader(graded, page):
    row = page.locator("tr", has=page.get_by_role("link", name="mots", exact=True))
    expect(row).to_contain_text("released")
    row.locator(".collect a").click()
    expect(page.locator(".modal-body").last).to_contain_text("Success", ignore_case=True)

    page.goto(f"{page.base}/formgrader/manage_submissions/mots")
    expect(page.locator("body")).to_contain_text("Marie")

    student = f"apprenant-{graded.marie.id:04d}"
    with graded.course.gradebook() as gradebook:
        submission = gradebook.find_submission_notebook("mots", "mots", student).id
    page.goto(f"{page.base}/formgrader/submissions/{submission}/")
    expect(page.get_by_text("La banque le demande.", exact=True)).to_be_visible()
    expect(page.get_by_text("Raconter")).to_be_visible()
    expect(page.get_by_text("مرحبا")).to_be_visible()
    expect(page.locator("#plusieurs")).to_have_attribute("placeholder", "2")
    expect(page.get_by_role("button", name="Tous les points").first).to_be_visible()
    expect(page.get_by_text("La réponse de la personne").first).to_be_visible()
    expect(page.get_by_role("link", name="Relecture")).to_be_visible()
    for theirs in ("Full credit", "Student's answer", "Submission"):
        expect(page.locator("body")).not_to_contain_text(theirs)
    expect(page.get_by_text("answer('banque'")).to_be_hidden()
    expect(page.get_by_text('FreeText("Et vous')).to_be_hidden()
    expect(page.locator("textarea.comment")).to_have_count(3)
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / "formgrader.png"), full_page=True)

    try:
        with page.expect_response(lambda answer: answer.request.method == "PUT") as saved:
            page.locator("#texte").fill("2.5")
            page.locator("#texte").press("Tab")
        assert saved.value.ok
        assert graded.course.grades(graded.marie)["texte"] == (None, 2.5, False)
    finally:
        with graded.course.gradebook() as gradebook:
            grade = gradebook.find_grade("texte", "mots", "mots", student)
            grade.manual_score, grade.needs_manual_grade = None, True
            gradebook.db.commit()
    assert page.elsewhere == []


def test_jupyterlab_speaks_the_adviser_s_language(lab, page):
    page.goto(f"{page.base}/lab")
    expect(page.get_by_role("menuitem", name="Fichier")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("menuitem", name="Nbgrader")).to_be_visible()
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / "lab.png"))
    assert page.elsewhere == []
