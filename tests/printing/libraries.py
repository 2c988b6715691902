"""Installs what PDFs take besides Python packages: ``python -m tests.printing.libraries``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from declic.printing import pdf

DEBIAN = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0")


def install() -> None:
    """Install them where they are missing and Debian's packages can be had."""
    if pdf.available() or shutil.which("apt-get") is None:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing what PDFs take with apt-get…", file=sys.stderr)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *DEBIAN]):
        try:
            done = subprocess.run([*prefix, "apt-get", "--quiet", *command], env=environment)
        except OSError:  # no sudo here
            return
        if done.returncode != 0:
            return


if __name__ == "__main__":
    install()
