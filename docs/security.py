"""Writes the table of addresses and roles into ``docs/security.md``, from the room's own code.

``python docs/security.py`` renews it; a test fails where it is out of date, and another asks for
each address as each role.
"""

from __future__ import annotations

from pathlib import Path

from declic.room.access import Access
from declic.room.routes import METHODS, ROUTES, Route

PAGE = Path(__file__).resolve().parent / "security.md"
BEGIN, END = "<!-- adresses -->\n", "<!-- /adresses -->"

ANYONE, LEARNER, OTHER, ADVISER = (
    "n'importe qui",
    "participant",
    "participant d'une autre séance",
    "bureau",
)
ROLES = (ANYONE, LEARNER, OTHER, ADVISER)
YES, NO, OWN, KEY = "oui", "non", "le sien", "avec la clé"
OPEN: dict[Access, tuple[str, str, str, str]] = {
    Access.ANYONE: (YES, YES, YES, YES),
    Access.KNOWN: (NO, YES, YES, YES),
    Access.LEARNER: (NO, YES, YES, NO),
    Access.OWNER: (NO, OWN, OWN, OWN),
    Access.ADVISER: (NO, NO, NO, YES),
    Access.HERE: (NO, NO, NO, YES),
    Access.KEY: (KEY, KEY, KEY, KEY),
}
"""By role, whom an address is open to."""
PARTS = {
    "code": "code",
    "kernel": "noyau",
    "digest": "empreinte",
    "file": "fichier",
    "name": "nom",
    "kinds": "exercices",
    "script-or-style": "js ou css",
    "session": "séance",
    "plan": "trame",
    "document": "document",
    "secret": "secret",
    "anything": "…",
    "template": "fichier",
}
WHAT = {
    "": "l'entrée : taper le code",
    "j/<code>": "dire son prénom, ou donner sa carte",
    "back": "revenir avec sa carte",
    "card": "sa carte de retour",
    "leave": "laisser l'appareil à quelqu'un d'autre",
    "left": "il ne reste rien de soi sur l'appareil",
    "confidentialite": "ce qui est gardé de soi, qui le voit, combien de temps",
    "feedback": "ce que le conseiller dit de ses réponses, une fois rendu",
    "workshop/": "son atelier",
    "workshop/<file>": "images, sons et films de l'atelier de sa séance",
    "live/hand": "lever ou baisser sa main, dans sa séance",
    "live/question": "poser une question, avec ou sans son nom, dans sa séance",
    "alive/<kernel>": "son noyau vit-il ? (« non » pour celui d'un autre)",
    "api/kernels/<kernel>": "description du noyau, pour la page complète de Voilà",
    "api/kernels/<kernel>/channels": "websocket entre la page et le noyau",
    "login": "donner le mot de passe du bureau",
    "logout": "quitter le bureau",
    "desk/": "le bureau",
    "calendar/<secret>.ics": "l'agenda, pour un calendrier qui a son adresse secrète",
    "gallery/": "la galerie des exercices",
    "desk/print/<session>/<document>": "après la séance : bilan, fiches, chiffres sans noms",
    "fiche": "sa fiche résumé, à imprimer",
    "desk/workbench/<session>": "formgrader, sur l'ordinateur de la salle seulement",
    "desk/plan/<plan>": "la trame d'une séance, à imprimer",
    "desk/plan/<plan>.pdf": "la même, en PDF",
    "projector/<session>": "le tableau d'une séance, pour toute la salle",
    "projector/<session>/board": "ce que le tableau montre maintenant, sans noms",
    "start": "adresses, code et mot de passe, sur l'ordinateur de la salle seulement",
    "certificate": "pourquoi le navigateur avertit",
    "healthz": "la salle marche-t-elle ? (et combien de séances sont ouvertes)",
    "static/<digest>/<name>": "styles, scripts et police de nos pages",
    "kit/<digest>/<kinds>.<script-or-style>": "scripts et styles des exercices, sans réponses",
    "widget/<digest>.<script-or-style>": "scripts et styles des panneaux du bureau, et d'autres",
    "voila/api/shutdown/<anything>": "ne fait rien : un noyau survit à sa page",
    "voila/templates/<template>": "page complète de Voilà",
    "voila/static/<file>": "page complète de Voilà",
    "voila/labextensions/<file>": "page complète de Voilà",
    "voila/api/themes/<file>": "page complète de Voilà",
}
"""What is at an address."""


def cell(route: Route, role: str) -> str:
    """Return whether an address is open to a role, as the table says it."""
    return OPEN[route.access][ROLES.index(role)]


def table() -> str:
    """Return the table, in Markdown."""
    lines = [
        f"| adresse | méthodes | {' | '.join(ROLES)} | ce qui s'y trouve |",
        f"|---|---|{'---|' * len(ROLES)}---|",
    ]
    for route in ROUTES:
        address = route.address
        for name, shown in PARTS.items():
            address = address.replace(f"<{name}>", f"<{shown}>")
        methods = ", ".join(name.upper() for name in METHODS if name.upper() in route.methods)
        cells = " | ".join(cell(route, role) for role in ROLES)
        lines.append(f"| `/{address}` | {methods} | {cells} | {WHAT[route.address]} |")
    return "\n".join(lines) + "\n"


def written(page: str) -> str:
    """Return a page with the table in its place."""
    before, _begin, rest = page.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
