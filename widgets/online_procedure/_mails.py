"""The mails that a procedure sends, each once a form was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.i18n import Words
from widgets._addresses import reserved
from widgets._author import Author
from widgets._site import Site
from widgets._text import rich

_ = Words("widgets")

FIELDS = ("name", "after", "sender", "subject", "body")
MOST_MAILS = 20
_EXAMPLE = (
    'mails=[{"name": "code", "after": "compte", "sender": "Mairie <code@mairie.example>",'
    ' "subject": "Votre code", "body": "Voici votre code : **482 915**."}]'
)


@dataclass(frozen=True)
class Mail:
    """A mail of the procedure.

    Attributes
    ----------
    form
        Key of the form after which it comes.
    """

    key: str
    name: str
    form: str
    sender: str
    subject: str
    body: str

    def to_json(self) -> dict[str, str]:
        """Return what the page shows."""
        shown = {"key": self.key, "form": self.form, "sender": self.sender}
        return shown | {"subject": self.subject, "body": rich(self.body)}


def read_mails(author: Author, value: object, site: Site) -> tuple[Mail, ...]:
    """Return the mails that an author wrote.

    Raises
    ------
    AuthorError
        If one comes after a form that isn't there, has the name of another, or something is wrong
        in it.
    """
    if isinstance(value, str) or not isinstance(value, Sequence) or len(value) > MOST_MAILS:
        raise author.refuse("mails", value, _example())
    mails = tuple(_mail(author, f"mails[{i}]", one, site, i + 1) for i, one in enumerate(value))
    names = [mail.name for mail in mails]
    for name in names:
        if names.count(name) > 1:
            raise author.refuse("mails", name, _("It is there twice: change one of the two."))
    return mails


def _mail(author: Author, option: str, value: object, site: Site, number: int) -> Mail:
    if not isinstance(value, Mapping):
        raise author.refuse(option, value, _example())
    author.known(value, FIELDS, option)
    given: Mapping[str, Any] = value
    after = author.text(f"{option}.after", given.get("after"))
    forms = {form.name: form.key for form in site.forms.values()}
    author.known([after], list(forms), f"{option}.after: {_('form')}")
    sender = author.text(f"{option}.sender", given.get("sender"))
    if "@" in sender:
        reserved(author, f"{option}.sender", sender.rpartition("@")[2].strip(" >"))
    subject = author.text(f"{option}.subject", given.get("subject"))
    name = author.text(f"{option}.name", given.get("name", subject))
    body = author.text(f"{option}.body", given.get("body"))
    return Mail(f"m{number}", name, forms[after], sender, subject, body)


def _example() -> str:
    return _("Write for example: {example}.").format(example=_EXAMPLE)
