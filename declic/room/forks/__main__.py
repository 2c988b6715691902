"""The template's process: ``python -P -m declic.room.forks <file descriptor of its server>``."""

from __future__ import annotations

import sys

from declic.room.forks.serving import serve

serve(int(sys.argv[1]))
