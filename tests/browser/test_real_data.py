"""In a field of an imitation real data is gone before anything sees it, and invented data helps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import WCAG, Axe
from widgets import _assets
from widgets._guard import guard_words
from widgets._personas import PERSONAS, persona_words

VECTORS = Path(__file__).parent.parent / "widgets" / "guard_vectors.json"
CARD = "4970 1000 0000 0014"
PAGE = """\
<!doctype html><html lang="fr"><title>Essai</title><main>
<div class="declic-exercise"><h1>Essai</h1>
<p><label>Téléphone <input data-kind="phone"></label></p>
<p><label>Prénom <input data-kind="first_name"></label></p>
<p><label>Message <textarea></textarea></label></p>
</div></main></html>"""
START = """
window.seen = [];
window.refused = [];
window.looksReal = looksReal;
const exercise = document.querySelector(".declic-exercise");
const life = new AbortController();
const note = (event) => seen.push([event.type, event.target.value]);
for (const field of exercise.querySelectorAll("input, textarea")) {
  for (const type of ["input", "change"]) field.addEventListener(type, note);
  guardField(field, words, life.signal, (kind) => refused.push(kind), persona);
}
exercise.append(personaPanel(persona, words, life.signal));
window.endGuard = () => life.abort();
window.ready = true;
"""


def fields(page: Page) -> tuple[str, ...]:
    return tuple(page.locator("input, textarea").evaluate_all("all => all.map((one) => one.value)"))


@pytest.fixture
def form(page: Page) -> Page:
    """Three fields that are guarded, a card of an identity, and a listener that notes all."""
    page.set_content(PAGE)
    names = ("_shared", "_guard", "_personas")
    page.add_style_tag(content="".join(_assets._read(f"{name}.css") for name in names))
    given = {"words": guard_words() | persona_words(), "persona": PERSONAS["rosa"].to_json()}
    consts = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in given.items())
    scripts = "".join(_assets._script(f"{name}.js") for name in names)
    page.add_script_tag(content=f"{scripts}{consts}{START}", type="module")
    page.wait_for_function("window.ready === true")
    return page


def test_the_page_finds_what_the_kernel_finds(form: Page) -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    found = form.evaluate("texts => texts.map(looksReal)", [one["text"] for one in vectors])
    assert found == [one["real"] for one in vectors]


def test_a_real_number_is_gone_at_its_last_digit_and_no_listener_had_it(form: Page) -> None:
    field = form.get_by_label("Téléphone", exact=True)
    field.press_sequentially("06 12 34 56 7")
    expect(form.get_by_role("alert")).to_have_count(0)
    field.press("8")
    message = form.get_by_role("alert")
    expect(message).to_contain_text("vrai numéro de téléphone")
    expect(message).to_contain_text("rien n'a été gardé ni envoyé")
    expect(field).to_have_value("")
    assert ["input", "06 12 34 56 78"] not in form.evaluate("seen")
    assert form.evaluate("seen.at(-1)") == ["change", ""]
    assert form.evaluate("refused") == ["phone"]


def test_letters_that_come_right_after_fall_into_nothing(form: Page) -> None:
    field = form.get_by_label("Message")
    field.press_sequentially("marie@gmail.com")
    expect(form.get_by_role("alert")).to_contain_text("vraie adresse mail")
    expect(field).to_have_value("")


def test_what_is_pasted_never_arrives(form: Page) -> None:
    field = form.get_by_label("Message")
    field.focus()
    field.evaluate(
        """(field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", text);
          const options = { clipboardData, bubbles: true, cancelable: true };
          const paste = new ClipboardEvent("paste", options);
          if (field.dispatchEvent(paste)) field.value += text;
        }""",
        f"Voici : {CARD}",
    )
    expect(form.get_by_role("alert")).to_contain_text("carte bancaire")
    expect(field).to_have_value("")
    assert CARD not in json.dumps(form.evaluate("seen"))


def test_the_button_puts_the_invented_value_of_the_field(form: Page) -> None:
    form.get_by_label("Prénom", exact=True).fill(CARD)
    form.get_by_role("button", name="Utiliser une donnée inventée").click()
    expect(form.get_by_label("Prénom", exact=True)).to_have_value("Rosa")
    expect(form.get_by_label("Prénom", exact=True)).to_be_focused()
    expect(form.get_by_role("alert")).to_have_count(0)
    form.get_by_label("Message").fill(CARD)
    form.get_by_role("button", name="Utiliser une donnée inventée").press("Enter")
    expect(form.get_by_label("Message")).to_have_value(PERSONAS["rosa"].card)
    assert form.evaluate("seen.at(-1)") == ["change", PERSONAS["rosa"].card]


def test_the_message_goes_when_something_else_is_typed(form: Page) -> None:
    form.get_by_label("Message").fill(CARD)
    expect(form.get_by_role("alert")).to_be_visible()
    form.get_by_label("Message").fill("Bonjour")
    expect(form.get_by_role("alert")).to_have_count(0)
    expect(form.get_by_label("Message")).to_have_value("Bonjour")


def test_the_guard_leaves_with_its_signal(form: Page) -> None:
    form.get_by_label("Message").fill(CARD)
    form.evaluate("endGuard()")
    expect(form.get_by_role("alert")).to_have_count(0)
    form.get_by_label("Message").fill(CARD)
    expect(form.get_by_label("Message")).to_have_value(CARD)


def test_an_identity_is_copied_into_the_field_that_was_used_last(form: Page) -> None:
    form.get_by_text("Votre identité inventée").click()
    form.get_by_role("button", name="Recopier : Prénom").click()
    expect(form.get_by_role("status")).to_have_text("Cliquez d'abord dans le champ à remplir.")
    assert fields(form) == ("", "", "")
    form.get_by_label("Prénom", exact=True).click()
    form.get_by_role("button", name="Recopier : Prénom").click()
    form.get_by_label("Message").click()
    form.get_by_role("button", name="Recopier : Adresse mail").click()
    assert fields(form) == ("", "Rosa", "rosa.martins@courriel.example")
    expect(form.get_by_label("Message")).to_be_focused()
    expect(form.get_by_role("alert")).to_have_count(0)


def test_message_and_identity_are_accessible_and_fit_a_small_phone(form: Page) -> None:
    form.set_viewport_size({"width": 320, "height": 640})
    form.get_by_label("Téléphone", exact=True).fill("0612345678")
    form.get_by_text("Votre identité inventée").click()
    expect(form.get_by_role("alert")).to_be_visible()
    found = Axe().run(form, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.violations_count == 0, found.generate_report()
    assert form.evaluate("document.documentElement.scrollWidth") <= 320
