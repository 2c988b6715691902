"""What must stay the same over restarts: the secret that signs cookies, the desk's password."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from declic.domain.session import plain
from declic.domain.words import CARD_WORDS

PASSWORD_WORDS = 3
"""435³ = 82 million passwords, easy to type; tries are limited to some a minute."""


def cookie_secret(folder: Path) -> bytes:
    """Return the 32 bytes that sign cookies, drawn at the first call in a data folder."""
    return _kept(folder / "cookie_secret", lambda: secrets.token_bytes(32))


def desk_password(folder: Path) -> str:
    """Return the desk's password, drawn at the first call in a data folder.

    To have another one, delete the file ``desk_password`` there, or set your own in
    ``jupyter_config.py`` (``c.PasswordIdentityProvider.hashed_password``).
    """
    return _kept(folder / "desk_password", lambda: new_password().encode()).decode().strip()


def new_password() -> str:
    """Draw three everyday words without accents: ``cerise-velo-tulipe``."""
    return "-".join(plain(secrets.choice(CARD_WORDS)) for _word in range(PASSWORD_WORDS))


def _kept(path: Path, draw: Callable[[], bytes]) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        content = draw()
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        return content
