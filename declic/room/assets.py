"""The files that pages load: named by their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tornado import web

from declic.room import policy
from declic.room.access import Access, Guarded
from widgets import _assets as kit

STATIC = Path(__file__).parent / "page" / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
}
FILE_IN_STYLE = re.compile(r"\{\{([a-z0-9.-]+)\}\}")
"""A file that a style names: its address is put there."""
LIVE_SCRIPTS = (
    "live-making.js",
    "live-parts.js",
    "live-notes.js",
    "live-pause.js",
    "live-asking.js",
    "live.js",
)
SCRIPTS = {
    "page.js": (LIVE_SCRIPTS, ("frames.js", "loading.js", "host.js"), ("chrome.js",)),
    "full.js": (LIVE_SCRIPTS, ("frames.js", "full-listening.js")),
}
"""Scripts of the light page and of Voilà's; each group in a block of its own, each file after what
it imports."""
IMPORT_OR_EXPORT = re.compile(r"^(?:import [^;]*;\n|export )", re.M)
WIDGET_FILES_KEPT = 1000
_widget_files: dict[str, str] = {}
FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def content(name: str) -> bytes:
    """Return a file that pages load.

    ``room.css`` is what all kinds share and the room's own style; ``page.js`` and ``full.js`` are
    scripts put together: a request saved is a tenth of a second on a weak Wi-Fi.
    """
    if name == "room.css":
        own = "".join((STATIC / file).read_text("utf-8") for file in (name, "live.css"))
        style = kit.shared_style() + own
        return FILE_IN_STYLE.sub(lambda file: f"../../{address(file[1])}", style).encode()
    if name in SCRIPTS:
        blocks = ["".join(map(_script, group)) for group in SCRIPTS[name]]
        return "".join(f"{{\n{block}}}\n" for block in blocks).encode()
    return (STATIC / name).read_bytes()


def _script(name: str) -> str:
    return IMPORT_OR_EXPORT.sub("", (STATIC / name).read_text("utf-8"))


@cache
def address(name: str) -> str:
    """Return the address of a file below the base URL, with a digest of its content."""
    digest = hashlib.sha256(content(name)).hexdigest()[:12]
    return f"static/{digest}/{name}"


def kit_folder() -> str:
    """Return the folder of the kit's bundles below the base URL, with the kit's version."""
    kit.renew()  # an author may have changed it while the room runs: kernels have the new one
    return f"kit/{kit.kit_version()}/"


def widget_file(text: str, suffix: str) -> str:
    """Keep a module or a style that a widget brought along; return its address below the base.

    So that it reaches pages as a file: what is made of text is forbidden there (:mod:`policy`).
    """
    name = f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.{suffix}"
    _widget_files[name] = text
    while len(_widget_files) > WIDGET_FILES_KEPT:
        del _widget_files[next(iter(_widget_files))]
    return f"widget/{name}"


def bundle_name(kinds: Iterable[str]) -> str:
    """Return the name of the bundle that holds these kinds: ``fill_in+ordering``."""
    return "+".join(sorted(set(kinds)))


class FileHandler(Guarded, web.RequestHandler):
    """A file."""

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Content-Security-Policy", policy.FILE)


class AssetHandler(FileHandler):
    """Serves the room's own files; the digest in the address only makes it new."""

    access = Access.ANYONE

    def get(self, _digest: str, name: str) -> None:
        try:
            body = content(name)
        except OSError:
            raise web.HTTPError(404) from None
        send_for_good(self, body, Path(name).suffix)


class KitHandler(FileHandler):
    """Serves the modules and styles of the exercise kit, as many kinds in one as a page shows."""

    access = Access.ANYONE

    def get(self, version: str, name: str, suffix: str) -> None:
        asked = tuple(name.split("+"))
        if version != kit.kit_version():
            kit.renew()
        known = set(asked) <= set(kit.kinds()) and bundle_name(asked) == name
        if version != kit.kit_version() or not known:
            raise web.HTTPError(404)
        text = kit.bundle_module(asked) if suffix == "js" else kit.bundle_style(asked)
        send_for_good(self, text.encode(), f".{suffix}")


class WidgetFileHandler(FileHandler):
    """Serves what widgets outside of the kit bring along, the desk's panels for example."""

    access = Access.KNOWN

    def get(self, digest: str, suffix: str) -> None:
        text = _widget_files.get(f"{digest}.{suffix}")
        if text is None:
            raise web.HTTPError(404)
        send_for_good(self, text.encode(), f".{suffix}")


def send_for_good(handler: web.RequestHandler, body: bytes, suffix: str) -> None:
    """Answer with a file that a browser may keep.

    Raises
    ------
    tornado.web.HTTPError
        404 if it is of a type that pages don't load.
    """
    if suffix not in TYPES:
        raise web.HTTPError(404)
    handler.set_header("Content-Type", TYPES[suffix])
    handler.set_header("Cache-Control", FOR_GOOD)
    handler.write(body)
