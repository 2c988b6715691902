"""What all tests share: an environment of their own, and a real store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from declic.store import Store

pytest_plugins = ("tests.browser.fixtures",)

KEPT = "DECLIC_CHROMIUM"
"""The one variable that a developer may set for tests."""
OWN = ("DECLIC_DATA", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")
"""Variables that lead to folders; in tests, to temporary ones: no test touches what is yours."""


def pytest_configure(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith("DECLIC_")]:
        if name != KEPT:
            del os.environ[name]
    folder = tempfile.TemporaryDirectory(prefix="declic-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    for name in OWN:
        os.environ[name] = str(Path(folder.name) / name.lower())


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, which Déclic finds by ``DECLIC_DATA``."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("DECLIC_DATA", str(folder))
    return folder


@pytest.fixture
def store(data_folder: Path) -> Iterator[Store]:
    """An empty store where Déclic looks for it."""
    opened = Store.open(f"sqlite:///{data_folder / 'declic.db'}")
    yield opened
    opened.close()
