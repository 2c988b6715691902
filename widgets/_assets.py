"""The kit's JavaScript and CSS, put together as each host wants them.

Each ``.js`` is an ES module that the linter and an editor understand. anywidget loads a module's
text from a ``blob:`` address, where a relative ``import`` can't resolve, so the files are put one
after the other without their imports: in JupyterLab each widget carries the shared part and its
own; a room's page loads one *bundle* with the kinds that it shows, which browsers keep.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

KIT_VARIABLE = "DECLIC_KIT_URL"
"""Environment variable: URL folder from which pages load the kit, as ``/kit/``."""

HERE = Path(__file__).parent
SHARED_STYLE = "_shared.css"
BUNDLES_KEPT = 64
"""How many different bundles are kept; a workshop has one."""
EXPORT = "export default { render };"
_IMPORT = re.compile(r"^import [^;]*;\n", re.M)
_IMPORTED = re.compile(r'^import [^;]* from "\.{1,2}/(_\w+\.js)";$', re.M)
_EXPORTED = re.compile(r"^export (?=function |const |class )", re.M)


@cache
def kinds() -> tuple[str, ...]:
    """Return the names of the folders that hold a widget, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/*.js")))


@lru_cache(BUNDLES_KEPT)
def bundle_module(asked: tuple[str, ...]) -> str:
    """Return one ES module with some kinds: ``export const kinds = {<kind>: {render}, …}``."""
    parts = [*map(_script, shared_by(asked)), "export const kinds = {};\n"]
    for kind in asked:
        body = _script(f"{kind}/{kind}.js").replace(EXPORT, "return { render };")
        parts.append(f"kinds.{kind} = (() => {{\n{body}}})();\n")
    return "".join(parts)


@lru_cache(BUNDLES_KEPT)
def bundle_style(asked: tuple[str, ...]) -> str:
    """Return one style with some kinds; :func:`shared_style` has to stand before it."""
    return _styles(asked, without=SHARED_STYLE)


def shared_style() -> str:
    """Return the style that all kinds share, with the tokens."""
    return _read(SHARED_STYLE)


@cache
def kit_version() -> str:
    """Return a digest of all modules and styles, 12 hexadecimal digits."""
    _newest_change()  # noted before anything is read
    everything = bundle_module(kinds()) + shared_style() + bundle_style(kinds())
    return hashlib.sha256(everything.encode()).hexdigest()[:12]


@cache
def _newest_change() -> float:
    """Return when one of the files was last changed, seconds since 1970."""
    return max(file.stat().st_mtime for file in HERE.rglob("*.[jc]s*"))


def renew() -> None:
    """Read the files again if an author has changed them since they were read."""
    known = _newest_change()
    _newest_change.cache_clear()
    if _newest_change() != known:
        for kept in (kinds, bundle_module, bundle_style, kit_version, _read):
            kept.cache_clear()


def shared_by(asked: Iterable[str]) -> list[str]:
    """Return the files that these kinds' modules import, each after those that it imports itself.

    Parameters
    ----------
    asked
        Names of kinds.
    """
    found: list[str] = []

    def follow(name: str) -> None:
        for imported in _IMPORTED.findall(_read(name)):
            if imported not in found:
                follow(imported)
                found.append(imported)

    for kind in asked:
        follow(f"{kind}/{kind}.js")
    return found


def module_of(kind: str) -> str:
    """Return the text of an anywidget module for one kind (trait ``_esm``)."""
    folder = _kit_url()
    if folder is None:
        return "".join(map(_script, [*shared_by([kind]), f"{kind}/{kind}.js"]))
    address = json.dumps(f"{folder}{kit_version()}/{kind}.js")
    return (
        f"export default async () =>"
        f" (await import(new URL({address}, location.origin))).kinds[{json.dumps(kind)}];"
    )


def style_of(kind: str) -> str:
    """Return the text of the style for one kind (trait ``_css``)."""
    folder = _kit_url()
    if folder is None:
        return _styles([kind])
    return f"@import url({json.dumps(f'{folder}{kit_version()}/{kind}.css')});"


def _kit_url() -> str | None:
    return os.environ.get(KIT_VARIABLE) or None


def _script(name: str) -> str:
    """Return a module as a script: what it imports stands before it already."""
    return _EXPORTED.sub("", _IMPORT.sub("", _read(name)))


def _styles(asked: Sequence[str], without: str = "") -> str:
    """Return the styles of kinds and of what they share; a part that needs none has no file."""
    names = [*shared_by(asked), *(f"{kind}/{kind}.js" for kind in asked)]
    files = [HERE / name.replace(".js", ".css") for name in names]
    return "".join(
        _read(str(file.relative_to(HERE)))
        for file in files
        if file.is_file() and file.name != without
    )


@cache
def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")
