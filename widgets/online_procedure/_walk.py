"""What happened in an online procedure: on its site, in the mail box, in the folders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from widgets._files import FOLDER, Entry
from widgets._site import Site
from widgets._site_walk import SiteWalk
from widgets._steps import Step
from widgets.online_procedure._mails import Mail


class ProcedureWalk(SiteWalk):
    """A procedure while somebody goes through it."""

    def __init__(self, site: Site, mails: Sequence[Mail], files: Sequence[Entry]) -> None:
        super().__init__(site)
        self._mails = {mail.key: mail for mail in mails}
        self._files = {one.key: one for one in files if one.kind != FOLDER}

    def acts(self) -> Mapping[str, Callable[[Step, int], None]]:
        return {**super().acts(), "read": self._read, "attach": self._attach}

    def _read(self, step: Step, at: int) -> None:
        """Read a mail, once the form was sent after which it comes."""
        mail = self._mails[step.key]
        if self.site.forms[mail.form].name in self.sent:
            self.happens("read", mail.name, by=step, at=at)

    def _attach(self, step: Step, at: int) -> None:
        """Choose a file; which one is attached is known once the form is sent."""
        file = self._files.get(step.value)
        if file:
            self.values[step.key] = file.name
            self.happens("choose", self.site.fields[step.key].name, file.name, by=step, at=at)

    def _fill(self, step: Step, at: int) -> None:
        """Fill a field in; a file is chosen, and can't be typed."""
        if self.site.fields[step.key].kind != "file":
            super()._fill(step, at)

    def happens(self, verb: str, name: str = "", value: str = "", *, by: Step, at: int) -> None:
        field = self.site.fields.get(by.key)
        if verb == "fill" and field is not None and field.kind == "file":
            verb = "attach"
        super().happens(verb, name, value, by=by, at=at)
