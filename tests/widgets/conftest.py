"""Each test begins as a fresh kernel: no earlier attempts, no collected answers, no room."""

from __future__ import annotations

import pytest

from declic import recorder
from declic.recorder import CHANNEL_VARIABLE, MemoryRecorder
from tests.browser.questions import envelope
from widgets import _graded
from widgets._assets import KIT_VARIABLE


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    """The recorder of this kernel, in memory."""
    for name in (CHANNEL_VARIABLE, KIT_VARIABLE, _graded.EXECUTION_VARIABLE, "SERVER_SOFTWARE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DECLIC_LANGUAGE", "fr")
    fresh = MemoryRecorder(seed=5)
    monkeypatch.setattr(recorder, "_current", fresh)
    monkeypatch.setattr(_graded, "_given", {})
    return fresh


@pytest.fixture
def in_a_room(monkeypatch):
    """The kernel belongs to a room, and to a learner of it."""
    monkeypatch.setenv(CHANNEL_VARIABLE, "unix:/nowhere")
    monkeypatch.setenv(KIT_VARIABLE, "/kit/")


@pytest.fixture
def said(monkeypatch):
    """What exercises send to their pages, in order."""
    messages = []
    monkeypatch.setattr(
        "widgets._base.Exercise.send", lambda self, content, buffers=None: messages.append(content)
    )
    return messages


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The notebook's folder, with a picture in it."""
    (tmp_path / "verte.png").write_bytes(envelope((27, 127, 75)))
    (tmp_path / "lourde.png").write_bytes(envelope((27, 127, 75)) + b"\0" * 150_000)
    (tmp_path / "immense.png").write_bytes(envelope((27, 127, 75)) + b"\0" * 400_000)
    monkeypatch.chdir(tmp_path)
    return tmp_path
