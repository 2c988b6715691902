"""The secret in the address of the diary's calendar: who has it can read the calendar."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

FILE = "calendar_key"
_SECRET = re.compile(r"[0-9a-f]{32}")


def calendar_key(folder: Path) -> str:
    """Return the secret, 32 hexadecimal digits; drawn at the first call in a data folder."""
    try:
        kept = (folder / FILE).read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        kept = ""
    return kept if _SECRET.fullmatch(kept) else renew(folder)


def renew(folder: Path) -> str:
    """Draw another secret: the address that was given away leads nowhere from now on."""
    drawn = secrets.token_hex(16)
    made = folder / f".{FILE}-{secrets.token_hex(4)}"
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(drawn)
    made.replace(folder / FILE)
    return drawn
