"""Pages to print as tagged PDF (PDF/UA-1), by WeasyPrint, in a process of its own.

A process of its own, because a PDF takes a second or more of a processor that the room's pages wait
for, and because its libraries stay in memory. Nothing that a page names is loaded, but our fonts.
"""

from __future__ import annotations

import ctypes.util
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from declic.errors import PdfUnavailable
from declic.i18n import Words

_ = Words("room")

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset")
"""What WeasyPrint needs of the computer, besides Python packages."""
FONTS = Path(__file__).parents[1] / "room" / "page" / "static"
FONT_FILES = ("atkinson-400.woff2", "atkinson-700.woff2")
SECONDS = 120.0


def font_addresses() -> tuple[str, str]:
    """Return the addresses of the regular and the bold font for a page that becomes a PDF."""
    regular, bold = ((FONTS / name).as_uri() for name in FONT_FILES)
    return regular, bold


@cache
def available() -> bool:
    """Return whether this computer has what PDFs take; pages can be printed without it."""
    return all(ctypes.util.find_library(name) for name in LIBRARIES)


def pdf(page: str) -> bytes:
    """Return a page to print as PDF; its fonts are those of :func:`font_addresses`.

    Raises
    ------
    PdfUnavailable
        If this computer lacks a library, or if it took longer than two minutes.
    """
    command = [sys.executable, "-m", "declic.printing.pdf"]
    try:
        done = subprocess.run(command, input=page.encode(), capture_output=True, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise PdfUnavailable(_no_pdf()) from fault
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF"):
        raise PdfUnavailable(_no_pdf())
    return done.stdout


def _no_pdf() -> str:
    return _("No PDF can be made on this computer. Print the page with your browser.")


def _convert(page: str) -> bytes:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    allowed = set(font_addresses())

    class OurFonts(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in allowed:
                raise ValueError(url)
            return super().fetch(url, headers)

    fetcher = OurFonts(allowed_protocols=("file",))
    made: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1")
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(_convert(sys.stdin.buffer.read().decode()))
