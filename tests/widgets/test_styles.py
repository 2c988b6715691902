"""Stylesheets of kinds that stand on one page: none may dress what is another's."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parents[2] / "widgets"
ALIKE = {"declic-handle", "declic-summary"}
"""Classes that mean the same, and look the same, wherever they are."""


def dressed(path: Path) -> set[str]:
    """Return the classes that a stylesheet dresses wherever they stand, alone in a selector."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = (one.strip() for rule in re.findall(r"([^{}]+)\{", css) for one in rule.split(","))
    return {one[1:] for one in selectors if re.fullmatch(r"\.declic-[\w-]+", one)}


def test_a_class_is_dressed_by_one_stylesheet_alone() -> None:
    owners = defaultdict(set)
    for path in [*HERE.glob("_*.css"), *HERE.glob("*/*.css")]:
        for name in dressed(path):
            owners[name].add(path.name)
    several = {name: names for name, names in owners.items() if len(names) > 1}
    assert {name: names for name, names in several.items() if name not in ALIKE} == {}
