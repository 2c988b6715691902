"""Three invented identities, for imitations that ask who one is; nothing in them can be anybody's.

The postcodes are of no department, the phone numbers are kept for fiction (ARCEP), the addresses
end in ``.example`` (RFC 2606); no card begins with 9999, no IBAN has the key 00, and no social
security number either: the guard (``_guard.py``) lets them pass, even where a digit is mistyped.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from declic.i18n import Words
from widgets._author import Author

_ = Words("widgets")


@dataclass(frozen=True)
class Persona:
    """Somebody who doesn't exist.

    Attributes
    ----------
    key
        By which authors ask for this identity: ``persona="camille"``.
    first_name, last_name, birth, address, postcode, town, email, phone, card, iban, nir, file
        What forms ask for, as it is typed; *birth* is a day as ``14/03/1954``, *nir* the social
        security number, *file* the number of a file with an authority.
    """

    key: str
    first_name: str
    last_name: str
    birth: str
    address: str
    postcode: str
    town: str
    email: str
    phone: str
    card: str
    iban: str
    nir: str
    file: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def values(self) -> dict[str, str]:
        """Return what forms ask for, by the ``data-kind`` of their fields."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "key"}

    def to_json(self, *keys: str) -> dict[str, Any]:
        """Return what the page shows: ``{name, rows: [{key, label, value}…]}``.

        Parameters
        ----------
        keys
            What is shown of the identity, in this order; everything where none is given.
        """
        labels, values = _labels(), self.values()
        rows = [{"key": key, "label": labels[key], "value": values[key]} for key in keys or values]
        return {"name": self.full_name, "rows": rows}


PERSONAS = {
    persona.key: persona
    for persona in (
        Persona(
            key="camille",
            first_name="Camille",
            last_name="Delorme",
            birth="14/03/1954",
            address="12 rue des Tilleuls",
            postcode="96120",
            town="Val-Fleuri",
            email="camille.delorme@courriel.example",
            phone="06 39 98 12 34",
            card="9999 1200 0000 0341",
            iban="FR00 9999 9120 0000 0000 0341 999",
            nir="2 54 03 96 120 034 00",
            file="DOS-2054-0312",
        ),
        Persona(
            key="ahmed",
            first_name="Ahmed",
            last_name="Benali",
            birth="02/11/1961",
            address="3 place du Lavoir",
            postcode="96340",
            town="Pont-aux-Cerises",
            email="ahmed.benali@courriel.example",
            phone="06 39 98 45 67",
            card="9999 3400 0000 0672",
            iban="FR00 9999 9340 0000 0000 0672 999",
            nir="1 61 11 96 340 067 00",
            file="DOS-2061-1102",
        ),
        Persona(
            key="rosa",
            first_name="Rosa",
            last_name="Martins",
            birth="27/06/1989",
            address="48 chemin des Genêts",
            postcode="96560",
            town="Port-Lavande",
            email="rosa.martins@courriel.example",
            phone="06 39 98 78 90",
            card="9999 5600 0000 0903",
            iban="FR00 9999 9560 0000 0000 0903 999",
            nir="2 89 06 96 560 090 00",
            file="DOS-2089-0627",
        ),
    )
}
"""The identities, by their keys."""


def read_persona(author: Author, value: object) -> Persona | None:
    """Return the identity that an author asks for; None where it is None.

    Raises
    ------
    AuthorError
        If there is no such identity.
    """
    if value is None or isinstance(value, Persona):
        return value
    author.known([author.text("persona", value)], list(PERSONAS), "persona")
    return PERSONAS[str(value).strip()]


def persona_words() -> dict[str, str]:
    """Return the words that ``_personas.js`` needs, for the trait ``words`` of an imitation."""
    return {
        "persona": _("Your invented identity"),
        "persona_why": _("On this page you are {name}: nobody has this name, address or number."),
        "persona_copy": _("Copy out"),
        "persona_copy_this": _("Copy: {label}"),
        "persona_copied": _("Copied: {label}."),
        "persona_nowhere": _("First press in the field that you want to fill in."),
    }


def _labels() -> dict[str, str]:
    return {
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "birth": _("Date of birth"),
        "address": _("Address"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "email": _("E-mail address"),
        "phone": _("Phone number"),
        "card": _("Bank card"),
        "iban": _("IBAN"),
        "nir": _("Social security number"),
        "file": _("File number"),
    }
