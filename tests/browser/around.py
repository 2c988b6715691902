"""``autour``: a workshop with places to find, cards, a story, faces, and what stands around."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.running import ROOT

EXERCISES = {
    "avant": """SelfAssessment(
    "**Naviguer.** Comment vous sentez-vous ?", about="web", moment="before", id="avant",
)""",
    "adresse": """Hotspot(
    "**La barre d'adresse.** Où lit-on l'adresse du site ?", screen="browser", answer="address",
    feedback={"search": "Ce champ cherche dans le site."}, id="adresse",
)""",
    "bureau": """Hotspot(
    "**Le bureau.** Trouvez la corbeille et l'heure.", screen="desktop",
    answer=["bin", "clock"], id="bureau",
)""",
    "croix": """Hotspot(
    "**La croix.** Où fermez-vous la fenêtre ?", picture="images/fenetre.svg",
    alt="Une fenêtre avec trois boutons.",
    zones={"la croix": {"rect": (82, 12, 6, 9)}}, answer="la croix", id="croix",
)""",
    "appel": """Scenario(
    "**L'appel.** Le téléphone sonne : « Votre ordinateur a un virus. »",
    steps={
        "appel": {"text": "« Je répare tout de suite. »",
                  "choices": {"Je raccroche": "calme", "Je demande comment": "programme"}},
        "programme": {"text": "« Installez ce programme : je verrai votre écran. »",
                      "choices": {"Je l'installe": "pris", "Je raccroche": "calme"}},
        "calme": {"text": "Personne ne voit un virus à distance.", "score": 1},
        "pris": {"text": "Cette personne voit votre écran.", "score": 0},
    },
    id="appel",
)""",
    "cartes": """FlashCards(
    "**Les mots d'Internet.** Que veulent-ils dire ?",
    cards={"Un **navigateur**": "Le programme qui montre les sites",
           "Un **onglet**": "Une page ouverte, parmi d'autres"},
    shuffle=False, id="cartes",
)""",
    "apres": """SelfAssessment(
    "**Naviguer.** Et maintenant ?", about="web", moment="after", id="apres",
)""",
}
ASKING = """Scenario(
    "**Le colis.** Un SMS annonce un colis.",
    steps={
        "sms": {"text": "« Payez 2 €. »", "choices": {"Je supprime": "bien", "Je paie": "mal"}},
        "bien": {"text": "Rien à payer, en effet.", "score": 1},
        "mal": {"text": "Appelez votre banque.", "score": 0},
    },
    confidence=True, ask_why=True, id="colis",
)"""
LESSON = """Lesson(
    "Une fenêtre a **trois boutons**.", title="Les fenêtres",
    picture="images/fenetre.svg", alt="Une fenêtre avec trois boutons.",
    sound="bonjour.mp3", transcript="On entend : bonjour.",
)"""
CELLS = (
    "# Autour",
    "from widgets import *",
    'Section("Regarder", priority="must", minutes=10)',
    EXERCISES["avant"],
    LESSON,
    EXERCISES["adresse"],
    EXERCISES["bureau"],
    EXERCISES["croix"],
    "## Agir",
    EXERCISES["appel"],
    EXERCISES["cartes"],
    EXERCISES["apres"],
    ASKING,
    "Summary()",
)


def write_around(root: Path) -> None:
    """Write the source of the workshop ``autour`` into a project."""
    cells = [
        new_markdown_cell(text) if text.startswith("#") else new_code_cell(text) for text in CELLS
    ]
    folder = root / "source" / "autour"
    (folder / "images").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "exemples" / "fenetre.svg", folder / "images")
    (folder / "bonjour.mp3").write_bytes(b"ID3\x03")
    nbformat.write(new_notebook(cells=cells), folder / "autour.ipynb")
