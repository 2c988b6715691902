"""What lasts is told in one calm line; what is over at once is not spoken of."""

import io
import threading

import pytest

from declic.cli import progress
from declic.cli.progress import lasting


class Watched(io.StringIO):
    """An output, perhaps a terminal, that lets one wait for what is written."""

    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal
        self.written = threading.Event()

    def isatty(self):
        return self.terminal

    def write(self, text):
        done = super().write(text)
        if "Erasing" in text:
            self.written.set()
        return done


def test_what_is_over_at_once_is_not_spoken_of():
    out = Watched(terminal=True)
    with lasting("Erasing…", out):
        pass
    assert out.getvalue() == ""


@pytest.mark.parametrize("terminal", [True, False])
def test_what_lasts_is_told_once_and_leaves_no_trace_on_a_terminal(terminal, monkeypatch):
    monkeypatch.setattr(progress, "SILENT_SECONDS", 0.01)
    out, says = Watched(terminal), io.StringIO()
    with lasting("Erasing…", out, says) as say:
        assert out.written.wait(10)
        say("One of two.")
    assert says.getvalue() == "One of two.\n"
    if terminal:
        assert out.getvalue().startswith("\rErasing… 0 s")
        assert out.getvalue().rstrip(" ").endswith("\r")
    else:
        assert out.getvalue() == "Erasing…\n"
