"""``essai``: a short workshop whose right answers the tests know."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CELLS = (
    "# Un essai\n\nQuelques questions faciles.",
    "## Commencer",
    "from widgets import FillIn, FreeText, MultipleChoice, Summary, TrueFalse",
    """MultipleChoice(
    "De quelle couleur est le cheval blanc ?",
    choices=["Noir", "Blanc", "Vert"], answer=1,
    hint="Relisez la question.", id="couleur",
)""",
    'TrueFalse("Un atelier se fait sans compte.", answer=True, id="compte")',
    "## Finir",
    """MultipleChoice(
    "Lesquels sont des fruits ?",
    choices=["La pomme", "Le clou", "La poire"], answer=[0, 2], id="fruits",
)""",
    'FreeText("Que retenez-vous ?", id="avis")',
    "Summary()",
)
EXERCISES = ("couleur", "compte", "fruits", "avis")


def write_workshop(root: Path) -> None:
    """Write the source of the workshop ``essai`` into a project."""
    cells = [
        new_markdown_cell(text, id=f"cell-{index}")
        if text.startswith("#")
        else new_code_cell(text, id=f"cell-{index}")
        for index, text in enumerate(CELLS)
    ]
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    folder = root / "source" / "essai"
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / "essai.ipynb")
