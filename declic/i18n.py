"""The words that people read: gettext catalogues, one domain a part of Déclic, French by default.

Message ids are plain English. Catalogues are ``locale/<language>/LC_MESSAGES/<domain>.po``; the
build compiles them (``hatch_build.py``). The language of a process is the environment variable
``DECLIC_LANGUAGE`` (``fr`` or ``en``), which the room and the workbench hand to their kernels.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("fr", "en")
LANGUAGE_VARIABLE = "DECLIC_LANGUAGE"


def language() -> str:
    """Return the language of this process: ``fr``, unless the environment asks for another."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


@cache
def catalogue(domain: str, language: str) -> gettext.NullTranslations:
    """Return the catalogue of one domain in one language; English ids where it is missing."""
    return gettext.translation(domain, LOCALE, [language], fallback=True)


class Words:
    """The translations of one domain, in the process's language at the moment of the call.

    Examples
    --------
    >>> _ = Words("room")
    >>> _("Join")
    'Entrer'
    """

    def __init__(self, domain: str) -> None:
        self.domain = domain

    @property
    def catalogue(self) -> gettext.NullTranslations:
        return catalogue(self.domain, language())

    def __call__(self, message: str) -> str:
        """Translate a message."""
        return self.catalogue.gettext(message)

    def n(self, singular: str, plural: str, number: int) -> str:
        """Translate a message that depends on a number."""
        return self.catalogue.ngettext(singular, plural, number)
