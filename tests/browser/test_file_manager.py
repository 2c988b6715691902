"""An imitation computer's folders, by every hand; Python judges the steps that were recorded."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.fixtures import own_workshop, write_exercises
from tests.browser.hands import Keyboard, Mouse, Touch
from tests.browser.pages import PHONE, ZOOMED, overflow, violations

PAPERS = """FileManager(
    "**Les papiers.** Rangez l'avis, jetez l'ancien CV.",
    folders={"Documents": {"Impôts": ["avis-2024.pdf"], "ancien-cv.odt": None,
             "cv.odt": "**Camille Martin**"}, "Images": ["plage.jpg"],
             "Téléchargements": ["avis-2025.pdf"]},
    goals=["in avis-2025.pdf = Impôts", "in ancien-cv.odt = bin"],
    risks={"delete cv.odt": "Ce CV est à garder."},
    hint="L'avis est dans [ce dossier](#Téléchargements).",
    id="papiers",
)"""
HOLIDAYS = """FileManager(
    "**Les photos.** Faites un dossier, et mettez-y la plage sous un autre nom.",
    folders={"Images": ["plage.jpg", "chat.jpg"], "Documents": {}},
    goals=["create Images/Vacances", "in plage.jpg = Vacances", "named plage.jpg = mer*",
           "in chat.jpg = Documents"],
    id="vacances",
)"""
STICK = """FileManager(
    "**La clé.** Copiez la chanson sur la clé, puis retirez la clé.",
    folders={"Musique": ["chanson.mp3"]}, usb={"CLÉ USB": []},
    goals=["in chanson.mp3 = CLÉ USB", "eject"], risks={"unplug": "Un fichier peut être perdu."},
    id="cle",
)"""
FORM = """FileManager(
    "**Le formulaire.** Téléchargez-le, puis joignez-le.",
    folders={"Documents": ["cv.odt"]}, downloads={"formulaire.pdf": "À remplir"},
    attach="Joindre un document", goals=["download formulaire.pdf", "attached formulaire.pdf"],
    id="formulaire",
)"""
BACK = """FileManager(
    "**La photo perdue.** Cherchez la recette. Puis sortez la photo de la corbeille.",
    folders={"Documents": {"Cuisine": {"recette.odt": "Une **pincée** de sel"}}, "Images": []},
    bin={"chat.jpg": "Images"}, goals=["find = recette", "restore chat.jpg"],
    ask="Combien de sel ?", answer="une pincée", id="perdue",
)"""
NAMES = ("souris", "clavier", "doigt")
KINDS = {"vacances": HOLIDAYS, "cle": STICK, "formulaire": FORM, "perdue": BACK}


@pytest.fixture(scope="module")
def own_room(tmp_path_factory):
    sources = [PAPERS, *(PAPERS.replace('id="papiers"', f'id="{name}"') for name in NAMES)]

    def write(root):
        write_exercises(root, "fichiers", "Les fichiers", [*sources, *KINDS.values()])

    with own_workshop(tmp_path_factory, "fichiers", write) as running:
        yield running


@pytest.fixture
def learner(new_page, own_room):
    page = new_page(viewport={"width": 1280, "height": 1000})
    people.join(page, own_room, "Camille")
    return page


def row(place, name):
    """Return a line of the list, or of the picker, by what it says first."""
    return place.locator(".declic-fm-row, .declic-picker-folder").filter(has_text=name)


def tool(place, name):
    return place.get_by_role("button", name=name, exact=True)


def told(place):
    """Return what a screen reader is told, which the window shows too."""
    return place.locator("p.declic-hidden[role=status]")


def put_in_order(hand, name, open_place):
    place = people.exercise(hand.page, name)
    place.focus()
    hand.press(row(place, "ancien-cv.odt"))
    place.focus()  # the buttons stand before the list
    hand.press(tool(place, "Supprimer"))
    expect(told(place)).to_contain_text("est dans la corbeille")
    expect(row(place, "ancien-cv.odt")).to_have_count(0)
    place.focus()
    open_place(place, "Téléchargements")
    hand.press(row(place, "avis-2025.pdf"))
    place.focus()
    hand.press(tool(place, "Déplacer"))
    hand.press(row(place, "Documents"))
    hand.press(row(place, "Impôts"))
    hand.press(place.get_by_role("button", name="Mettre dans"))
    expect(told(place)).to_contain_text("est maintenant dans")
    expect(place.locator(".declic-fm-said")).to_contain_text("avis-2025.pdf")
    hand.press(place.get_by_role("button", name="Valider"))


def test_with_a_mouse(mouse_page):
    hand = Mouse(mouse_page)
    put_in_order(hand, "souris", lambda place, name: hand.press(tool(place, name)))
    people.has_status(mouse_page, "souris", Status.FIRST_TRY)


def test_with_the_keyboard_alone(keyboard_page):
    hand = Keyboard(keyboard_page)
    put_in_order(hand, "clavier", lambda place, name: hand.press(tool(place, name)))
    people.has_status(keyboard_page, "clavier", Status.FIRST_TRY)


def test_by_touch_on_a_small_phone(touch_page):
    def choose(place, name):
        place.get_by_role("combobox", name="Emplacement").select_option(label=name)

    put_in_order(Touch(touch_page), "doigt", choose)
    people.has_status(touch_page, "doigt", Status.FIRST_TRY)
    assert overflow(touch_page) == 0


def test_a_folder_is_made_a_file_renamed_and_dragged_into_it(learner):
    place = people.exercise(learner, "vacances")
    tool(place, "Nouveau dossier").click()
    expect(place.get_by_label("Nom du nouveau dossier")).to_be_focused()
    learner.keyboard.type("vacances")
    learner.keyboard.press("Enter")
    row(place, "plage.jpg").click()
    tool(place, "Renommer").click()
    field = place.get_by_label("Nouveau nom")
    expect(field).to_have_value("plage")
    field.fill("a/b")
    learner.keyboard.press("Enter")
    expect(place.locator(".declic-fm-said")).to_contain_text("sans aucun de ces signes")
    field.fill("Mer calme")
    learner.keyboard.press("Enter")
    expect(row(place, "Mer calme.jpg")).to_be_visible()
    row(place, "Mer calme.jpg").drag_to(row(place, "vacances"))
    expect(row(place, "Mer calme.jpg")).to_have_count(0)
    row(place, "chat.jpg").drag_to(tool(place, "Documents"))
    row(place, "vacances").dblclick()
    expect(row(place, "Mer calme.jpg")).to_be_visible()
    people.send(learner, "vacances")
    people.has_status(learner, "vacances", Status.FIRST_TRY)


def test_the_keys_of_file_managers_work_too(learner):
    place = people.exercise(learner, "vacances")
    row(place, "plage.jpg").focus()
    learner.keyboard.press("ArrowDown")
    expect(row(place, "chat.jpg")).to_be_focused()
    learner.keyboard.press("Delete")
    expect(told(place)).to_contain_text("« chat.jpg » est dans la corbeille")
    row(place, "plage.jpg").focus()
    learner.keyboard.press("F2")
    expect(place.get_by_label("Nouveau nom")).to_be_focused()


def test_escape_leaves_what_was_asked_and_nothing_is_done_without_a_file(learner):
    place = people.exercise(learner, "vacances")
    tool(place, "Supprimer").click(force=True)  # it says that it is disabled, and why
    expect(told(place)).to_contain_text("Choisissez d'abord")
    tool(place, "Nouveau dossier").click()
    learner.keyboard.press("Escape")
    expect(place.get_by_label("Nom du nouveau dossier")).to_have_count(0)
    row(place, "chat.jpg").click(button="right")
    expect(row(place, "chat.jpg")).to_have_attribute("aria-pressed", "true")
    tool(place, "Copier").click()
    learner.keyboard.press("Escape")
    expect(row(place, "chat.jpg")).to_be_visible()


def test_a_stick_is_plugged_filled_and_ejected_before_it_is_taken_out(learner):
    place = people.exercise(learner, "cle")
    tool(place, "Brancher la clé USB").click()
    row(place, "chanson.mp3").click()
    tool(place, "Copier").click()
    row(place, "CLÉ USB").click()
    place.get_by_role("button", name="Mettre dans").click()
    tool(place, "CLÉ USB").click()
    expect(row(place, "chanson.mp3")).to_contain_text("aujourd'hui")
    tool(place, "Éjecter la clé USB").click()
    expect(told(place)).to_contain_text("Vous pouvez la débrancher")
    expect(tool(place, "CLÉ USB")).to_have_count(0)
    tool(place, "Débrancher la clé USB").click()
    people.send(learner, "cle")
    people.has_status(learner, "cle", Status.FIRST_TRY)


def test_a_stick_that_is_pulled_out_is_shown_afterwards(learner):
    place = people.exercise(learner, "cle")
    tool(place, "Brancher la clé USB").click()
    tool(place, "Débrancher la clé USB").click()
    expect(place.locator(".declic-fm-said")).to_contain_text("sans être éjectée")
    people.send(learner, "cle")
    tool(place, "Montrez-moi").click()
    expect(place.locator(".declic-tour-text")).to_contain_text("Un fichier peut être perdu.")
    expect(place.locator(".is-shown")).to_contain_text("Débrancher la clé USB")
    tool(place, "Fermer").click()
    tool(place, "Revoir mes pas").click()
    expect(place.locator(".is-shown")).to_contain_text("Brancher la clé USB")


def test_a_file_is_downloaded_and_attached(learner):
    place = people.exercise(learner, "formulaire")
    place.focus()
    people.tab_to(learner, place.get_by_role("link", name="Télécharger formulaire.pdf"))
    learner.keyboard.press("Enter")
    expect(told(place)).to_contain_text("dans le dossier « Téléchargements »")
    tool(place, "Messages").click()
    tool(place, "Joindre un document").click()
    row(place, "Documents").click()
    tool(place, "Joindre ce fichier").click()
    expect(told(place)).to_contain_text("Choisissez d'abord un fichier")
    place.get_by_role("radio", name="cv.odt").check()
    tool(place, "Joindre ce fichier").click()
    tool(place, "Retirer cv.odt").click()
    tool(place, "Joindre un document").click()
    row(place, "Téléchargements").click()
    place.get_by_role("radio", name="formulaire.pdf").check()
    tool(place, "Joindre ce fichier").click()
    people.send(learner, "formulaire")
    people.has_status(learner, "formulaire", Status.FIRST_TRY)


def test_a_file_is_found_and_read_and_another_comes_back_from_the_bin(learner):
    place = people.exercise(learner, "perdue")
    place.get_by_role("searchbox").fill("RECETTE")
    learner.keyboard.press("Enter")
    expect(row(place, "recette.odt")).to_contain_text("Dans : Cuisine")
    row(place, "recette.odt").click()
    tool(place, "Ouvrir").click()
    expect(place.get_by_text("Une pincée de sel")).to_be_visible()
    place.get_by_label("Combien de sel ?").fill("une pincée")
    tool(place, "Corbeille").click()
    row(place, "chat.jpg").click()
    tool(place, "Restaurer").click()
    expect(told(place)).to_contain_text("de nouveau dans « Images »")
    people.send(learner, "perdue")
    people.has_status(learner, "perdue", Status.FIRST_TRY)


def test_the_bin_is_emptied_only_after_a_question(learner):
    place = people.exercise(learner, "perdue")
    tool(place, "Corbeille").click()
    tool(place, "Vider la corbeille").click()
    expect(place.get_by_role("heading", name="pour toujours")).to_be_focused()
    tool(place, "Annuler").click()
    expect(row(place, "chat.jpg")).to_be_visible()
    tool(place, "Vider la corbeille").click()
    tool(place, "Vider la corbeille").click()
    expect(place.get_by_text("Il n'y a rien ici.")).to_be_visible()


def test_files_are_where_they_were_left_after_a_reload_and_a_restart(learner):
    place = people.exercise(learner, "papiers")
    row(place, "ancien-cv.odt").click()
    tool(place, "Supprimer").click()
    row(place, "Impôts").dblclick()
    learner.reload()
    people.wait_for_workshop(learner)
    expect(row(place, "avis-2024.pdf")).to_be_visible()
    tool(place, "Documents").first.click()
    expect(row(place, "ancien-cv.odt")).to_have_count(0)
    tool(place, "Recommencer depuis le début").click()
    expect(row(place, "ancien-cv.odt")).to_be_visible()


def test_a_hint_shows_where_on_the_screen(learner):
    place = people.exercise(learner, "papiers")
    tool(place, "Indice").click()
    tool(place, "ce dossier").click()
    expect(place.locator(".is-shown")).to_have_text("Téléchargements")


def test_nothing_real_is_typed_into_a_name(learner):
    place = people.exercise(learner, "papiers")
    place.get_by_role("searchbox").fill("06 12 34 56 78")
    expect(place.get_by_role("alert")).to_contain_text("numéro de téléphone")
    expect(place.get_by_role("searchbox")).to_have_value("")


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 %"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_and_nothing_is_out_of_reach(new_page, own_room, size, scheme):
    page = new_page(viewport=size, color_scheme=scheme)
    people.join(page, own_room, "Noor")
    papers, photos = people.exercise(page, "papiers"), people.exercise(page, "vacances")
    row(papers, "cv.odt").first.click()
    tool(papers, "Déplacer").click()
    row(photos, "plage.jpg").click()
    tool(photos, "Renommer").click()
    tool(people.exercise(page, "formulaire"), "Messages").click()
    tool(people.exercise(page, "formulaire"), "Joindre un document").click()
    assert overflow(page) == 0
    assert violations(page) == []
    small = page.locator(".declic-screen").evaluate_all(
        """(screens) => screens.flatMap((screen) =>
            [...screen.querySelectorAll("button, select, input, a")]
                .map((node) => [node, (node.closest("label.declic-picker-file") ?? node)])
                .map(([node, whole]) => [node.textContent, whole.getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
                .map(([name, box]) => `${name} ${box.width}×${box.height}`))"""
    )
    assert small == []
