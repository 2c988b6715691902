"""Writes ``notebooks/galerie.ipynb``: every kind of exercise with an example, to be tried.

``python docs/gallery.py``. An example is the first scoring vector of its kind; for what is no
exercise, the first example of its section in ``docs/auteurs.md``, which names each kind too.
"""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import widgets

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "notebooks" / "galerie.ipynb"
AUTHORS = (ROOT / "docs" / "auteurs.md").read_text(encoding="utf-8")
VECTORS = ROOT / "tests" / "vectors"
TITLE = "La galerie"
WELCOME = f"""\
# {TITLE}

Toutes les sortes d'exercices, à essayer. Rien n'est enregistré.

Dans JupyterLab, copiez un exemple dans votre atelier, puis changez les mots et l'`id`. Le guide \
est dans `docs/auteurs.md`."""
OWN = {
    "Lesson": """Lesson(
    "Une fenêtre a **trois boutons**, en haut à droite. Le dernier la ferme.",
    title="Les fenêtres",
)""",
}
"""Examples in the place of those of the guide, which need a file beside the notebook."""


def kinds() -> list[str]:
    """Return the names of what authors can put into a workshop: exercises first, then the rest."""
    classes = [name for name in widgets.__all__ if inspect.isclass(getattr(widgets, name))]
    return sorted(classes, key=lambda name: not hasattr(getattr(widgets, name), "judge"))


def section(name: str) -> str:
    """Return what the authors' guide says under the heading of a kind, the heading included."""
    found = re.search(rf"^## `{name}`.*?(?=^## |\Z)", AUTHORS, re.MULTILINE | re.DOTALL)
    return found[0] if found else f"## `{name}`\n"


def words(name: str) -> str:
    """Return a kind's heading and the sentences that come before its first example."""
    before = section(name).partition("```")[0].strip()
    return re.sub(r"^!\[.*\n*", "", before, flags=re.MULTILINE).strip()


def example(name: str) -> str:
    """Return the Python of a kind's example."""
    if name in OWN:
        return OWN[name]
    kind = getattr(getattr(widgets, name), "kind", "")
    path = VECTORS / f"{kind}.json"
    if not path.is_file():
        found = re.search(r"^```python\n(.*?)^```", section(name), re.MULTILINE | re.DOTALL)
        return found[1] if found else f"{name}()\n"
    given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))[0]["exercise"]
    if "gaps" in given:
        given["gaps"] = {int(key): value for key, value in given["gaps"].items()}
    given["id"] = kind.replace("_", "-")
    prompt = given.pop("prompt", None)
    arguments = [repr(prompt)] if prompt else []
    arguments += [f"{option}={value!r}" for option, value in given.items()]
    return f"{name}({', '.join(arguments)},)\n"


def build() -> str:
    """Return the notebook as JSON, its code formatted."""
    imports = f"from widgets import {', '.join(sorted(kinds()))}"
    cells = [new_markdown_cell(WELCOME, id="titre"), new_code_cell(imports, id="preparer")]
    for name in kinds():
        slug = name.lower()
        cells.append(new_markdown_cell(words(name), id=f"{slug}-titre"))
        cells.append(new_code_cell(example(name).strip(), id=slug))
    notebook = new_notebook(cells=cells)
    notebook.metadata.update(
        {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
            "title": TITLE,
        }
    )
    return _formatted(nbformat.writes(notebook) + "\n")


def _formatted(text: str) -> str:
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, "format", "--stdin-filename", NOTEBOOK, "-"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout


if __name__ == "__main__":
    NOTEBOOK.write_text(build(), encoding="utf-8")
