"""The templates of pages to print."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from declic import i18n
from declic.i18n import Words

_ = Words("room")

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.install_gettext_callables(_, _.n, newstyle=True)  # type: ignore[attr-defined]
    return env


def rendered(template: str, **context: Any) -> str:
    """Return a page to print; what it shows is escaped."""
    return _environment().get_template(template).render(language=i18n.language(), **context)
