"""The files that pages load: named by their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from tornado import web

from widgets import _assets as kit

STATIC = Path(__file__).parent / "page" / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
}
FILE_IN_STYLE = re.compile(r"\{\{([a-z0-9.-]+)\}\}")
"""A file that a style names: its address is put there."""
PAGE_SCRIPTS = ("host.js", "chrome.js")
FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def content(name: str) -> bytes:
    """Return a file that pages load.

    ``room.css`` is the kit's style and the room's; ``page.js`` the scripts of the light page,
    each in a block of its own: a request saved is a tenth of a second on a weak Wi-Fi.
    """
    if name == "room.css":
        style = kit.kit_style() + (STATIC / name).read_text("utf-8")
        return FILE_IN_STYLE.sub(lambda file: f"../../{address(file[1])}", style).encode()
    if name == "page.js":
        scripts = [(STATIC / part).read_text("utf-8") for part in PAGE_SCRIPTS]
        return "".join(f"{{\n{script}}}\n" for script in scripts).encode()
    return (STATIC / name).read_bytes()


@cache
def address(name: str) -> str:
    """Return the address of a file below the base URL, with a digest of its content."""
    digest = hashlib.sha256(content(name)).hexdigest()[:12]
    return f"static/{digest}/{name}"


def kit_address(suffix: str) -> str:
    """Return the address of the kit's module (``js``) or style (``css``)."""
    return f"kit/kit.{kit.kit_version()}.{suffix}"


class AssetHandler(web.RequestHandler):
    """Serves the room's own files; the digest in the address only makes it new."""

    def get(self, name: str) -> None:
        try:
            body = content(name)
        except OSError:
            raise web.HTTPError(404) from None
        send_for_good(self, body, Path(name).suffix)


class KitHandler(web.RequestHandler):
    """Serves the exercise kit's module and style."""

    def get(self, version: str, suffix: str) -> None:
        if version != kit.kit_version():
            forget_kit()  # an author changed it while the room runs: kernels have the new one
        if version != kit.kit_version():
            raise web.HTTPError(404)
        text = kit.kit_module() if suffix == "js" else kit.kit_style()
        send_for_good(self, text.encode(), f".{suffix}")


def forget_kit() -> None:
    """Read the kit again at the next need."""
    kit.forget()
    content.cache_clear()
    address.cache_clear()


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
    handler.set_header("X-Content-Type-Options", "nosniff")
    handler.write(body)
