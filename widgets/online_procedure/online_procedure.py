"""``OnlineProcedure``: an online procedure, from the first page to the acknowledgement."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Unpack

from declic.domain.rules import meets
from declic.i18n import Words
from widgets._author import Author
from widgets._files import FOLDER, Entry, picker_words, read_folders
from widgets._options import Options
from widgets._site import Field
from widgets._site_check import check_goals, reachable
from widgets._site_imitation import OWN, SiteImitation
from widgets._site_walk import SiteWalk
from widgets._sites import transport
from widgets._task import Event, Subjects
from widgets.online_procedure._mails import Mail, read_mails
from widgets.online_procedure._walk import ProcedureWalk

_ = Words("widgets")

MAIL, TOP, NONE = "mail", "top", "none"
"""Keys of the tab with the mails, of the top of the folders, of no picker."""


class OnlineProcedure(SiteImitation):
    """An online procedure in an imitation browser: forms, mails in a second tab, files to attach.

    Each thing that is asked counts the same; each risk that was taken takes as much away (rule
    ``marked``).

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    site
        ``"transport"``, which ships, or one's own as for ``Website`` (``docs/imitations.md``).
    start
        Page on which it opens. Default: the site's own.
    mails
        What arrives in the mail box: ``{"name": …, "after": form, "sender": …, "subject": …,
        "body": …}``. Default: those of the site that ships.
    files
        Folders in which a field of type ``file`` finds its file, as ``{"Documents":
        ["facture.pdf"]}``. Default: those of the site that ships.
    persona, goals, risks, ask, answer, choices
        As those of ``Website``; goals may also be ``read mail`` and ``attach field = pattern``.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong, or what is asked can't be done there.

    Notes
    -----
    A response is that of ``Website``, with the steps ``["window", "mail"]``, ``["read", mail]``,
    ``["pick", field]``, ``["look", folder]`` and ``["attach", field, file]`` beside.
    """

    kind = "online_procedure"
    _mails: tuple[Mail, ...] = ()
    _files: tuple[Entry, ...] = ()

    def __init__(
        self,
        prompt: str = "",
        site: str | Mapping[str, Any] | None = None,
        start: str | None = None,
        mails: Sequence[Mapping[str, Any]] | None = None,
        files: Mapping[str, Any] | None = None,
        persona: str | None = None,
        goals: Sequence[str] | Mapping[str, str] = (),
        risks: Sequence[str] | Mapping[str, str] = (),
        ask: str | None = None,
        answer: str | Sequence[str] | int | None = None,
        choices: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, *OWN, "mails", "files")
        self._beside_site = (site, mails, files)
        task = {"goals": goals, "risks": risks, "ask": ask, "answer": answer, "choices": choices}
        self._read_world(author, site, start, persona, task)
        self._finish(author)

    def _read_beside(self, author: Author) -> None:
        site, mails, files = self._beside_site
        shipped = site == "transport"
        if mails is None:
            mails = transport.MAILS if shipped else ()
        if files is None and shipped:
            files = transport.FILES
        self._mails = read_mails(author, mails, self._site)
        self._files = read_folders(author, "files", files) if files else ()
        if self._file_fields() and not self._files:
            example = 'files={"Documents": ["facture.pdf"]}'
            raise author.missing("files", _("Write {example}.").format(example=example))

    def _subjects(self) -> Subjects:
        own = {
            "read": tuple(mail.name for mail in self._mails),
            "attach": tuple(one.name for one in self._file_fields().values()),
        }
        return {**super()._subjects(), **{verb: names for verb, names in own.items() if names}}

    def _check(self, author: Author) -> None:
        own = ("read", "attach")
        check_goals(author, self._site, [one for one in self._goals if one.verb not in own])
        pages = reachable(self._site)
        forms = {mail.name: self._site.forms[mail.form].page for mail in self._mails}
        forms |= {
            field.name: form.page
            for form in self._site.forms.values()
            for field in form.fields
            if field.kind == "file"
        }
        names = [one.name for one in self._files if one.kind != FOLDER]
        for goal in self._goals:
            if goal.verb not in own:
                continue
            pattern = goal.pattern
            possible = pattern is None or (
                goal.verb == "attach" and any(meets(name, pattern) for name in names)
            )
            if forms[goal.name] not in pages or not possible:
                remedy = _("It can't be done here: look at the mails and the files.")
                raise author.refuse("goals", goal.written, remedy)

    def _file_fields(self) -> dict[str, Field]:
        return {key: one for key, one in self._site.fields.items() if one.kind == "file"}

    def _walk(self) -> SiteWalk:
        return ProcedureWalk(self._site, self._mails, self._files)

    def verbs(self) -> Mapping[str, Collection[str]]:
        known = super().verbs()
        folders = {one.key for one in self._files if one.kind == FOLDER}
        fields = self._file_fields()
        return {
            **known,
            "window": (*known["window"], MAIL),
            "read": {mail.key for mail in self._mails},
            "pick": {*fields, NONE},
            "look": {*folders, TOP},
            "attach": fields,
        }

    def shown_key(self, name: str) -> str:
        if name == MAIL:
            return "w-mail"
        named = {mail.name: mail.key for mail in self._mails}
        return named.get(name) or super().shown_key(name)

    def tell(self, event: Event) -> str:
        if event.verb == "read":
            subject = next(mail.subject for mail in self._mails if mail.name == event.name)
            return _("Read the mail “{name}”").format(name=subject)
        if event.verb in ("attach", "choose"):
            label = next(one.label for one in self._site.fields.values() if one.name == event.name)
            if not event.value:
                return _("Attached a file to “{name}”").format(name=label)
            said = _("Attached “{value}” to “{name}”")
            if event.verb == "choose":
                said = _("Chose “{value}” for “{name}”")
            return said.format(name=label, value=event.value)
        return super().tell(event)

    def _content(self, lot: random.Random) -> dict[str, Any]:
        return super()._content(lot) | {
            "mails": [mail.to_json() for mail in self._mails],
            "files": [one.to_json() for one in self._files],
        }

    def _default_instruction(self) -> str:
        return _("Go through the procedure to its end, then check.")

    def _own_words(self) -> dict[str, str]:
        return {
            **super()._own_words(),
            **picker_words(),
            "op_mails": _("Mails"),
            "op_no_mail": _("No mail yet. It comes once you have sent a form."),
            "op_new": _("{n} new"),
            "op_from": _("From:"),
            "op_back": _("Back to the list of mails"),
            "op_pick": _("Choose a file: {label}"),
            "op_pick_short": _("Choose a file"),
            "op_none": _("No file yet"),
            "op_arrived": _("A mail has arrived. It is in the tab “Mails”."),
        }
