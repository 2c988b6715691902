"""What browsers are told to allow: the Content-Security-Policy of each sort of page, and its kin.

Our own pages run files of the room and nothing else: no script or style that stands in the page,
none made of text. Voilà's full page can't work so; it is the exception, and is served only for
notebooks with widgets that are not of the kit.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Iterator

SAFE_HOST = re.compile(r"[a-z0-9.\-]{1,253}(:\d{1,5})?|\[[0-9a-f:.]{2,45}\](:\d{1,5})?")
INLINE_STYLE = re.compile(r"""<style\b[^>]*>(.*?)</style>|\sstyle=(?:"([^"]*)"|'([^']*)')""", re.S)
SCRIPT = re.compile(r"<script\b.*?</script>", re.S)
FILE = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
"""Of a file that is opened by itself: a drawing may have its style, and runs nothing."""


def headers(*, secure: bool) -> Iterator[tuple[str, str]]:
    """Return what all answers say, besides a policy of their own."""
    yield "X-Content-Type-Options", "nosniff"
    yield "X-Frame-Options", "DENY"
    yield "Referrer-Policy", "same-origin"
    yield "Cross-Origin-Resource-Policy", "same-origin"
    yield "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    if secure:  # browsers complain of it elsewhere
        yield "Cross-Origin-Opener-Policy", "same-origin"


def strict(host: str, styles: Iterable[str] = ()) -> str:
    """Return the policy of our own pages.

    Parameters
    ----------
    host
        The name by which a browser called, for its websockets: old Safari doesn't count them as
        ``'self'``.
    styles
        Hashes of what an author wrote as style in a notebook, see :func:`style_hashes`.
    """
    hashes = " ".join(f"'sha256-{digest}'" for digest in styles)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'unsafe-hashes' {hashes}" if hashes else "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "media-src 'self' data:",
            f"connect-src 'self' {_websockets(host)}".rstrip(),
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def loose(host: str) -> str:
    """Return the policy of Voilà's full page, which makes scripts and styles out of text."""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' blob: 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data:",
            f"connect-src 'self' {_websockets(host)}".rstrip(),
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def style_hashes(page: str) -> tuple[str, ...]:
    """Return the hashes by which a policy allows the styles that stand in a page, and no other."""
    found = {
        element or html.unescape(double or single)
        for element, double, single in INLINE_STYLE.findall(SCRIPT.sub("", page))
    }
    return tuple(
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in sorted(found)
    )


def _websockets(host: str) -> str:
    name = host.lower()
    return f"ws://{name} wss://{name}" if SAFE_HOST.fullmatch(name) else ""
