"""Finds the Chromium that tests drive, or installs one: ``python -m tests.browser.chromium``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "DECLIC_CHROMIUM"
"""Path of a Chromium to use in the place of those that are looked for."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
"""What keeps the browser itself from asking anything of the internet."""
ASK = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path, end="")"""
"""Asked in another process: a thread can have one Playwright only, and this one may have it."""
ADVICE = """\
No Chromium was found, and none could be installed. Do one of these, then try again:
  sudo apt-get install chromium              (Debian)
  .venv/bin/playwright install chromium      (elsewhere)
  export DECLIC_CHROMIUM=/path/to/chromium   (one that you have)"""


def executable() -> str | None:
    """Return the path of a browser that starts, the distribution's first; None without one."""
    asked = os.environ.get(VARIABLE)
    for path in [asked] if asked else map(shutil.which, NAMES):
        if path and _starts(path):
            return path
    return None if asked else _playwrights_own()


def arguments() -> list[str]:
    """Return the command line that a Chromium of tests gets."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, *(["--no-sandbox"] if root else [])]


def install() -> str | None:
    """Install a Chromium where there is none, and return its path; None if it can't be had."""
    for attempt in (_from_the_distribution, _from_playwright):
        if path := executable():
            return path
        attempt()
    return executable()


def _playwrights_own() -> str | None:
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True)
    return done.stdout if Path(done.stdout).is_file() else None


def _starts(path: str) -> bool:
    """Tell a browser from the stub by which Ubuntu points to a snap that isn't installed."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _from_the_distribution() -> None:
    if shutil.which("apt-get") is None:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Chromium with apt-get…", file=sys.stderr)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        try:
            done = subprocess.run([*prefix, "apt-get", "--quiet", *command], env=environment)
        except OSError:  # no sudo here
            return
        if done.returncode != 0:
            return


def _from_playwright() -> None:
    print("Installing Playwright's Chromium…", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])


if __name__ == "__main__":
    if install() is None:
        sys.exit(ADVICE)
