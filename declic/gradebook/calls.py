"""Counts where a cell's code makes an exercise, whether or not it shows it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from IPython.core.inputtransformer2 import TransformerManager

_WITHIN = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
"""What is written inside these is made later, perhaps never."""


def exercise_calls(source: str, kinds: Iterable[str]) -> int:
    """Return how many exercises a cell's code makes when it is run.

    Parameters
    ----------
    source
        As a notebook holds it, IPython's own syntax included.
    kinds
        Names of the classes of exercises.
    """
    wanted = set(kinds)
    try:
        transformer = TransformerManager()  # type: ignore[no-untyped-call]
        tree = ast.parse(transformer.transform_cell(source))
    except (SyntaxError, ValueError):
        return 0
    return sum(_called_name(node) in wanted for node in _run_at_once(tree))


def _run_at_once(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, _WITHIN):
            yield node
            yield from _run_at_once(node)


def _called_name(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
