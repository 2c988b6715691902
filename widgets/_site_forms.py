"""The forms of an imitation site, and what was entered in them shown again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from declic.i18n import Words
from widgets._author import Author
from widgets._personas import PERSONAS
from widgets._site import Field
from widgets._site_making import Making
from widgets._site_text import site_html

_ = Words("widgets")

KINDS = (
    *("text", "email", "tel", "number", "date", "password", "code", "long"),
    *("choice", "tick", "file"),
)
CHOSEN = ("choice", "tick", "file")
"""Kinds in which nothing is typed."""
FIELD_OPTIONS = (
    *("label", "type", "options", "required", "help", "value", "expected", "error"),
    *("persona",),
)
MOST_FIELDS = 20
_EXAMPLE = '{"form": "…", "fields": [{"field": "ville", "label": "Ville"}], "send": "…"}'


def read_form(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a form of a page.

    Raises
    ------
    AuthorError
        If it has no fields, one of them is wrong, or it leads to a page that is not there.
    """
    author = making.author
    name = author.text(f"{option}.form", given["form"])
    rows = making.entries(f"{option}.fields", given.get("fields"), _EXAMPLE)
    if len(rows) > MOST_FIELDS:
        raise author.refuse(
            f"{option}.fields",
            f"{len(rows)}",
            _("Write {most} of them at most.").format(most=MOST_FIELDS),
        )
    read = [_field(making, f"{option}.fields[{i}]", row) for i, row in enumerate(rows)]
    to = making.target(f"{option}.to", given["to"]) if "to" in given else ""
    send = author.text(f"{option}.send", given.get("send", _("Send")))
    form = making.form(option, name, send, to, [one for one, _shown in read])
    title = author.text(f"{option}.title", given["title"]) if "title" in given else ""
    fields = [shown for _one, shown in read]
    return {"type": "form", "key": form.key, "send": send, "title": title, "fields": fields}


def read_recap(making: Making, option: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a list of what was entered in one form or several; the page finds the forms' keys.

    Raises
    ------
    AuthorError
        If no form is named.
    """
    named = given["recap"]
    names = making.entries(
        f"{option}.recap", [named] if isinstance(named, str) else named, '{"recap": ["…"]}'
    )
    forms = [making.want_form(f"{option}.recap", name) for name in names]
    title = making.author.text(f"{option}.title", given["title"]) if "title" in given else ""
    change = making.author.yes_or_no(f"{option}.change", given.get("change", False))
    shown: dict[str, Any] = {"type": "recap", "title": title, "forms": forms}
    making.later(lambda: _finish_recap(making, shown, change))
    return shown


def _finish_recap(making: Making, shown: dict[str, Any], change: bool) -> None:
    """Put the forms' keys, and links to where each can be changed, in the place of their names."""
    parts = []
    for name in shown["forms"]:
        form = making.site.form(name)
        text = _("Change")
        link = making.link("recap", text, form.page).key if change else ""
        parts.append({"key": form.key, "change": link})
    shown["forms"] = parts


def _field(making: Making, option: str, row: object) -> tuple[Field, dict[str, Any]]:
    author = making.author
    given = making.mapping(option, row, '{"field": "ville", "label": "Ville"}')
    author.known(given, ("field", *FIELD_OPTIONS), option)
    name = author.text(f"{option}.field", given.get("field"))
    label = author.text(f"{option}.label", given.get("label", name))
    options = given.get("options", ())
    kind = given.get("type", "choice" if options else "text")
    if kind not in KINDS:
        author.known([kind], KINDS, f"{option}.type")
    choices = author.texts(f"{option}.options", options, 2 if kind == "choice" else 0)
    field = Field(
        making.key("i"),
        name,
        label,
        kind,
        choices,
        author.yes_or_no(f"{option}.required", given.get("required", False)),
        author.text(f"{option}.expected", given["expected"]) if "expected" in given else None,
        _value(author, f"{option}.value", given.get("value", ""), kind, choices),
    )
    help_ = given.get("help")
    shown = {
        "key": field.key,
        "label": label,
        "kind": kind,
        "options": list(choices),
        "required": field.required,
        "help": _line(author, f"{option}.help", help_) if help_ else "",
        "value": field.value,
        "shape": field.pattern or "",
        "error": author.text(f"{option}.error", given["error"]) if "error" in given else "",
        "invented": _persona_key(author, f"{option}.persona", given.get("persona", "")),
    }
    return field, shown


def _line(author: Author, option: str, value: object) -> str:
    """Return the words of a help; links there would be left in the middle of typing."""
    return site_html(author.text(option, value), lambda _to, _name, _text: "").strip()


def _value(author: Author, option: str, value: object, kind: str, choices: tuple[str, ...]) -> str:
    if value in ("", None):
        return ""
    if kind == "tick":
        return "1" if author.yes_or_no(option, value) else ""
    text = author.text(option, value)
    if kind == "choice":
        author.known([text], choices, option)
    return text


def _persona_key(author: Author, option: str, value: object) -> str:
    if not value:
        return ""
    keys = list(next(iter(PERSONAS.values())).values())
    author.known([author.text(option, value)], keys, option)
    return str(value)


def yes_or_no(ticked: bool) -> str:
    """Return the value of a box to tick, as an author writes it in a goal."""
    return _("yes") if ticked else _("no")
