"""What every measurement shares: its options, its progress, and the line of JSON at its end."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from declic.settings import Declic

PACKAGES = ("declic-ateliers", "voila", "ipykernel", "anywidget", "jupyter-server", "tornado")


def options(description: str, **switches: str) -> argparse.Namespace:
    """Read the command line.

    Parameters
    ----------
    switches
        Further switches, by name, and what each is for.

    Returns
    -------
    argparse.Namespace
        ``quick``: whether one round is enough; ``workshop``: the folder of source/ to serve.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="one round, few learners")
    parser.add_argument(
        "--workshop", default=Declic.workshop.default_value, help="a folder of source/"
    )
    for name, meaning in switches.items():
        parser.add_argument(f"--{name}", action="store_true", help=meaning)
    return parser.parse_args()


def progress(text: str) -> None:
    """Tell what is being measured, on standard error."""
    print(text, file=sys.stderr, flush=True)


def finish(name: str, **figures: Any) -> None:
    """Print the line of JSON."""
    machine = {
        "cores": os.cpu_count(),
        "load_average_1_minute": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "versions": {package: version(package) for package in PACKAGES},
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    print(json.dumps({"bench": name} | figures | machine, ensure_ascii=False), flush=True)


def median(values: Sequence[float], digits: int = 3) -> float:
    """Return the median, rounded."""
    return round(statistics.median(values), digits)


def p95(seconds: Sequence[float], digits: int | None = None) -> float:
    """Return the 95th percentile, in milliseconds, rounded."""
    return round(1000 * statistics.quantiles(seconds, n=20)[-1], digits)


def ratio(peer: float, ours: float) -> float | None:
    """Return how many times less ours is; None where it is nothing."""
    return round(peer / ours, 1) if ours else None
