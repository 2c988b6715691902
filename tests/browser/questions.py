"""``questions``: a workshop with the questions that ``test_questions.py`` answers."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

EXERCISES = {
    "imprimante": """ShortAnswer(
    "**L'appareil.** Quel appareil met sur papier ce qui est à l'écran ?",
    answer=["imprimante", "*imprimante*"], partly={"photocopieu*": 0.5}, slip=True,
    id="imprimante",
)""",
    "timbres": """Numeric(
    "**Les timbres.** Un timbre coûte 1,52 €. Combien coûtent dix timbres ?",
    answer=15.2, unit=["€", "euros"], feedback={152: "Il manque une virgule."}, id="timbres",
)""",
    "adresses": '''MarkTheWords(
    "**Les adresses mail.** Trouvez-les dans ce texte.",
    text="""
        Écrivez à *contact@mairie.example* ou passez à l'accueil. Le site est www.mairie.example.

        La bibliothèque répond à l'adresse : *livres@mairie.example*.
    """,
    feedback={"www.mairie.example": "C'est l'adresse d'un site : elle n'a pas d'arobase."},
    id="adresses",
)''',
    "raccourcis": """Matching(
    "**Les raccourcis.** Que fait chacun ?",
    pairs={"**Ctrl** et **C**": "copier", "**Ctrl** et **V**": "coller",
           "**Ctrl** et **Z**": "annuler la dernière action"},
    distractors=["imprimer"], id="raccourcis",
)""",
    "fichiers": """Sorting(
    "**Les fichiers.** Rangez chacun dans sa boîte.",
    categories={"Une image": ["photo.jpg", "dessin.png"], "Un texte": ["lettre.odt"],
                "Un son": ["chanson.mp3"]},
    id="fichiers",
)""",
    "enveloppes": """MultipleChoice(
    "**Les enveloppes.** Laquelle est un message que vous n'avez pas encore lu ?",
    choices=[
        {"text": "La verte", "picture": "verte.png", "alt": "Une enveloppe fermée, verte"},
        {"picture": "bleue.png", "alt": "Une enveloppe ouverte, bleue"},
    ],
    answer=0, id="enveloppes",
)""",
    "adresse": """FillIn(
    "On tape l'{1} dans la barre du haut.", gaps={1: "adresse"}, slip=True, id="adresse",
)""",
}
PICTURES = {"verte.png": (27, 127, 75), "bleue.png": (11, 85, 99)}


def write_questions(root: Path) -> None:
    """Write the source of the workshop ``questions`` into a project."""
    cells = [new_markdown_cell("# Des questions"), new_code_cell("from widgets import *")]
    cells += [new_code_cell(source) for source in EXERCISES.values()]
    folder = root / "source" / "questions"
    folder.mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), folder / "questions.ipynb")
    for name, colour in PICTURES.items():
        (folder / name).write_bytes(envelope(colour))


@cache
def envelope(colour: tuple[int, int, int], width: int = 240, height: int = 150) -> bytes:
    """Return an envelope as PNG: a coloured rectangle with its two folds."""
    white = (255, 255, 255)
    folds = {(x, round(min(x, width - 1 - x) * height / width)) for x in range(width)}
    near = {(x, y + step) for x, y in folds for step in range(4)}
    rows = b"".join(
        b"\0" + b"".join(bytes(white if (x, y) in near else colour) for x in range(width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
