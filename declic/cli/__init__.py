"""The commands: ``declic run``, ``lab``, ``new``, ``check``, ``release``, ``collect``."""

from declic.cli.main import main

__all__ = ["main"]
