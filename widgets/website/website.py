"""``Website``: an imitation browser with a site to find one's way in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from declic.i18n import Words
from widgets._options import Options
from widgets._site_imitation import OWN, SiteImitation

_ = Words("widgets")


class Website(SiteImitation):
    """An imitation site: something is to be found, filled in, refused, ordered there.

    Each goal that is reached counts the same; each risk that was taken takes as much away (rule
    ``marked``). Detours never count. After the verdict one's own steps can be gone through again.

    Parameters
    ----------
    prompt
        What to do, in Markdown.
    site
        One that ships (``"boutique"``, ``"mairie"``, ``"sante"``, ``"administration"``), one's own
        (``docs/imitations.md``), or a change of one that ships: ``{"like": "mairie", …}``.
    start
        Page on which it opens. Default: the site's own.
    goals, risks
        Sentences, see :mod:`widgets._task`: ``visit page``, ``press name``, ``fill field =
        pattern``, ``send form``, ``search = pattern``, ``filter name = value``, ``add card``,
        ``basket card = quantity`` (at the end), ``close popup``, ``cookies = refused`` (or
        ``accepted``, ``chosen``), ``refuse purpose``, ``accept purpose``, ``tab name``, ``back``.
    ask, answer, choices
        A question beside the site, see :mod:`widgets._ask`.
    persona
        Key of an invented identity to fill forms in with (``"camille"``, ``"ahmed"``, ``"rosa"``).
        None: there is none.
    options
        Those of every exercise, see :class:`widgets._options.Options`.

    Raises
    ------
    AuthorError
        If something is missing or wrong in the site, or what is asked can't be done there.

    Notes
    -----
    A response is ``{"steps": [["press", "k3"], ["fill", "i1", "…"], ["send", "f1"]]}``, with the
    verbs of :meth:`widgets._site.Site.verbs`. Words that are typed are told only where a goal asks
    about them, else the value is ``…``; ``send`` with a value is a form that the page stopped.
    """

    kind = "website"

    def __init__(
        self,
        prompt: str = "",
        site: str | Mapping[str, Any] | None = None,
        start: str | None = None,
        persona: str | None = None,
        goals: Sequence[str] | Mapping[str, str] = (),
        risks: Sequence[str] | Mapping[str, str] = (),
        ask: str | None = None,
        answer: str | Sequence[str] | int | None = None,
        choices: Sequence[str] | None = None,
        **options: Unpack[Options],
    ) -> None:
        author = self._begin(prompt, options, *OWN)
        task = {"goals": goals, "risks": risks, "ask": ask, "answer": answer, "choices": choices}
        self._read_world(author, site, start, persona, task)
        self._finish(author)

    def _default_instruction(self) -> str:
        return _("Do it on the site below, then check.")
